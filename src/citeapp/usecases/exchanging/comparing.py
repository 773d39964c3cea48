"""Equal have-sets must give equal digests: each collectif that a lot told of is looked at.

Machines that hold the same as a whole are compared as a whole, in the merge. Of the others each
collectif is compared by itself: at once where little is held, else in the next quiet moment,
since that takes as long as the journal is. A difference is told until the same collectif of the
same machine is found equal.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain import havesets
from citeapp.domain.readers import may_read
from citeapp.exchange.header import Header
from citeapp.store import collective_digests, holding, scope
from citeapp.store.collective_digests import Digests
from citeapp.usecases.exchanging import reading_rights
from citeapp.usecases.exchanging.composing import Wish
from citeapp.usecases.session import Session

AT_ONCE = 2_000
"""Up to so many operations everything is counted within the merge."""
_KEPT = "compared"


@dataclass(frozen=True)
class Disagreement:
    """Collectifs of which a machine holds the same as this one, and shows something else."""

    sender: str
    number: int
    written_at: str
    collectives: tuple[str, ...]


def told(session: Session, wish: Wish) -> tuple[str, Digests]:
    """The digest of the whole, and of each collectif that all readers of a lot may read.

    Those alone: a digest lets who knows nearly all of it guess at the rest. The rows are those
    that ``composing.sign_pages`` found.
    """
    whole, every = collective_digests.of_all(session.workspace.connection)
    entrusted = reading_rights.in_charge(session)
    chosen = every.keys() if wish.collectives is None else wish.collectives
    return whole, {
        one: every[one]
        for one in sorted(every.keys() & chosen)
        if all(may_read(reader, frozenset({one}), entrusted) for reader in wish.recipients)
    }


def after_merge(session: Session, header: Header, *, same: bool) -> tuple[str, ...]:
    """The names of the collectifs that differ, as far as that can be told at once.

    ``same``: both hold the same as a whole, which says all there is to say of each.
    """
    kept = _kept(session)
    apart = kept.pop(header.sender, {}).get("apart", [])
    if not same and header.digests:
        kept[header.sender] = {
            "name": header.sender_name,
            "number": header.number,
            "written_at": header.written_at,
            "digests": {one: list(pair) for one, pair in header.digests.items()},
            "apart": apart,
        }
    _keep(session, kept)
    if havesets.count(holding.held(session.workspace.connection)) > AT_ONCE:
        return ()
    compare(session)
    return tuple(
        name
        for found in disagreements(session)
        if (found.sender, found.number) == (header.sender_name, header.number)
        for name in found.collectives
    )


def is_due(session: Session) -> bool:
    """Whether a lot told digests that nobody has looked at yet."""
    return any(one["digests"] for one in _kept(session).values())


def compare(session: Session) -> None:
    """Look at all digests that wait; others may write meanwhile."""
    waiting = _kept(session)
    if not any(one["digests"] for one in waiting.values()):
        return
    connection = session.workspace.connection
    with connection.snapshot():
        scope.label(connection)
        _whole, ours = collective_digests.of_all(connection)
    with connection.transaction():
        kept = _kept(session)
        for sender, one in kept.items():
            if one == waiting.get(sender):
                _judge(one, ours)
        _keep(session, {key: one for key, one in kept.items() if one["digests"] or one["apart"]})


def _judge(told: dict[str, Any], ours: Digests) -> None:
    theirs = {id: (pair[0], pair[1]) for id, pair in told["digests"].items()}
    apart, equal = collective_digests.differing(ours, theirs)
    told["apart"] = sorted(set(told["apart"]) - equal | apart)
    told["digests"] = {}


def disagreements(session: Session) -> tuple[Disagreement, ...]:
    """What was found to differ and was not found equal since."""
    names = scope.collective_names(session.workspace.connection)
    return tuple(
        Disagreement(
            one["name"],
            one["number"],
            one["written_at"],
            tuple(sorted(names.get(id) or _("un collectif supprimé") for id in one["apart"])),
        )
        for one in _kept(session).values()
        if one["apart"]
    )


def words(sender: str, collectives: Collection[str] = ()) -> tuple[str, str]:
    """What does not agree, and that nothing is lost: two sentences."""
    said = _("Vos deux machines ne s’accordent pas sur la même matière.")
    if collectives:
        said = _(
            "Votre machine et celle de {name} ne s’accordent pas sur la même matière : {where}.",
            name=sender,
            where=french.listed(tuple(collectives)),
        )
    return said, _("Rien n’est perdu ; signalez-le à la coordination avec la date de ce lot.")


def _kept(session: Session) -> dict[str, Any]:
    return dict(session.workspace.meta(_KEPT, {}))


def _keep(session: Session, kept: dict[str, Any]) -> None:
    if kept != _kept(session):
        session.workspace.set_meta(_KEPT, kept)
