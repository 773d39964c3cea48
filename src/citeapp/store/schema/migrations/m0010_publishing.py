"""What is printed and given: logos, plain texts, consents, sendings. Frozen: never edited."""

from __future__ import annotations

from citeapp.store.connection import Connection

SQL = r"""
CREATE TABLE logo (  -- a logo of the Cité, printed on its documents
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "order_key" TEXT,  -- fractional order key
  "alt_text" TEXT,  -- the name it stands for
  "media_type" TEXT,  -- image/png or image/jpeg
  "data" TEXT  -- bytes of the small picture, base64
) STRICT;
CREATE TABLE glossary_word (  -- a hard word of here, and how to say it plainly
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "word" TEXT,  -- the hard word
  "plain" TEXT,  -- what to say instead
  "meaning" TEXT,  -- what it means, in a plain sentence
  "example" TEXT  -- an example of daily life
) STRICT;
CREATE TABLE plain_version (  -- a plain text, of a rencontre or free
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "collective_id" TEXT,  -- the collectif it is for
  "meeting_id" TEXT,  -- the rencontre it tells of, if any
  "kind" TEXT,  -- plain_kind code
  "title" TEXT,  -- what it is called in lists
  "proofread_by" TEXT,  -- who proof-read it, in words
  "proofread_on" TEXT,  -- day it was proof-read, ISO
  "proofread_digest" TEXT  -- hash of the words that were proof-read
) STRICT;
CREATE TABLE plain_line (  -- one sentence of a plain text
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "plain_version_id" TEXT,  -- the plain text
  "order_key" TEXT,  -- fractional order key
  "kind" TEXT,  -- plain_line_kind code
  "text" TEXT,  -- the sentence
  "picture" TEXT  -- name of a pictogram
) STRICT;
CREATE TABLE document_sending (  -- a document given to someone
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "about_id" TEXT,  -- the rencontre or collectif it tells of
  "document" TEXT,  -- which sort of document
  "title" TEXT,  -- its title that day
  "person_id" TEXT,  -- who received it, when in the directory
  "words" TEXT,  -- or who received it, in plain words
  "channel" TEXT,  -- invitation_channel code
  "sent_on" TEXT  -- day, ISO
) STRICT;
CREATE TABLE consent (  -- what a person agreed to
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "person_id" TEXT,  -- who agreed
  "scope" TEXT,  -- consent_scope code
  "given_on" TEXT,  -- day it was given, ISO
  "ends_on" TEXT,  -- last day it holds, ISO; empty: until it is taken back
  "proof" TEXT  -- how one knows, in words
) STRICT;
ALTER TABLE programme ADD COLUMN "address" TEXT;
ALTER TABLE programme ADD COLUMN "phone" TEXT;
ALTER TABLE programme ADD COLUMN "email" TEXT;
ALTER TABLE programme ADD COLUMN "website" TEXT;
ALTER TABLE programme ADD COLUMN "accent" TEXT;
ALTER TABLE programme ADD COLUMN "footer" TEXT;
ALTER TABLE programme ADD COLUMN "signature_name" TEXT;
ALTER TABLE programme ADD COLUMN "signature_role" TEXT;
ALTER TABLE minutes ADD COLUMN "plain_content" TEXT;
CREATE INDEX plain_version_meeting ON plain_version (meeting_id);
CREATE INDEX plain_version_collective ON plain_version (collective_id);
CREATE INDEX plain_line_plain_version ON plain_line (plain_version_id);
CREATE INDEX document_sending_about ON document_sending (about_id);
CREATE INDEX document_sending_person ON document_sending (person_id);
CREATE INDEX consent_person ON consent (person_id);
"""


def apply(connection: Connection) -> None:
    """Add the tables and columns of the documents, all empty."""
    for statement in SQL.split(";\n"):
        if statement.strip():
            connection.execute(statement)
