"""What the sender of a lot holds and we lack, and which of their lots brings it.

A gap is named by what a person can ask for (« demandez le lot n° 14 à Karim »): each lot
tells which earlier ones it relies on, as far as all of its readers could open them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.domain import havesets
from citeapp.domain.havesets import HaveSet, Intervals
from citeapp.exchange.header import Earlier, Header
from citeapp.store import holding, peers, travelling
from citeapp.store.peers import Written
from citeapp.usecases.session import Session

MOST_LOTS = 50
"""Earlier lots that a header names, the latest ones."""
MOST_INTERVALS = 1000
"""A lot of some collectifs of a large base is too ragged to be told apart later."""


@dataclass(frozen=True)
class Gap:
    """Operations that ``sender`` holds and we do not: whose, how many, in which of their lots.

    ``lots`` is empty when no lot that we could read is known to hold them.
    """

    sender: str
    authors: tuple[str, ...]
    operations: int
    lots: tuple[int, ...]


def words(gap: Gap) -> str:
    """What is missing and whom to ask for what."""
    if not gap.lots:
        return ngettext(
            "Il manque {n} nouveauté de {authors} : demandez à {sender} un lot complet.",
            "Il manque {n} nouveautés de {authors} : demandez à {sender} un lot complet.",
            gap.operations,
            authors=french.listed(gap.authors),
            sender=gap.sender,
        )
    numbers = french.listed(tuple(french.number(lot) for lot in gap.lots))
    return ngettext(
        "Il manque le lot n° {numbers} de {sender} : demandez-le-lui.",
        "Il manque les lots n° {numbers} de {sender} : demandez-les-lui.",
        len(gap.lots),
        numbers=numbers,
        sender=gap.sender,
    )


def found(session: Session, header: Header) -> tuple[Gap, ...]:
    """What is missing after a lot was taken in: by lot where that is known, else by author."""
    connection = session.workspace.connection
    have = havesets.union(holding.held(connection), holding.kept_aside(connection))
    lacking = havesets.missing(have, header.have, _not_shared(session))
    names = travelling.site_names(connection)
    names.setdefault(header.sender, header.sender_name)
    lots, unnamed = _lots_for(lacking, header.earlier)
    gaps = []
    if lots:
        gaps.append(_gap(header, names, havesets.difference(lacking, unnamed), lots))
    if unnamed:
        gaps.append(_gap(header, names, unnamed, ()))
    return tuple(gaps)


def note_not_shared(session: Session, not_shared: HaveSet) -> None:
    """Remember what a sender left out on purpose: it is never called a gap."""
    session.workspace.set_meta("not_shared", havesets.union(_not_shared(session), not_shared))


def note_written(session: Session, written: Written) -> None:
    """Remember what one of our lots held, and which machines can read it."""
    scattered = sum(map(len, (written.sent or {}).values())) > MOST_INTERVALS
    kept = replace(written, sent=None) if scattered else written
    peers.note_written(session.workspace.connection, kept)


def earlier(session: Session, readers: Sequence[str], relied_on: HaveSet) -> tuple[Earlier, ...]:
    """Our lots that every one of ``readers`` can read and that hold what is relied on."""
    written = peers.written_for(session.workspace.connection, readers, MOST_LOTS)
    told = (
        Earlier(number, havesets.intersection(sent, relied_on)) for number, sent in written.items()
    )
    return tuple(lot for lot in told if lot.sent)


def _lots_for(
    lacking: HaveSet, known: Sequence[Earlier]
) -> tuple[tuple[int, ...], dict[str, Intervals]]:
    """The fewest lots that bring what is lacking (the fullest first), and what none brings."""
    left, chosen = dict(lacking), list[int]()

    def brought(lot: Earlier) -> tuple[int, int]:
        return havesets.count(havesets.intersection(left, lot.sent)), lot.number

    while left and (best := max(known, key=brought, default=None)) and brought(best)[0]:
        chosen.append(best.number)
        left = havesets.difference(left, best.sent)
    return tuple(sorted(chosen)), left


def _gap(header: Header, names: Mapping[str, str], lacking: HaveSet, lots: tuple[int, ...]) -> Gap:
    authors = {names.get(site) or _("une autre machine") for site in lacking}
    return Gap(header.sender_name, tuple(sorted(authors)), havesets.count(lacking), lots)


def _not_shared(session: Session) -> dict[str, Intervals]:
    return havesets.from_json(session.workspace.meta("not_shared", {}))
