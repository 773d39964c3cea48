"""How people are signed in: by name, by first name or counted; the line typed from the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from citeapp.base.frozen import dataclass
from citeapp.domain.meeting import Meeting

DEFAULT_NAMING = {"parents_only": "first_names", "coffee": "first_names", "event": "counts"}
"""What is usual for a kind of rencontre; by name for every other one."""
LETTERS = {
    "": "present",
    "r": "present",
    "d": "partial",
    "e": "excused",
    "p": "represented",
    "v": "remote",
    "a": "absent",
}
"""Letters after a sheet number; « r » came late, « d » left early, each with an hour or now."""
_WORD = re.compile(r"([1-9][0-9]{0,2})((?:[a-z](?:[0-9]{1,2}(?:[h:][0-9]{0,2}|[0-9]{2})?)?)*)")
_NOTE = re.compile(r"([a-z])([0-9]{1,2})?[h:]?([0-9]{0,2})")


@dataclass(frozen=True)
class TypedMark:
    """One word of the typed line; « r » and « d » without an hour mean the present moment."""

    number: int
    state: str
    late: bool = False
    arrived_at: time | None = None
    left_at: time | None = None


class NotOnASheet(ValueError):
    """A word that is no number of a sheet; its only argument is the word."""


def naming_of(meeting: Meeting) -> str:
    """named, first_names or counts: as chosen, or as is usual for the kind."""
    return meeting.naming or DEFAULT_NAMING.get(meeting.kind, "named")


def across_midnight(meeting: Meeting) -> bool:
    """Whether it ends on the day after it began."""
    return meeting.start is not None and meeting.end is not None and meeting.end < meeting.start


def read_numbers(typed: str) -> Iterator[TypedMark]:
    """« 3 7 12r18:15 15e 4r18h10d18h45 » word by word; NotOnASheet names a word that is none."""
    for word in typed.replace(",", " ").replace(";", " ").lower().split():
        match = _WORD.fullmatch(word)
        notes = match and list(_NOTE.finditer(match[2]))
        letters = "".join(note[1] for note in notes) if notes else ""
        if match is None or letters not in (*LETTERS, "rd"):
            raise NotOnASheet(word)
        hours = {note[1]: _hour(word, note) for note in notes or ()}
        yield TypedMark(
            number=int(match[1]),
            state=LETTERS[letters[-1:]],
            late="r" in letters,
            arrived_at=hours.get("r"),
            left_at=hours.get("d"),
        )


def _hour(word: str, note: re.Match[str]) -> time | None:
    if not note[2]:
        return None
    if note[1] not in "rd":
        raise NotOnASheet(word)
    try:
        return time(int(note[2]), int(note[3] or 0))
    except ValueError:
        raise NotOnASheet(word) from None
