"""Erasing a person, or one cell, everywhere and for good; who has confirmed it.

Unlike everything else this cannot be undone: the content goes from the tables, the journal,
the index, backups and every bundle to come, here and wherever the erasure arrives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from citeapp.base.errors import DiskRefused, InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain import naming
from citeapp.domain.erasure import reference
from citeapp.domain.meeting import IN_THE_ROOM, Attendance
from citeapp.domain.naming import Subject
from citeapp.domain.person import Person
from citeapp.store import backups, erasing, joined, peers, traces
from citeapp.store import sweeping as sweeper
from citeapp.store.schema import SHARED
from citeapp.store.workspace import Act
from citeapp.usecases import sweeping, trust, typing
from citeapp.usecases.acting import Outcome, reads
from citeapp.usecases.forgetting import confirming, mentions
from citeapp.usecases.forgetting.confirming import Erasure
from citeapp.usecases.forgetting.mentions import Mention
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Going:
    """How many rows of a noun go with the person."""

    noun: str
    count: int


@dataclass(frozen=True)
class Plan:
    """What erasing someone would take, what stays as a count, what is out of reach.

    ``cards`` are the fiches judged to be the same person: all of them go. ``machines`` are the
    people whose machines will have to confirm; ``documents`` counts files already written.
    """

    id: str
    name: str
    reference: str
    cards: tuple[str, ...]
    may: bool
    going: tuple[Going, ...]
    presences: int
    mentions: tuple[Mention, ...]
    neutral: str
    machines: tuple[str, ...]
    backups: int
    documents: int


@dataclass(frozen=True)
class Erased:
    """What was erased: its reference, for the answer to the person; fiches and texts."""

    reference: str
    cards: int
    texts: int


@reads
def preview(session: Session, /, *, id: str) -> Plan:
    """Everything that erasing a person concerns, before anything is done."""
    connection = session.workspace.connection
    who = session.rows(Person).get(id)
    cards = _cards(session, id)
    own = {("person", one) for one in cards}
    rows = own.union(*(erasing.rows_of(connection, one) for one in cards))
    counted = Counter(table for table, _id in traces.shown(connection, rows))
    presences = session.rows(Attendance).matching(person_id=id)
    return Plan(
        id=id,
        name=who.name,
        reference=reference(id),
        cards=tuple(cards),
        may=trust.may_erase(session, own) == own,
        going=tuple(Going(noun, counted[noun]) for noun in SHARED if noun in counted),
        presences=sum(presence.state in IN_THE_ROOM for presence in presences),
        mentions=tuple(
            mentions.found(
                session,
                _subjects(session, cards),
                going=rows,
                near={presence.meeting_id for presence in presences},
            )
        ),
        neutral=neutral_words(who),
        machines=tuple(peer.name for peer in peers.peers(connection) if peer.state == "enrolled"),
        backups=len(backups.list_backups(session.home.backups)),
        documents=sum(path.is_file() for path in session.home.exports.glob("*")),
    )


def person(
    session: Session,
    /,
    *,
    id: str,
    neutral: Sequence[str] = (),
    blank: Sequence[str] = (),
) -> Outcome[Erased]:
    """Erase someone for good, everywhere; who comes back later gets a new fiche.

    ``neutral`` and ``blank`` are keys of mentions: texts in which « un parent » takes the place
    of the name, and texts that are emptied; their older versions go in both cases.
    """
    cards = _cards(session, id)
    words = neutral_words(session.rows(Person).get(cards[0]))
    own = {("person", one) for one in cards}
    texts = {_place(key): key in neutral for key in (*neutral, *blank)}
    _allow(session, own | {place[:2] for place in texts})
    typed = typing.left(session)
    subjects = _subjects(session, cards) if texts or typed else ()
    with session.workspace.act(_("Effacer une personne"), kind="erase") as act:
        for place, keep in texts.items():
            _erase_text(session, act, place, subjects, words if keep else "")
        for row in sorted(own):
            act.changed |= erasing.erase_row(session.workspace, *row)
    nameless = [draft for draft in typed if not _names(draft.text, subjects)]
    if nameless != typed:
        typing.keep(session, nameless)
    _after(session)
    return Outcome(Erased(reference(cards[0]), len(cards), len(texts)), act.changed, act.label)


def cell(
    session: Session, /, *, noun: str, id: str, column: str, keep: bool = False
) -> Outcome[str]:
    """Erase one field of a row for good, older versions included; it can be filled again.

    With ``keep`` what it says now stays, and only the older versions go. The reference of the
    erasure, for the answer to the person.
    """
    connection = session.workspace.connection
    places = [_place(f"{noun}/{one}/{column}") for one in joined.members(connection, noun, id)]
    _allow(session, {place[:2] for place in places})
    with session.workspace.act(_("Effacer un texte"), kind="erase") as act:
        for place in places:
            now = joined.stored(connection, *place[:2]).get(column)
            act.changed |= erasing.erase_cell(session.workspace, *place[:2], [column])
            if keep and now is not None:
                _write(session, place, now)
    _after(session)
    return Outcome(reference(id), act.changed, act.label)


@reads
def board(session: Session, /) -> list[Erasure]:
    """Every erasure known here, with who has it and who does not yet: these come first."""
    return confirming.board(session)


def neutral_words(one: Person) -> str:
    """Who spoke or came, when their name may no longer be said."""
    if one.main_audience == "parent":
        return _("un parent")
    return _("un·e habitant·e") if one.main_audience == "resident" else _("une personne")


def _cards(session: Session, id: str) -> list[str]:
    """The fiches judged to be of one person, the one shown first."""
    connection = session.workspace.connection
    session.rows(Person).get(joined.leading(connection, id))
    found = joined.members(connection, "person", id)
    return [one for one in found if joined.stored(connection, "person", one)]


def _subjects(session: Session, cards: Sequence[str]) -> list[Subject]:
    """By what texts may name the person, as each of the fiches has it."""
    rows = [joined.stored(session.workspace.connection, "person", one) for one in cards]
    named = ("first_name", "last_name", "phone", "email")
    everyone = session.rows(Person).all()
    others = [(one.first_name, one.last_name) for one in everyone if one.id not in cards]
    return [Subject.of(*(str(row[name] or "") for name in named)).beside(others) for row in rows]


def _names(text: str, subjects: Sequence[Subject]) -> bool:
    return any(naming.how_named(text, subject) for subject in subjects)


def _allow(session: Session, rows: set[tuple[str, str]]) -> None:
    if trust.may_erase(session, rows) != rows:
        raise InputRefused(
            _("Seules la coordination et la personne qui l’a écrit peuvent effacer cela."),
            safe=_("Rien n’a été effacé."),
            todo=_("Transmettez la demande à la coordination."),
        )


def _place(key: str) -> mentions.Place:
    noun, _slash, rest = key.partition("/")
    id, _slash, column = rest.partition("/")
    known = SHARED[noun].column_names if noun in SHARED else ()
    if column not in known or column.endswith(("_id", "_key")):
        raise InputRefused(
            _("Ce champ ne peut pas être effacé seul : {key}.", key=key),
            safe=_("Rien n’a été effacé."),
        )
    return noun, id, column


def _erase_text(
    session: Session, act: Act, place: mentions.Place, subjects: Sequence[Subject], words: str
) -> None:
    """Erase every version of a text; with ``words`` it is written again without the name."""
    noun, id, column = place
    text = traces.text_now(session.workspace.connection, place)
    act.changed |= erasing.erase_cell(session.workspace, noun, id, [column])
    if words and text:
        for subject in subjects:
            text = naming.without(text, subject, words)
        _write(session, place, text)


def _write(session: Session, place: mentions.Place, value: str | int | None) -> None:
    noun, id, column = place
    session.workspace.connection.execute(
        f'UPDATE "{noun}" SET "{column}" = ? WHERE id = ?', (value, id)
    )


def _after(session: Session) -> None:
    """What is done is done: a disk that refuses is tried again at the next sweep."""
    sweeper.shorten_log(session.workspace.connection)
    with suppress(DiskRefused):
        sweeping.note_new(session)
