"""Texts that may still name a person who is about to be erased, for someone to look at."""

from __future__ import annotations

from collections.abc import Sequence

from citeapp.base.frozen import dataclass
from citeapp.domain import naming
from citeapp.domain.fields import field_label
from citeapp.domain.meeting import Line
from citeapp.domain.naming import FIRST_NAME, SURE, Subject
from citeapp.store import traces
from citeapp.store.schema import SHARED
from citeapp.usecases import finding, trust
from citeapp.usecases.reviewing import describing
from citeapp.usecases.session import Session

Place = tuple[str, str, str]
"""(table, row, column)."""
_WHOLE = frozenset({"what", "text", "title"})
"""Columns that say all that a row is about."""


@dataclass(frozen=True)
class Mention:
    """A text that may name the person; ``key`` tells it to ``erasure.person``.

    ``how`` is one of naming.SURE; ``sure``: nobody else can be meant; ``past``: only an older
    version names them; ``may``: the person at this machine may take the name out of it.
    """

    key: str
    noun: str
    id: str
    column: str
    where: str
    text: str
    how: str
    sure: bool
    past: bool
    may: bool


def found(
    session: Session,
    subjects: Sequence[Subject],
    *,
    going: set[tuple[str, str]],
    near: set[str],
) -> list[Mention]:
    """The surest first, without the rows ``going``; a first name alone counts only in the
    rencontres ``near`` the person."""
    told = _told(session, subjects, going)
    allowed = trust.may_erase(session, {place[:2] for place in told})
    out = []
    for place, (how, text) in told.items():
        meeting_id = _meeting_of(session, place[0], place[1])
        if how == FIRST_NAME and meeting_id not in near:
            continue
        now = traces.text_now(session.workspace.connection, place)
        past = not _surest(now, subjects)
        where = describing.described(
            session, *(("meeting", meeting_id) if meeting_id else place[:2])
        )
        out.append(
            Mention(
                key="/".join(place),
                noun=place[0],
                id=place[1],
                column=place[2],
                where=where if place[0] == "line" else f"{where} · {_field(place)}",
                text=text if past else now,
                how=how,
                sure=all(one.means(how) for one in subjects),
                past=past,
                may=place[:2] in allowed,
            )
        )
    return sorted(out, key=lambda mention: (SURE.index(mention.how), mention.where, mention.key))


def _field(place: Place) -> str:
    """« action » for what an action says, « remarque » for a remark."""
    noun, _id, column = place
    return finding.noun_words(noun).lower() if column in _WHOLE else field_label(column)


def _told(
    session: Session, subjects: Sequence[Subject], going: set[tuple[str, str]]
) -> dict[Place, tuple[str, str]]:
    """Place to (how, text) of the version that names them most surely."""
    patterns = list(dict.fromkeys(p for one in subjects for p in naming.globs(one)))
    told: dict[Place, tuple[str, str]] = {}
    for cell in traces.texts_like(session.workspace.connection, patterns):
        how = _surest(cell.text, subjects)
        if not how or cell.place[:2] in going:
            continue
        if cell.place not in told or SURE.index(how) < SURE.index(told[cell.place][0]):
            told[cell.place] = how, cell.text
    return told


def _surest(text: str, subjects: Sequence[Subject]) -> str:
    hows = {naming.how_named(text, one) for one in subjects}
    return next((how for how in SURE if how in hows), "")


def _meeting_of(session: Session, noun: str, id: str) -> str:
    """The rencontre where something was written, if any."""
    if noun == "meeting":
        return id
    if noun == "line" and (line := session.rows(Line).find(id)):
        noun, id = "agenda_item", line.owner_id
    if noun not in SHARED or "meeting_id" not in SHARED[noun].column_names:
        return ""
    value = session.workspace.connection.value(
        f"SELECT meeting_id FROM v_{noun} WHERE id = ?", (id,)
    )
    return str(value or "")
