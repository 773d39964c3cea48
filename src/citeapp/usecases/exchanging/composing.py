"""What goes into a bundle: what its readers may read, and what travels sealed to others.

An operation goes into the body when every recipient may read it; else into a section sealed
to those who may, recipients or not, so that any stick heals everyone and a lost one tells
nothing. Sections of others are handed on unopened.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from citeapp.base.frozen import dataclass
from citeapp.domain import havesets, pages
from citeapp.domain.havesets import HaveSet
from citeapp.domain.lot import Context, Op
from citeapp.domain.readers import Reader, may_read
from citeapp.exchange import pages as signing
from citeapp.exchange import section
from citeapp.exchange.limits import LARGE
from citeapp.exchange.records import Sheet
from citeapp.exchange.section import Section
from citeapp.store import pages as kept_pages
from citeapp.store import scope
from citeapp.store.pages import KeptPage
from citeapp.usecases.exchanging import carrying, reading_rights
from citeapp.usecases.session import Session

ENDINGS = frozenset({"E", "X"})
"""Erasures are everyone's."""

Keys = frozenset[bytes]
"""Readers by their signing keys."""


@dataclass(frozen=True)
class Wish:
    """What a bundle is to hold: for whom, of which collectifs (None: all), from when on.

    ``contacts``: how to reach people is also for recipients whom the collectifs chosen by
    name are not entrusted to.
    """

    recipients: Sequence[Reader]
    collectives: frozenset[str] | None = None
    everything: bool = False
    contacts: bool = False

    @property
    def base(self) -> HaveSet:
        """What all recipients hold already, as they said."""
        return {} if self.everything else common(self.recipients)


@dataclass(frozen=True)
class Sealed:
    """A section of ours: who can open it, and how many operations are inside."""

    readers: tuple[str, ...]
    operations: int


@dataclass(frozen=True)
class Composed:
    """The parts of a bundle; ``rows`` counts the rows that its body tells of, by noun.

    ``withheld``: by reader, what they lack and may not read.
    """

    sheets: list[Sheet]
    contexts: list[Context]
    sections: list[Section]
    sent: HaveSet
    sealed: tuple[Sealed, ...] = ()
    carried: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    withheld: Mapping[bytes, HaveSet] = field(default_factory=dict)

    @property
    def operations(self) -> int:
        return sum(len(sheet.ops) for sheet in self.sheets)


@dataclass(frozen=True)
class _About:
    """What decides who may read an operation; ``scoped``: its row may belong to collectifs."""

    collectives: frozenset[str]
    contact: bool
    scoped: bool


@dataclass(frozen=True)
class _Place:
    """Where an operation goes: into the body, or sealed to some readers, or nowhere."""

    body: bool
    sealed: Keys = frozenset()


class _Rights:
    """Who may read the operations of some pages, decided once for all that are alike."""

    def __init__(
        self, session: Session, wish: Wish, team: Sequence[Reader], found: Sequence[KeptPage]
    ) -> None:
        rows = ((op.tbl, op.pk) for kept in found for op in kept.ops.values())
        self.labels = scope.of_rows(session.workspace.connection, rows)
        self.entrusted = reading_rights.in_charge(session)
        self.wish, self.team = wish, team
        self._known: dict[_About, tuple[_Place, list[tuple[str, int]]]] = {}

    def place(self, kept: KeptPage, op: Op) -> _Place:
        """Where an operation goes; it is remembered for :meth:`withheld`."""
        about = self._about(kept, op)
        if about not in self._known:
            self._known[about] = self._decide(about), []
        place, dots = self._known[about]
        dots.append((op.site, op.seq))
        return place

    def withheld(self, reader: Reader) -> HaveSet:
        """What was met and is not for this reader to read."""
        return havesets.of_dots(
            dot
            for about, (_place, dots) in self._known.items()
            if not may_read(reader, about.collectives, self.entrusted)
            for dot in dots
        )

    def _about(self, kept: KeptPage, op: Op) -> _About:
        if op.kind in ENDINGS:
            return _About(frozenset(), False, False)
        collectives = self.labels.get((op.tbl, op.pk), frozenset()) | frozenset(kept.page.scope)
        return _About(collectives, is_contact(op), scope.is_scoped(op.tbl))

    def _decide(self, about: _About) -> _Place:
        wish = self.wish
        named = wish.collectives is not None
        chosen = (
            not named
            or not about.scoped
            or bool(about.collectives & (wish.collectives or frozenset()))
        )
        may = [one for one in self.team if may_read(one, about.collectives, self.entrusted)]
        all_may = all(may_read(one, about.collectives, self.entrusted) for one in wish.recipients)
        if chosen and (all_may or (named and (wish.contacts or not about.contact))):
            return _Place(body=True)
        left_out = frozenset() if chosen else {one.verify_key for one in wish.recipients}
        readers = frozenset(one.verify_key for one in may) - left_out
        alone = readers <= {self.team[-1].verify_key}
        return _Place(False, frozenset() if alone else readers)


