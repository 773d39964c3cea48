"""The meeting desk: what prepares a rencontre and what it leaves. Frozen: never edited."""

from __future__ import annotations

from citeapp.store.connection import Connection

SQL = r"""
CREATE TABLE meeting_template (  -- the usual rencontre of a collectif, from which others are made
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "collective_id" TEXT,  -- the collectif whose usual rencontre it is
  "name" TEXT,  -- how people call it
  "kind" TEXT,  -- meeting_kind code
  "start" TEXT,  -- local time it begins, HH:MM
  "end" TEXT,  -- local time it ends, HH:MM
  "venue_id" TEXT,  -- the usual place, when it is in the list
  "place" TEXT,  -- the usual place in words
  "childcare" INTEGER,  -- 1 when children are looked after on the spot
  "objective" TEXT,  -- what it should bring
  "participation_aimed" INTEGER,  -- participation level aimed at, 0 to 5
  "naming" TEXT  -- naming code: how people are signed in
) STRICT;
CREATE TABLE template_item (  -- a point of a template's agenda
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "template_id" TEXT,  -- the template
  "order_key" TEXT,  -- fractional order key
  "section" TEXT,  -- the part of the agenda it stands in, in words
  "title" TEXT,  -- the point in a few words
  "objective" TEXT,  -- what it should bring
  "minutes_planned" INTEGER,  -- minutes planned
  "expected_output" TEXT,  -- expected_output code
  "introduced_by" TEXT,  -- who introduces it, in words
  "recurring" INTEGER  -- 1 when it comes back at every rencontre
) STRICT;
CREATE TABLE run_step (  -- a sequence of the run sheet: what is done, how and for how long
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "agenda_item_id" TEXT,  -- the point it serves
  "order_key" TEXT,  -- fractional order key
  "title" TEXT,  -- what is done, in a few words
  "minutes" INTEGER,  -- minutes it takes
  "technique" TEXT,  -- technique, by its code or in words
  "grouping" TEXT,  -- grouping code: all together, peers, mixed, alone
  "materials" TEXT,  -- what is needed, in words
  "lead" TEXT  -- who leads it, in words
) STRICT;
CREATE TABLE meeting_role (  -- a role that someone holds at a rencontre
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "role" TEXT,  -- meeting_role code
  "person_id" TEXT,  -- who holds it, when in the directory
  "words" TEXT,  -- or who holds it, in plain words
  "audience_code" TEXT  -- audience of the holder that day
) STRICT;
CREATE TABLE reception_check (  -- a condition of welcome at a rencontre
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "item_code" TEXT,  -- reception_condition code, or an entry of the list
  "state" TEXT,  -- reception_state code
  "note" TEXT  -- plain note
) STRICT;
CREATE TABLE parked_item (  -- something to talk about another time: the parking list of a collectif
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "collective_id" TEXT,  -- the collectif
  "meeting_id" TEXT,  -- the rencontre where it came up
  "text" TEXT,  -- what to talk about
  "state" TEXT,  -- parked_state code
  "agenda_item_id" TEXT  -- the point that took it up
) STRICT;
CREATE TABLE barrier_report (  -- what keeps people away, as told on a day; never who nor how many
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "collective_id" TEXT,  -- the collectif
  "meeting_id" TEXT,  -- the rencontre where it was told, if any
  "barrier" TEXT,  -- barrier code
  "reported_on" TEXT  -- day it was told, ISO; it fades after twelve months
) STRICT;
CREATE TABLE calendar_event (  -- a local event that a rencontre had better avoid, or join
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "title" TEXT,  -- what happens
  "starts_on" TEXT,  -- first day, ISO
  "ends_on" TEXT,  -- last day, ISO; empty: the first one
  "commune" TEXT  -- town; empty: everywhere
) STRICT;
CREATE TABLE invitation (  -- one person invited to a rencontre, and the answer
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "person_id" TEXT,  -- who is invited
  "channel" TEXT,  -- invitation_channel code
  "sent_on" TEXT,  -- day the word was given, ISO
  "reply" TEXT,  -- reply code
  "replied_on" TEXT,  -- day of the answer, ISO
  "reminded_on" TEXT  -- day of the last reminder, ISO
) STRICT;
CREATE TABLE announcement (  -- a word given to many at once: a poster, the school notebook
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "channel" TEXT,  -- invitation_channel code
  "audience_code" TEXT,  -- audience meant; empty: everyone
  "place" TEXT,  -- where, in words
  "done_on" TEXT  -- day it was done, ISO; empty: still to do
) STRICT;
CREATE TABLE quote (  -- words of someone, without a name, and what became of them
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- where they were said
  "agenda_item_id" TEXT,  -- under which point
  "collective_id" TEXT,  -- in which collectif
  "text" TEXT,  -- the words as said
  "audience_code" TEXT,  -- audience that spoke
  "consent" TEXT,  -- quote_consent code
  "outcome" TEXT,  -- quote_outcome code: what became of it
  "answer" TEXT  -- what was answered, and why
) STRICT;
CREATE TABLE minutes (  -- one closed version of a compte rendu, which never changes
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "version" INTEGER,  -- 1 for the first closing
  "closed_on" TEXT,  -- day it was closed, ISO
  "erratum" TEXT,  -- what this version corrects, in words
  "content" TEXT  -- the compte rendu as it was closed, JSON
) STRICT;
CREATE TABLE minutes_sending (  -- a compte rendu given to someone
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "minutes_id" TEXT,  -- which closed version
  "person_id" TEXT,  -- who received it, when in the directory
  "words" TEXT,  -- or who received it, in plain words
  "channel" TEXT,  -- invitation_channel code
  "sent_on" TEXT  -- day, ISO
) STRICT;
CREATE TABLE attachment (  -- a file kept with a rencontre: a photo of the paperboard, old minutes
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "name" TEXT,  -- file name without its folder
  "media_type" TEXT,  -- image/jpeg, application/pdf…
  "alt_text" TEXT,  -- what the picture says, in words
  "words" TEXT,  -- text found inside, for the search
  "size" INTEGER,  -- bytes
  "sha256" TEXT  -- hash of the bytes, hexadecimal
) STRICT;
CREATE TABLE attachment_part (  -- a piece of the bytes of an attachment
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "attachment_id" TEXT,  -- the attachment
  "number" INTEGER,  -- 1 for the first piece
  "data" TEXT  -- bytes, base64
) STRICT;
CREATE TABLE ballot (  -- one anonymous sheet of the hot evaluation
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "audience_code" TEXT,  -- audience of the sheet, when told
  "roti" INTEGER,  -- return on time invested, 0 to 5
  "mood" TEXT,  -- mood code
  "word" TEXT,  -- one word
  "keep" TEXT,  -- what to keep
  "change" TEXT,  -- what to change
  "add" TEXT,  -- what to add
  "level" INTEGER  -- participation level as felt, 0 to 5
) STRICT;
CREATE TABLE speaking_turns (  -- how many times an audience spoke at a rencontre
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "audience_code" TEXT,  -- audience counted
  "count" INTEGER  -- turns
) STRICT;
ALTER TABLE meeting ADD COLUMN "naming" TEXT;
ALTER TABLE meeting ADD COLUMN "approved_at_id" TEXT;
ALTER TABLE agenda_item ADD COLUMN "section" TEXT;
ALTER TABLE agenda_item ADD COLUMN "recurring" INTEGER;
ALTER TABLE decision ADD COLUMN "state" TEXT;
ALTER TABLE decision ADD COLUMN "replaced_by_id" TEXT;
ALTER TABLE decision ADD COLUMN "reason" TEXT;
ALTER TABLE action_item ADD COLUMN "asleep_until" TEXT;
CREATE INDEX meeting_template_collective ON meeting_template (collective_id);
CREATE INDEX template_item_template ON template_item (template_id);
CREATE INDEX run_step_meeting ON run_step (meeting_id);
CREATE INDEX meeting_role_meeting ON meeting_role (meeting_id);
CREATE INDEX meeting_role_person ON meeting_role (person_id);
CREATE INDEX reception_check_meeting ON reception_check (meeting_id);
CREATE INDEX parked_item_collective ON parked_item (collective_id);
CREATE INDEX barrier_report_collective ON barrier_report (collective_id);
CREATE INDEX invitation_meeting ON invitation (meeting_id);
CREATE INDEX invitation_person ON invitation (person_id);
CREATE INDEX announcement_meeting ON announcement (meeting_id);
CREATE INDEX quote_meeting ON quote (meeting_id);
CREATE INDEX quote_collective ON quote (collective_id);
CREATE INDEX minutes_meeting ON minutes (meeting_id);
CREATE INDEX minutes_sending_meeting ON minutes_sending (meeting_id);
CREATE INDEX minutes_sending_person ON minutes_sending (person_id);
CREATE INDEX attachment_meeting ON attachment (meeting_id);
CREATE INDEX attachment_part_attachment ON attachment_part (attachment_id);
CREATE INDEX ballot_meeting ON ballot (meeting_id);
CREATE INDEX speaking_turns_meeting ON speaking_turns (meeting_id);
"""


def apply(connection: Connection) -> None:
    """Add the tables and columns of the desk, all empty."""
    for statement in SQL.split(";\n"):
        if statement.strip():
            connection.execute(statement)
