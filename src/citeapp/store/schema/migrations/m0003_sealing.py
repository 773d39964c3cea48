"""Proofs, sealed sections and acknowledgements that travel with operations. Frozen."""

from __future__ import annotations

from citeapp.store.connection import Connection

SQL = r"""
CREATE TABLE _s_page (  -- signed pages of journals: who wrote which operations
  n INTEGER PRIMARY KEY,  -- local number
  site INTEGER NOT NULL,  -- whose journal
  first INTEGER NOT NULL,  -- lowest sequence number on it
  scope TEXT NOT NULL,  -- the collectifs it is about, JSON
  dots TEXT NOT NULL,  -- its sequence numbers, JSON intervals
  contexts TEXT NOT NULL,  -- number and hash of its contexts, JSON
  whole BLOB NOT NULL,  -- hash over all its operations as encoded
  root BLOB NOT NULL,  -- hash over their leaves
  sig BLOB NOT NULL,  -- author's signature
  salts BLOB NOT NULL,  -- the salt of the page, or one an operation
  marks BLOB NOT NULL  -- leaves and commitments where content is not held
) STRICT;
CREATE INDEX _s_page_site ON _s_page (site, first);
CREATE TABLE _s_page_part (  -- which page proves which operations
  site INTEGER NOT NULL,  -- operations of this site
  lo INTEGER NOT NULL,  -- from this sequence number
  hi INTEGER NOT NULL,  -- to this one, included
  page INTEGER NOT NULL,  -- the page
  PRIMARY KEY (site, lo)
) STRICT, WITHOUT ROWID;
CREATE INDEX _s_page_part_page ON _s_page_part (page);
CREATE TABLE _s_sealed (  -- sections sealed to others, carried on unopened
  sha256 TEXT PRIMARY KEY NOT NULL,  -- hash of its bytes
  head TEXT NOT NULL,  -- what a bearer may know, JSON
  size INTEGER NOT NULL,  -- bytes
  came_ms INTEGER NOT NULL,  -- when it came, milliseconds since 1970
  body BLOB NOT NULL  -- for its readers alone
) STRICT;
CREATE TABLE _s_ack (  -- what each machine last said that it holds
  verify_key BLOB PRIMARY KEY NOT NULL,  -- its signing key
  stamp INTEGER NOT NULL,  -- rises with each
  have TEXT NOT NULL,  -- have-set, JSON
  sig BLOB NOT NULL  -- its signature
) STRICT;
CREATE TABLE _s_quarantine (  -- operations that contradict one that is held: never taken in
  site TEXT NOT NULL,  -- whose number they bear
  seq INTEGER NOT NULL,  -- which number
  digest TEXT NOT NULL,  -- hash of the content, so that the same one is kept once
  tbl TEXT NOT NULL,  -- table
  pk TEXT NOT NULL,  -- row
  kind TEXT NOT NULL,  -- kind of operation
  val TEXT,  -- JSON of the columns, as it came
  bearer TEXT NOT NULL,  -- name of who brought it
  at_ms INTEGER NOT NULL,  -- when, milliseconds since 1970
  PRIMARY KEY (site, seq, digest)
) STRICT, WITHOUT ROWID;
CREATE TABLE revocation (  -- a machine that is lost or was handed back
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "verify_key" TEXT,  -- its Ed25519 public key, hexadecimal
  "name" TEXT,  -- whose machine it was
  "state" TEXT,  -- revoked, or lifted when it was found again
  "kept" TEXT  -- what it had written before, JSON have-set: that stays
) STRICT;
"""


def apply(connection: Connection) -> None:
    """Add them."""
    for statement in SQL.split(";\n"):
        if statement.strip():
            connection.execute(statement)
