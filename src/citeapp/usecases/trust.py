"""Whose deletions, erasures and joins count here: their author signed, is known, and may.

A bundle's signature speaks for whoever carries it; these operations carry their author's own.
What does not count keeps its dot, without effect, and is judged again when its author's card
is taken in or the row it speaks of arrives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from citeapp.base.errors import BundleRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.erasure import ENDINGS
from citeapp.domain.lot import Op
from citeapp.exchange import authorship
from citeapp.exchange.header import Header
from citeapp.store import erasing, peers, taking_in, travelling
from citeapp.store.schema import SHARED
from citeapp.usecases.exchanging import enrolling
from citeapp.usecases.session import Session

UNSIGNED, UNKNOWN, REVOKED, NO_RIGHT, WAITING = (
    "unsigned",
    "unknown",
    "revoked",
    "no_right",
    "waiting",
)
"""Why an operation has no effect; ``waiting``: the row it erases has not arrived yet."""

DELETION, ERASURE, JOIN = "deletion", "erasure", "join"


@dataclass(frozen=True)
class Ignored:
    """What someone asked for and has no effect here: what, why, how many times."""

    author: str
    what: str
    why: str
    count: int


@dataclass(frozen=True)
class Judged:
    """Operations that may count, and those that may not with the reason of each."""

    trusted: tuple[Op, ...]
    refused: tuple[tuple[Op, str], ...]


def judge(session: Session, /, fresh: Sequence[Op], *, header: Header | None = None) -> Judged:
    """Part what may count from what may not; a forged signature refuses the whole bundle.

    ``fresh`` may hold new rows that ``fresh`` itself erases. A machine announced in the bundle
    of someone known is known by the key that it announces; one that may erase has shown its card.
    """
    if not any(op.needs_signature for op in fresh):
        return Judged(tuple(fresh), ())
    bench = _Bench(session, fresh, header)
    trusted, refused = list[Op](), list[tuple[Op, str]]()
    for op in fresh:
        why = bench.objection(op) if op.needs_signature else ""
        if why:
            refused.append((op, why))
        else:
            trusted.append(op)
    return Judged(tuple(trusted), tuple(refused))


def reconsider(session: Session, /) -> frozenset[str]:
    """Judge again what had no effect so far; the nouns that changed."""
    connection = session.workspace.connection
    waiting = taking_in.refused(connection)
    trusted = set(judge(session, [op for _lot, op in waiting]).trusted)
    changed: frozenset[str] = frozenset()
    if trusted:
        with session.workspace.act(_("Inscrire une carte"), kind="trust") as act:
            for lot in sorted({lot for lot, op in waiting if op in trusted}):
                ops = [op for number, op in waiting if number == lot and op in trusted]
                taken = taking_in.take_in(session.workspace, ops, [], lot=lot)
                act.changed |= taken.changed
        changed = act.changed
    return changed


def may_erase(session: Session, /, rows: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of some rows that the person at this machine may erase: the coordinator any,
    others what they wrote first."""
    wanted = set(rows)
    if session.me.is_coordinator:
        return wanted
    bench = _Bench(session, (), None)
    mine = session.me.id
    known = erasing.authors(session.workspace.connection, wanted)
    return {row for row in wanted if bench.people_of(known.get(row, ())) == {mine}}


def told(session: Session, /, refused: Iterable[tuple[Op, str]]) -> tuple[Ignored, ...]:
    """What was refused, for people, grouped by author, kind and reason."""
    names = travelling.site_names(session.workspace.connection)
    counted = Counter(
        (names.get(op.site) or _("une machine inconnue"), _what(op), why) for op, why in refused
    )
    return tuple(Ignored(*key, count) for key, count in sorted(counted.items()))


class _Bench:
    """What is known of authors: their keys, their cards, and who wrote a row first."""

    def __init__(self, session: Session, fresh: Sequence[Op], header: Header | None) -> None:
        connection = session.workspace.connection
        own = session.identity.public
        cards = peers.peers(connection)
        by_key = {card.verify_key: card for card in cards}
        vouched = header is None or header.verify_key in {own.verify_key, *by_key}
        keys = travelling.machine_keys(connection, fresh if vouched else ())
        keys |= {card.guid: card.verify_key for card in cards}
        if header is not None and vouched:
            keys[header.sender] = header.verify_key
        elif header is not None:
            keys = {site: key for site, key in keys.items() if key != header.verify_key}
        self.keys: Mapping[str, bytes] = keys | {own.site_guid: own.verify_key}
        # what the coordination said of a machine was weighed already, operation by operation
        said = enrolling.verdicts(session, fresh, self.keys)
        self.revoked = {card.verify_key for card in cards if card.state == "revoked"} - set(said)
        self.people = {card.verify_key: card.facilitator_id for card in cards}
        self.people[own.verify_key] = session.me.id
        self.coordinators = {card.verify_key for card in cards if card.is_coordinator}
        if session.me.is_coordinator:
            self.coordinators.add(own.verify_key)
        self.authors = dict(
            erasing.authors(connection, {(op.tbl, op.pk) for op in fresh if op.kind in ENDINGS})
        )
        for op in fresh:
            if op.kind == "I":
                row = (op.tbl, op.pk)
                self.authors[row] = self.authors.get(row, frozenset()) | {op.site}

    def objection(self, op: Op) -> str:
        """Why an operation that needs a signature does not count, or nothing."""
        key = self.keys.get(op.site)
        if key is None:
            return UNKNOWN
        if op.sig is None:
            return UNSIGNED
        if not authorship.signed_by(op, key):
            raise BundleRefused(
                _("Une suppression ou un rapprochement de ce lot n’est pas signé par son auteur."),
                safe=_("Rien n’a été fusionné."),
                todo=_("Prévenez la personne qui vous l’a remis."),
            )
        if key in self.revoked:
            return REVOKED
        return self._right(op, key) if op.kind in ENDINGS else ""

    def people_of(self, sites: Iterable[str]) -> set[str]:
        """The people at some machines; "" stands for anyone without a card here."""
        return {self.people.get(self.keys.get(site, b""), "") for site in sites}

    def _right(self, op: Op, key: bytes) -> str:
        if op.kind == "E" and op.tbl in SHARED and SHARED[op.tbl].derived:
            return NO_RIGHT  # such a row goes with its person, never alone
        if key not in self.people:
            return UNKNOWN
        if key in self.coordinators:
            return ""
        authors = self.authors.get((op.tbl, op.pk))
        if not authors:
            return WAITING
        mine = self.people[key]
        return "" if mine and self.people_of(authors) == {mine} else NO_RIGHT


def _what(op: Op) -> str:
    if op.kind == "D":
        return DELETION
    return ERASURE if op.kind in ENDINGS else JOIN