class _Gathering:
    """Pages on their way to one place, as far as they are shown there."""

    def __init__(self, acknowledged: HaveSet) -> None:
        self.acknowledged = acknowledged
        self.sheets: list[Sheet] = []
        self.dots: HaveSet = {}

    def add(self, kept: KeptPage, ops: Sequence[Op]) -> None:
        """Show some operations of a page, unless those here hold all of them."""
        dots = {kept.page.site: pages.dots_of(op.seq for op in ops)}
        if havesets.covers(self.acknowledged, dots):
            return
        page = pages.shown(kept.page, kept.ops, (op.seq for op in ops))
        if not page.is_whole and pages.root_of(page, {op.seq: op for op in ops}) != page.root:
            return  # its author signed what does not hold together: not ours to hand on
        self.sheets.append(Sheet(page, tuple(ops)))
        self.dots = havesets.union(self.dots, dots)

    @property
    def operations(self) -> int:
        return sum(len(sheet.ops) for sheet in self.sheets)


def sign_pages(session: Session) -> None:
    """Put our operations on signed pages, those of one scope together; inside a transaction.

    The collectifs of all rows are found on the way (``scope.label``).
    """
    connection = session.workspace.connection
    scope.label(connection)
    waiting = kept_pages.unsigned(connection)
    labels = scope.of_rows(connection, ((op.tbl, op.pk) for op in waiting))
    grouped: dict[tuple[str, tuple[str, ...], bool], list[Op]] = defaultdict(list)
    for op in waiting:
        named = () if op.kind in ENDINGS else tuple(sorted(labels.get((op.tbl, op.pk), ())))
        grouped[op.site, named, is_contact(op)].append(op)
    sites = {op.site for op in waiting}
    hashes = {site: kept_pages.context_hashes(connection, site) for site in sites}
    nothing = pages.context_hash(())
    for (site, named, _apart), ops in sorted(grouped.items()):
        used = {op.ctx: hashes[site].get(op.ctx, nothing) for op in ops}
        for page in signing.write(
            ops, named, used, session.identity, session.workspace.random_bytes
        ):
            kept_pages.add(connection, page)


def compose(session: Session, wish: Wish) -> Composed:
    """Gather what a bundle holds, once our operations stand on pages (``sign_pages``)."""
    *others, me = reading_rights.readers(session)
    lacking = havesets.difference(me.have, common([*others, *wish.recipients]))
    found = kept_pages.covering(
        session.workspace.connection, me.have if wish.everything else lacking
    )
    rights = _Rights(session, wish, [*others, me], found)
    body, sealed = _gathered(rights, found)
    names = {reader.verify_key: reader.name for reader in others}
    told = (
        Sealed(tuple(sorted(names[key] for key in whom if key in names)), part.operations)
        for whom, part in sealed.items()
    )
    carried = carrying.to_hand_on(session)
    return Composed(
        sheets=body.sheets,
        contexts=_contexts(session, body.sheets),
        sections=[*_sections(session, sealed, [*others, me]), *carried],
        sent=body.dots,
        sealed=tuple(told),
        carried=len(carried),
        rows=_rows(body.sheets),
        withheld={reader.verify_key: rights.withheld(reader) for reader in others},
    )


def common(readers: Iterable[Reader]) -> HaveSet:
    """What all of them said that they hold."""
    shared: HaveSet | None = None
    for reader in readers:
        shared = reader.have if shared is None else havesets.intersection(shared, reader.have)
    return shared or {}


def is_contact(op: Op) -> bool:
    """Whether an operation says how to reach someone."""
    return any(mark in (op.val or "") for mark in scope.contact_marks(op.tbl))


def _gathered(
    rights: _Rights, found: Sequence[KeptPage]
) -> tuple[_Gathering, dict[Keys, _Gathering]]:
    """The pages found, each operation where it goes."""
    others = {reader.verify_key: reader for reader in rights.team[:-1]}
    body, sealed = _Gathering(rights.wish.base), dict[Keys, _Gathering]()
    for kept in found:
        inside: list[Op] = []
        apart: dict[Keys, list[Op]] = defaultdict(list)
        for seq in sorted(kept.held):
            op = kept.ops[seq]
            place = rights.place(kept, op)
            if place.body:
                inside.append(op)
            elif place.sealed:
                apart[place.sealed].append(op)
        if inside:
            body.add(kept, inside)
        for whom, ops in apart.items():
            needing = [others[key] for key in whom if key in others]
            sealed.setdefault(whom, _Gathering(common(needing))).add(kept, ops)
    return body, {whom: part for whom, part in sealed.items() if part.sheets}


def _sections(
    session: Session, sealed: Mapping[Keys, _Gathering], team: Sequence[Reader]
) -> list[Section]:
    """Each gathering sealed to its readers; this machine can open its own again."""
    recipients = {reader.verify_key: reader.age_recipient for reader in team}
    stamp = session.workspace.stamp()
    return [
        section.write(
            [*_contexts(session, part.sheets), *part.sheets],
            {key: recipients[key] for key in whom},
            session.identity,
            dots=part.dots,
            stamp=stamp,
            limits=LARGE,
        )
        for whom, part in sorted(sealed.items(), key=lambda one: sorted(one[0]))
    ]


def _contexts(session: Session, sheets: Iterable[Sheet]) -> list[Context]:
    used = ((sheet.page.site, number) for sheet in sheets for number, _h in sheet.page.contexts)
    return kept_pages.contexts_of(session.workspace.connection, used)


def _rows(sheets: Iterable[Sheet]) -> dict[str, int]:
    rows = {(op.tbl, op.pk) for sheet in sheets for op in sheet.ops}
    return dict(Counter(table for table, _pk in rows))
