"""Rencontres: agenda, presences, counts, lines of text."""

from __future__ import annotations

from citeapp.store.schema.declare import Table, integer, text

TEXT_OWNERS = "agenda_item meeting collective person organisation action_item decision"
"""Nouns that may have texts of several lines."""

TABLES = (
    Table(
        "meeting",
        "a rencontre of a collectif",
        (
            text("collective_id", "the collectif that meets", refers="collective"),
            text("title", "what it is about, when it has a name", search=True),
            text("kind", "meeting_kind code"),
            text("date", "local day, ISO"),
            text("start", "local time it begins, HH:MM"),
            text("end", "local time it ends, HH:MM"),
            text("venue_id", "the place, when it is in the list", refers="venue"),
            text("place", "the place in words", search=True),
            integer("childcare", "1 when children are looked after on the spot"),
            text("status", "meeting_status code"),
            text("objective", "what it should bring", search=True),
            integer("participation_aimed", "participation level aimed at, 0 to 5"),
            integer("announced_total", "people counted in the room, to check the sheet"),
            text("minutes_status", "minutes_status code, empty before the first line"),
            integer("minutes_version", "version of the closed minutes"),
            text(
                "previous_meeting_id",
                "the rencontre whose open work it takes over",
                refers="meeting",
            ),
            text("naming", "naming code: how people are signed in"),
            text(
                "approved_at_id",
                "the rencontre that approved its minutes",
                refers="meeting",
            ),
        ),
        scope="collective_id",
        joinable=True,
    ),
    Table(
        "meeting_collective",
        "a further collectif of a joint rencontre",
        (
            text("meeting_id", "the rencontre", refers="meeting"),
            text("collective_id", "the collectif that joins", refers="collective"),
        ),
        scope="collective_id",
        derived=True,
        key=("meeting_id", "collective_id"),
    ),
    Table(
        "agenda_item",
        "a point of the agenda",
        (
            text("meeting_id", "the rencontre", refers="meeting"),
            text("order_key", "fractional order key"),
            text("title", "the point in a few words", search=True),
            text("objective", "what it should bring", search=True),
            integer("minutes_planned", "minutes planned"),
            text("expected_output", "expected_output code"),
            text("introduced_by", "who introduces it, in words"),
            text("state", "item_state code"),
            text(
                "carried_from_id",
                "the point of an earlier rencontre that it takes up",
                refers="agenda_item",
            ),
            integer("carried_count", "how many times it was put off"),
            text("section", "the part of the agenda it stands in, in words"),
            integer("recurring", "1 when it comes back at every rencontre"),
        ),
        parent="meeting_id",
    ),
    Table(
        "line",
        "one line of a text, of a point or of any other row",
        (
            text("owner_id", "the row the text belongs to", refers=TEXT_OWNERS),
            text("field", "which text of that row"),
            text("order_key", "fractional order key"),
            text("kind", "line_kind code"),
            text("text", "the line as typed", search=True),
            text(
                "fact_id",
                "the action, decision or quote that the line became",
                refers="action_item decision quote",
            ),
            integer("private", "1 when the line never leaves this machine"),
        ),
        parent="owner_id",
        has_private=True,
    ),
    Table(
        "attendance",
        "a person at a rencontre, as that day",
        (
            text("meeting_id", "the rencontre", refers="meeting"),
            text("person_id", "the person", refers="person"),
            text("state", "attendance_state code"),
            text("audience_code", "audience the person came as"),
            text("name_snapshot", "name as that day"),
            text("organisation_snapshot", "structure as that day"),
            text("arrived_at", "time of a late arrival, HH:MM"),
            text("left_at", "time of an early leave, HH:MM"),
            text("represented_by", "who came instead, in words"),
            integer("walk_in", "1 when the person was not expected"),
        ),
        parent="meeting_id",
        derived=True,
        key=("meeting_id", "person_id"),
    ),
    Table(
        "sheet_number",
        "the line of a person on the printed sheet",
        (
            text("meeting_id", "the rencontre", refers="meeting"),
            text("person_id", "the person", refers="person"),
            integer("number", "line number, frozen at printing"),
        ),
        parent="meeting_id",
        derived=True,
        key=("meeting_id", "person_id"),
    ),
    Table(
        "headcount",
        "unnamed people of one audience at a rencontre",
        (
            text("meeting_id", "the rencontre", refers="meeting"),
            text("audience_code", "audience counted"),
            integer("count", "how many people"),
        ),
        parent="meeting_id",
        derived=True,
        key=("meeting_id", "audience_code"),
    ),
)
