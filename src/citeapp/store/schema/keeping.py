"""What a rencontre leaves: quotes, closed minutes and who got them, attachments, evaluation."""

from __future__ import annotations

from citeapp.store.schema.declare import Table, integer, text

TABLES = (
    Table(
        "quote",
        "words of someone, without a name, and what became of them",
        (
            text("meeting_id", "where they were said", refers="meeting"),
            text("agenda_item_id", "under which point", refers="agenda_item"),
            text("collective_id", "in which collectif", refers="collective"),
            text("text", "the words as said", search=True),
            text("audience_code", "audience that spoke"),
            text("consent", "quote_consent code"),
            text("outcome", "quote_outcome code: what became of it"),
            text("answer", "what was answered, and why", search=True),
        ),
        scope="collective_id",
    ),
    Table(
        "minutes",
        "one closed version of a compte rendu, which never changes",
        (
            text("meeting_id", "the rencontre", refers="meeting"),
            integer("version", "1 for the first closing"),
            text("closed_on", "day it was closed, ISO"),
            text("erratum", "what this version corrects, in words"),
            text("content", "the compte rendu as it was closed, JSON"),
            text("plain_content", "its simplified version as it was closed, JSON"),
        ),
        parent="meeting_id",
    ),
    Table(
        "minutes_sending",
        "a compte rendu given to someone",
        (
            text("meeting_id", "the rencontre", refers="meeting"),
            text("minutes_id", "which closed version", refers="minutes"),
            text("person_id", "who received it, when in the directory", refers="person"),
            text("words", "or who received it, in plain words"),
            text("channel", "invitation_channel code"),
            text("sent_on", "day, ISO"),
        ),
        parent="meeting_id",
    ),
    Table(
        "attachment",
        "a file kept with a rencontre: a photo of the paperboard, old minutes",
        (
            text("meeting_id", "the rencontre", refers="meeting"),
            text("name", "file name without its folder", search=True),
            text("media_type", "image/jpeg, application/pdf…"),
            text("alt_text", "what the picture says, in words", search=True),
            text("words", "text found inside, for the search", search=True),
            integer("size", "bytes"),
            text("sha256", "hash of the bytes, hexadecimal"),
        ),
        parent="meeting_id",
    ),
    Table(
        "attachment_part",
        "a piece of the bytes of an attachment",
        (
            text("attachment_id", "the attachment", refers="attachment"),
            integer("number", "1 for the first piece"),
            text("data", "bytes, base64"),
        ),
        parent="attachment_id",
        derived=True,
        key=("attachment_id", "number"),
    ),
    Table(
        "ballot",
        "one anonymous sheet of the hot evaluation",
        (
            text("meeting_id", "the rencontre", refers="meeting"),
            text("audience_code", "audience of the sheet, when told"),
            integer("roti", "return on time invested, 0 to 5"),
            text("mood", "mood code"),
            text("word", "one word"),
            text("keep", "what to keep"),
            text("change", "what to change"),
            text("add", "what to add"),
            integer("level", "participation level as felt, 0 to 5"),
        ),
        parent="meeting_id",
    ),
    Table(
        "speaking_turns",
        "how many times an audience spoke at a rencontre",
        (
            text("meeting_id", "the rencontre", refers="meeting"),
            text("audience_code", "audience counted"),
            integer("count", "turns"),
        ),
        parent="meeting_id",
        derived=True,
        key=("meeting_id", "audience_code"),
    ),
)
