"""The first schema: every shared table, the journal, search. Frozen: never edited."""

from __future__ import annotations

from citeapp.store.connection import Connection

SQL = r"""
CREATE TABLE programme (  -- the Cité éducative itself, one row
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "name" TEXT,  -- its name, printed on every document
  "towns" TEXT,  -- the towns it covers, in words
  "controller_name" TEXT,  -- who is responsible for the data (GDPR art. 13)
  "data_purpose" TEXT,  -- why the data are kept, printed on sign-in sheets
  "data_retention" TEXT,  -- how long the data are kept, in words
  "data_contact" TEXT,  -- whom to ask about one's data
  "is_demo" INTEGER  -- 1 when the people are invented, shown everywhere
) STRICT;
CREATE TABLE facilitator (  -- a user of the program
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "display_name" TEXT,  -- the name colleagues know
  "organisation" TEXT,  -- employer, in words
  "phone" TEXT,  -- 10 digits, printed as contact on invitations
  "email" TEXT,  -- address at work
  "is_coordinator" INTEGER  -- 1 for the coordinator, who merges what all bring
) STRICT;
CREATE TABLE machine (  -- a facilitator's machine; id is its site in the journal
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "facilitator_id" TEXT,  -- whose machine it is
  "label" TEXT,  -- how people call it
  "verify_key" TEXT,  -- Ed25519 public key, hexadecimal
  "age_recipient" TEXT  -- age public key that bundles are encrypted to
) STRICT;
CREATE TABLE organisation (  -- a structure: school, social centre, association, service
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "name" TEXT,  -- usual name
  "kind" TEXT,  -- organisation_kind code
  "uai" TEXT,  -- school identifier, 7 digits and a letter
  "address" TEXT,  -- street address
  "postcode" TEXT,  -- text, leading zeros kept
  "commune" TEXT,  -- town
  "phone" TEXT,  -- 10 digits
  "email" TEXT,  -- functional address
  "website" TEXT,  -- address of the site
  "remark" TEXT  -- plain remark
) STRICT;
CREATE TABLE organisation_alias (  -- another way to write a structure's name
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "organisation_id" TEXT,  -- the structure meant
  "name" TEXT  -- the spelling met in files
) STRICT;
CREATE TABLE venue (  -- a place where people meet
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "name" TEXT,  -- usual name
  "organisation_id" TEXT,  -- the structure that keeps it
  "address" TEXT,  -- street address
  "commune" TEXT,  -- town
  "capacity" INTEGER,  -- people it may hold
  "step_free" INTEGER,  -- 1 when reachable without steps
  "childcare_room" INTEGER,  -- 1 when children can play apart
  "kitchen" INTEGER,  -- 1 when there is a kitchen
  "contact" TEXT  -- whom to call for the keys
) STRICT;
CREATE TABLE person (  -- someone we meet
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "civility" TEXT,  -- Mme, M., when people want it
  "first_name" TEXT,  -- first name, enough by itself
  "last_name" TEXT,  -- surname as written by the person
  "email" TEXT,  -- address
  "phone" TEXT,  -- 10 digits
  "commune" TEXT,  -- town of residence or work
  "main_audience" TEXT,  -- audience code, default of a presence
  "remark" TEXT,  -- plain remark, neutral words
  "to_complete" INTEGER  -- 1 for a walk-in to be completed later
) STRICT;
CREATE TABLE affiliation (  -- what a person does in a structure
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "person_id" TEXT,  -- who
  "organisation_id" TEXT,  -- where
  "function" TEXT,  -- what, in words
  "audience_code" TEXT  -- audience the function stands for
) STRICT;
CREATE TABLE collective (  -- a standing group of parents, residents and professionals
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "name" TEXT,  -- usual name
  "kind" TEXT,  -- collective_kind code
  "theme" TEXT,  -- theme code of a collectif enjeu
  "commune" TEXT,  -- town
  "purpose" TEXT,  -- what it is for, in a sentence
  "state" TEXT,  -- collective_state code
  "usual_day_time" TEXT  -- usual day and time, in words
) STRICT;
CREATE TABLE collective_facilitator (  -- who facilitates a collectif
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "collective_id" TEXT,  -- the collectif
  "facilitator_id" TEXT,  -- the facilitator
  "role" TEXT  -- facilitator_role code
) STRICT;
CREATE TABLE membership (  -- a person's place in a collectif
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "collective_id" TEXT,  -- the collectif
  "person_id" TEXT,  -- the person
  "status" TEXT,  -- membership_status code
  "role" TEXT  -- role in words
) STRICT;
CREATE TABLE meeting (  -- a rencontre of a collectif
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "collective_id" TEXT,  -- the collectif that meets
  "title" TEXT,  -- what it is about, when it has a name
  "kind" TEXT,  -- meeting_kind code
  "date" TEXT,  -- local day, ISO
  "start" TEXT,  -- local time it begins, HH:MM
  "end" TEXT,  -- local time it ends, HH:MM
  "venue_id" TEXT,  -- the place, when it is in the list
  "place" TEXT,  -- the place in words
  "childcare" INTEGER,  -- 1 when children are looked after on the spot
  "status" TEXT,  -- meeting_status code
  "objective" TEXT,  -- what it should bring
  "participation_aimed" INTEGER,  -- participation level aimed at, 0 to 5
  "announced_total" INTEGER,  -- people counted in the room, to check the sheet
  "minutes_status" TEXT,  -- minutes_status code, empty before the first line
  "minutes_version" INTEGER,  -- version of the closed minutes
  "previous_meeting_id" TEXT  -- the rencontre whose open work it takes over
) STRICT;
CREATE TABLE meeting_collective (  -- a further collectif of a joint rencontre
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "collective_id" TEXT  -- the collectif that joins
) STRICT;
CREATE TABLE agenda_item (  -- a point of the agenda
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "order_key" TEXT,  -- fractional order key
  "title" TEXT,  -- the point in a few words
  "objective" TEXT,  -- what it should bring
  "minutes_planned" INTEGER,  -- minutes planned
  "expected_output" TEXT,  -- expected_output code
  "introduced_by" TEXT,  -- who introduces it, in words
  "state" TEXT,  -- item_state code
  "carried_from_id" TEXT,  -- the point of an earlier rencontre that it takes up
  "carried_count" INTEGER  -- how many times it was put off
) STRICT;
CREATE TABLE line (  -- one line of a text, of a point or of any other row
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "owner_id" TEXT,  -- the row the text belongs to
  "field" TEXT,  -- which text of that row
  "order_key" TEXT,  -- fractional order key
  "kind" TEXT,  -- line_kind code
  "text" TEXT,  -- the line as typed
  "fact_id" TEXT,  -- the action or decision that the line became
  "private" INTEGER  -- 1 when the line never leaves this machine
) STRICT;
CREATE TABLE attendance (  -- a person at a rencontre, as that day
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "person_id" TEXT,  -- the person
  "state" TEXT,  -- attendance_state code
  "audience_code" TEXT,  -- audience the person came as
  "name_snapshot" TEXT,  -- name as that day
  "organisation_snapshot" TEXT,  -- structure as that day
  "arrived_at" TEXT,  -- time of a late arrival, HH:MM
  "left_at" TEXT,  -- time of an early leave, HH:MM
  "represented_by" TEXT,  -- who came instead, in words
  "walk_in" INTEGER  -- 1 when the person was not expected
) STRICT;
CREATE TABLE sheet_number (  -- the line of a person on the printed sheet
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "person_id" TEXT,  -- the person
  "number" INTEGER  -- line number, frozen at printing
) STRICT;
CREATE TABLE headcount (  -- unnamed people of one audience at a rencontre
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- the rencontre
  "audience_code" TEXT,  -- audience counted
  "count" INTEGER  -- how many people
) STRICT;
CREATE TABLE decision (  -- something decided together
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "meeting_id" TEXT,  -- where it was decided
  "agenda_item_id" TEXT,  -- under which point
  "collective_id" TEXT,  -- by which collectif
  "text" TEXT,  -- the decision as typed
  "mode" TEXT,  -- decision_mode code
  "level" INTEGER,  -- participation level reached, 0 to 5
  "revisit_on" TEXT  -- day it is looked at again, ISO
) STRICT;
CREATE TABLE action_item (  -- an action to follow up
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "collective_id" TEXT,  -- the collectif it serves
  "meeting_id" TEXT,  -- the rencontre it comes from
  "agenda_item_id" TEXT,  -- the point it comes from
  "what" TEXT,  -- what is to be done
  "due_date" TEXT,  -- due day, ISO
  "due_text" TEXT,  -- due date given in words
  "status" TEXT,  -- action_status code; late is computed
  "priority" TEXT,  -- priority code
  "done_on" TEXT,  -- day it was done, ISO
  "comment" TEXT  -- plain comment
) STRICT;
CREATE TABLE action_owner (  -- who carries an action
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "action_item_id" TEXT,  -- the action
  "person_id" TEXT,  -- a person of the directory
  "organisation_id" TEXT,  -- or a structure
  "words" TEXT,  -- or plain words
  "role" TEXT  -- owner_role code
) STRICT;
CREATE TABLE same_as (  -- verdict on a pair of rows that look alike
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "noun" TEXT,  -- the table of both rows
  "a" TEXT,  -- smaller identifier of the pair
  "b" TEXT,  -- greater identifier of the pair
  "verdict" TEXT  -- verdict code
) STRICT;
CREATE TABLE import_profile (  -- columns of a spreadsheet matched by hand
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "headings" TEXT,  -- folded headings, joined
  "mapping" TEXT  -- JSON object, column number to field code
) STRICT;
CREATE TABLE list_entry (  -- an entry of an editable list
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "list_code" TEXT,  -- which list
  "code" TEXT,  -- stable code
  "label" TEXT,  -- French label
  "active" INTEGER,  -- 1 while it is offered
  "sort" INTEGER  -- place in the list
) STRICT;
CREATE INDEX attendance_meeting ON attendance (meeting_id);
CREATE INDEX attendance_person ON attendance (person_id);
CREATE INDEX line_owner ON line (owner_id);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id);
CREATE INDEX headcount_meeting ON headcount (meeting_id);
CREATE INDEX sheet_number_meeting ON sheet_number (meeting_id);
CREATE INDEX membership_collective ON membership (collective_id);
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX affiliation_person ON affiliation (person_id);
CREATE INDEX meeting_collective_date ON meeting (collective_id, date);
CREATE INDEX decision_meeting ON decision (meeting_id);
CREATE INDEX action_item_collective ON action_item (collective_id, status);
CREATE INDEX action_item_meeting ON action_item (meeting_id);
CREATE INDEX action_owner_action ON action_owner (action_item_id);
CREATE TABLE _s_site (  -- a source of operations: a machine, or the private lines of this one
  n INTEGER PRIMARY KEY,  -- local number, used inside the journal
  guid TEXT NOT NULL UNIQUE,  -- identifier everywhere
  label TEXT,  -- whose machine it is, in words
  verify_key BLOB,  -- Ed25519 public key
  private INTEGER NOT NULL DEFAULT 0  -- 1: no bundle carries its operations
) STRICT;
CREATE TABLE _s_me (  -- one row: what the triggers need to know
  id INTEGER PRIMARY KEY CHECK (id = 1),  -- always 1
  site INTEGER NOT NULL,  -- our site
  private_site INTEGER NOT NULL,  -- our site for private lines
  seq INTEGER NOT NULL,  -- last sequence number of our site
  private_seq INTEGER NOT NULL,  -- last sequence number of the private site
  ctx INTEGER NOT NULL,  -- number of the current context
  hlc INTEGER NOT NULL,  -- last hybrid clock, milliseconds << 16
  now_ms INTEGER NOT NULL,  -- the clock of the program at the current act, milliseconds
  tx INTEGER NOT NULL,  -- number of the current act
  schema INTEGER NOT NULL,  -- schema version written into operations
  capture INTEGER NOT NULL,  -- 1: writes become operations
  sent_seq INTEGER NOT NULL  -- highest sequence number that has left in a bundle
) STRICT;
CREATE TABLE _s_op (  -- the journal: one row for each row written
  site INTEGER NOT NULL,  -- who
  seq INTEGER NOT NULL,  -- its how-manieth, from 1
  hlc INTEGER NOT NULL,  -- hybrid clock, only orders what is concurrent
  ctx INTEGER NOT NULL,  -- the context: what the author had seen
  tx INTEGER NOT NULL,  -- the act of the author
  schema INTEGER NOT NULL,  -- schema version of the author
  tbl TEXT NOT NULL,  -- table
  kind TEXT NOT NULL,  -- I insert, U update, D delete, R review, E erase row, X erase cell
  pk TEXT NOT NULL,  -- row identifier
  val TEXT,  -- JSON object of the changed columns, as written
  sig BLOB,  -- author's signature on D, E, X and joins
  lot INTEGER,  -- the lot that brought it here; NULL: written on this machine
  aside INTEGER NOT NULL DEFAULT 0,  -- 1: its lot is set aside on this machine
  PRIMARY KEY (site, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX _s_op_row ON _s_op (tbl, pk);
CREATE INDEX _s_op_tx ON _s_op (site, tx);
CREATE INDEX _s_op_lot ON _s_op (lot) WHERE lot IS NOT NULL;
CREATE TABLE _s_ctx (  -- what a site held when its context began, as intervals
  site INTEGER NOT NULL,  -- whose context
  ctx INTEGER NOT NULL,  -- its number
  other INTEGER NOT NULL,  -- operations of this site
  lo INTEGER NOT NULL,  -- from this sequence number
  hi INTEGER NOT NULL,  -- to this one, included
  PRIMARY KEY (site, ctx, other, lo)
) STRICT, WITHOUT ROWID;
CREATE TABLE _s_conflict (  -- derived: cells with several values, deletions against edits
  tbl TEXT NOT NULL,  -- table
  pk TEXT NOT NULL,  -- row
  col TEXT NOT NULL,  -- column; empty: deleted by one, edited by another
  PRIMARY KEY (tbl, pk, col)
) STRICT, WITHOUT ROWID;
CREATE TABLE _s_act (  -- what was done on this machine, for undo and history
  tx INTEGER PRIMARY KEY,  -- number of the act
  at_ms INTEGER NOT NULL,  -- when, milliseconds since 1970
  label TEXT NOT NULL,  -- what, as shown in « Annuler … »
  kind TEXT NOT NULL,  -- do, undo, redo, merge, aside, again; arrival: a merge nobody asked for
  target INTEGER,  -- the act that an undo or redo concerns
  lot INTEGER,  -- the lot that a merge brought
  undone INTEGER NOT NULL DEFAULT 0  -- 1 while taken back
) STRICT;
CREATE TABLE _s_lot (  -- bundles that were merged
  n INTEGER PRIMARY KEY,  -- local number
  sender TEXT NOT NULL,  -- site of the sender
  sender_name TEXT NOT NULL,  -- name of the sender
  number INTEGER NOT NULL,  -- the sender's number of the bundle
  written_at TEXT NOT NULL,  -- when it was written, ISO
  merged_ms INTEGER NOT NULL,  -- when it was merged here, milliseconds since 1970
  sha256 TEXT NOT NULL UNIQUE,  -- hash of its body
  operations INTEGER NOT NULL,  -- how many operations were new here
  aside INTEGER NOT NULL DEFAULT 0  -- 1 while set aside on this machine
) STRICT;
CREATE TABLE _s_peer (  -- machines we exchange with
  guid TEXT PRIMARY KEY NOT NULL,  -- their site
  name TEXT NOT NULL,  -- person
  organisation TEXT,  -- employer, in words
  facilitator_id TEXT,  -- their row in the list of facilitators
  verify_key BLOB NOT NULL,  -- Ed25519 public key
  age_recipient TEXT NOT NULL,  -- age public key
  is_coordinator INTEGER NOT NULL DEFAULT 0,  -- 1 for the coordinator
  card BLOB,  -- their card as they signed it, passed on in a lot de départ
  state TEXT NOT NULL,  -- enrolled or revoked
  have TEXT NOT NULL DEFAULT '{}',  -- have-set last seen in their bundles, JSON
  seen_ms INTEGER,  -- when that was, milliseconds since 1970
  sent_ms INTEGER,  -- when we last wrote a bundle for them
  sent_number INTEGER  -- number of that bundle
) STRICT;
CREATE TABLE _s_meta (  -- named values of this machine: identity, settings, counters
  name TEXT PRIMARY KEY NOT NULL,  -- which
  value TEXT  -- JSON
) STRICT;
CREATE TABLE _s_draft (  -- typing that is not an operation yet
  place TEXT PRIMARY KEY NOT NULL,  -- where the text stands: table/row/column
  text TEXT NOT NULL,  -- what is typed
  at_ms INTEGER NOT NULL  -- when, milliseconds since 1970
) STRICT;
CREATE TABLE _s_document (  -- rows of the full-text table
  n INTEGER PRIMARY KEY,  -- rowid in _s_search
  tbl TEXT NOT NULL,  -- table
  pk TEXT NOT NULL,  -- row
  UNIQUE (tbl, pk)
) STRICT;
CREATE VIRTUAL TABLE _s_search USING fts5 (
  body, prefix='2 3', tokenize='unicode61 remove_diacritics 2');
INSERT INTO _s_search (_s_search, rank) VALUES ('secure-delete', 1);
"""


def apply(connection: Connection) -> None:
    """Make every table of version 1 in an empty file."""
    for statement in SQL.split(";\n"):
        if statement.strip():
            connection.execute(statement)
