"""What is printed and given: logos, plain texts and their words, consents, sendings."""

from __future__ import annotations

from citeapp.store.schema.declare import Table, text

TABLES = (
    Table(
        "logo",
        "a logo of the Cité, printed on its documents",
        (
            text("order_key", "fractional order key"),
            text("alt_text", "the name it stands for"),
            text("media_type", "image/png or image/jpeg"),
            text("data", "bytes of the small picture, base64"),
        ),
    ),
    Table(
        "glossary_word",
        "a hard word of here, and how to say it plainly",
        (
            text("word", "the hard word", search=True),
            text("plain", "what to say instead", search=True),
            text("meaning", "what it means, in a plain sentence", search=True),
            text("example", "an example of daily life"),
        ),
    ),
    Table(
        "plain_version",
        "a plain text, of a rencontre or free",
        (
            text("collective_id", "the collectif it is for", refers="collective"),
            text("meeting_id", "the rencontre it tells of, if any", refers="meeting"),
            text("kind", "plain_kind code"),
            text("title", "what it is called in lists", search=True),
            text("proofread_by", "who proof-read it, in words"),
            text("proofread_on", "day it was proof-read, ISO"),
            text("proofread_digest", "hash of the words that were proof-read"),
        ),
        scope="collective_id",
    ),
    Table(
        "plain_line",
        "one sentence of a plain text",
        (
            text("plain_version_id", "the plain text", refers="plain_version"),
            text("order_key", "fractional order key"),
            text("kind", "plain_line_kind code"),
            text("text", "the sentence", search=True),
            text("picture", "name of a pictogram"),
        ),
        parent="plain_version_id",
    ),
    Table(
        "document_sending",
        "a document given to someone",
        (
            text("about_id", "the rencontre or collectif it tells of", refers="meeting collective"),
            text("document", "which sort of document"),
            text("title", "its title that day"),
            text("person_id", "who received it, when in the directory", refers="person"),
            text("words", "or who received it, in plain words"),
            text("channel", "invitation_channel code"),
            text("sent_on", "day, ISO"),
        ),
        parent="about_id",
    ),
    Table(
        "consent",
        "what a person agreed to",
        (
            text("person_id", "who agreed", refers="person"),
            text("scope", "consent_scope code"),
            text("given_on", "day it was given, ISO"),
            text("ends_on", "last day it holds, ISO; empty: until it is taken back"),
            text("proof", "how one knows, in words"),
        ),
        parent="person_id",
        derived=True,
        key=("person_id", "scope"),
    ),
)
