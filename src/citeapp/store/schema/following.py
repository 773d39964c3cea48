"""What rencontres bring: decisions, actions and who carries them; verdicts, profiles, lists."""

from __future__ import annotations

from citeapp.store.schema.declare import Table, integer, text

TABLES = (
    Table(
        "decision",
        "something decided together",
        (
            text("meeting_id", "where it was decided", refers="meeting"),
            text("agenda_item_id", "under which point", refers="agenda_item"),
            text("collective_id", "by which collectif", refers="collective"),
            text("text", "the decision as typed", search=True),
            text("mode", "decision_mode code"),
            integer("level", "participation level reached, 0 to 5"),
            text("revisit_on", "day it is looked at again, ISO"),
            text("state", "decision_state code"),
            text("replaced_by_id", "the decision that took its place", refers="decision"),
            text("reason", "why it was dropped or replaced, in words", search=True),
        ),
        scope="collective_id",
    ),
    Table(
        "action_item",
        "an action to follow up",
        (
            text("collective_id", "the collectif it serves", refers="collective"),
            text("meeting_id", "the rencontre it comes from", refers="meeting"),
            text("agenda_item_id", "the point it comes from", refers="agenda_item"),
            text("what", "what is to be done", search=True),
            text("due_date", "due day, ISO"),
            text("due_text", "due date given in words"),
            text("status", "action_status code; late is computed"),
            text("priority", "priority code"),
            text("done_on", "day it was done, ISO"),
            text("comment", "plain comment", search=True),
            text("asleep_until", "day before which it does not come back, ISO"),
        ),
        scope="collective_id",
    ),
    Table(
        "action_owner",
        "who carries an action",
        (
            text("action_item_id", "the action", refers="action_item"),
            text("person_id", "a person of the directory", refers="person"),
            text("organisation_id", "or a structure", refers="organisation"),
            text("words", "or plain words", search=True),
            text("role", "owner_role code"),
        ),
        parent="action_item_id",
        derived=True,
        key=("action_item_id", "person_id", "organisation_id", "words"),
    ),
    Table(
        "same_as",
        "verdict on a pair of rows that look alike",
        (
            text("noun", "the table of both rows"),
            text("a", "smaller identifier of the pair"),
            text("b", "greater identifier of the pair"),
            text("verdict", "verdict code"),
        ),
        derived=True,
    ),
    Table(
        "passed_over",
        "the value of a joined row that gave way to another one's",
        (
            text("noun", "the table of the row"),
            text("row_id", "the row"),
            text("field", "which column"),
            text("op", "site/number of the operation whose value gives way; empty: none"),
        ),
        parent="row_id",
        derived=True,
    ),
    Table(
        "question",
        "someone does not know which of two values is right, and asks",
        (
            text("noun", "the table of the row"),
            text("row_id", "the row"),
            text("field", "which column; empty: whether it was rightly deleted"),
            text("facilitator_id", "who asks", refers="facilitator"),
        ),
        parent="row_id",
        derived=True,
        key=("row_id", "field", "facilitator_id"),
    ),
    Table(
        "import_profile",
        "columns of a spreadsheet matched by hand",
        (
            text("headings", "folded headings, joined"),
            text("mapping", "JSON object, column number to field code"),
        ),
        derived=True,
    ),
    Table(
        "list_entry",
        "an entry of an editable list",
        (
            text("list_code", "which list"),
            text("code", "stable code"),
            text("label", "French label", search=True),
            integer("active", "1 while it is offered"),
            integer("sort", "place in the list"),
        ),
        derived=True,
    ),
)
