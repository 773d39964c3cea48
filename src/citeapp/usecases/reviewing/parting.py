"""A line that one person moved while another one split it: where both halves stand.

Each place is told by the line before it. Whichever is kept, the words that were split off follow
their line there.
"""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.domain.meeting import Line
from citeapp.domain.operations import Operation
from citeapp.store import journal
from citeapp.usecases import notes
from citeapp.usecases.session import Session


def is_place(noun: str, column: str) -> bool:
    """Whether a cell says where a line stands."""
    return (noun, column) == ("line", "order_key")


def words(session: Session, id: str, key: str) -> str:
    """« Après « Douze familles attendent. » : « La garderie ouvre » puis « le mardi. » »."""
    line = session.rows(Line).find(id)
    if line is None:
        return _("une fiche supprimée")
    rests = split_off(session, line)
    apart = {id, *(rest.id for rest in rests)}
    above = [
        one
        for one in notes.lines(session, owner_id=line.owner_id, field=line.field)
        if one.order_key < key and one.id not in apart
    ]
    place = _("Après « {line} »", line=above[-1].text) if above else _("Tout en haut")
    if not rests:
        return place
    halves = _(" puis ").join(_("« {line} »", line=one.text) for one in (line, *rests))
    return _("{place} : {halves}", place=place, halves=halves)


def split_off(session: Session, line: Line) -> list[Line]:
    """What was split off a line while somebody else moved it, in the order it stands."""
    connection = session.workspace.connection
    held = journal.operations_of(connection, [("line", line.id)])["line", line.id]
    placed = [one for one in held if one.writes and "order_key" in one.values]
    sees = journal.sees(connection)

    def parts(one: Operation) -> bool:
        return (
            one.kind == "U"
            and "text" in one.values
            and any(not (sees(one, b) or sees(b, one)) for b in placed if b is not one)
        )

    wanted = set(journal.lines_split_off(connection, filter(parts, placed)))
    beside = notes.lines(session, owner_id=line.owner_id, field=line.field)
    return [one for one in beside if one.id in wanted]


def put_together(session: Session, id: str) -> None:
    """What was split off stands right after its line, within an act."""
    line = session.rows(Line).find(id)
    rests = split_off(session, line) if line else []
    if line is None or not rests:
        return
    apart = {rest.id for rest in rests}
    beside = notes.lines(session, owner_id=line.owner_id, field=line.field)
    shown = [one.id for one in beside]
    start = shown.index(id) + 1
    if shown[start : start + len(rests)] == [rest.id for rest in rests]:
        return
    following = next((one for one in shown[start:] if one not in apart), "")
    for rest in rests:
        notes.move(session, id=rest.id, before_id=following)
