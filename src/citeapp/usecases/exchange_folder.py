"""The exchange folder: lots are picked up and dropped there without anyone asking.

Only what raises no question is taken in by itself. A lot of someone unknown, a lot that
would delete much, a file that cannot be read: each waits, with its reason, for a person.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from citeapp.base.errors import DiskRefused, InputRefused, UserError
from citeapp.base.files import disk_refused, read_limited
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.exchange import bundle, card, folder
from citeapp.exchange.folder import Offered
from citeapp.exchange.limits import CARD_SIZE
from citeapp.store import holding
from citeapp.usecases import exchanges
from citeapp.usecases.acting import Outcome, reads
from citeapp.usecases.exchanges import Merged, Receipt
from citeapp.usecases.session import Session

_CHOSEN, _TAKEN, _DROPPED = "folder", "folder_taken", "folder_dropped"
_STANDING = "folder_standing"


@dataclass(frozen=True)
class Waiting:
    """A file that was not taken in by itself, and why, in a sentence."""

    path: Path
    why: str
    is_card: bool = False


@dataclass(frozen=True)
class Round:
    """What one look at the folder brought; ``present`` is false while it is away."""

    present: bool
    merged: tuple[Merged, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    dropped: Receipt | None = None


@dataclass(frozen=True)
class Standing:
    """The folder as the last look found it, for the page that shows it."""

    path: str
    present: bool
    waiting: tuple[Waiting, ...]


@reads
def chosen(session: Session, /) -> str:
    """The exchange folder of this machine, or nothing."""
    return str(session.workspace.meta(_CHOSEN, ""))


@reads
def standing(session: Session, /) -> Standing:
    """Where exchange happens by itself, and what waits there for a person."""
    kept = session.workspace.meta(_STANDING, {"present": True, "waiting": []})
    waiting = (Waiting(Path(path), why, is_card) for path, why, is_card in kept["waiting"])
    return Standing(chosen(session), bool(kept["present"]), tuple(waiting))


def choose(session: Session, /, *, path: Path | None = None) -> Outcome[str]:
    """Use a folder for exchange, or none any more; what lies in it stays."""
    if path is not None:
        path = Path(path).absolute()
        _accept(session, path)
    with session.workspace.connection.transaction():
        session.workspace.set_meta(_CHOSEN, str(path or ""))
        session.workspace.set_meta(_TAKEN, {})
        session.workspace.set_meta(_DROPPED, {})
        session.workspace.set_meta(_STANDING, {"present": True, "waiting": []})
    return Outcome(str(path or ""), frozenset({"peer"}), _("Choisir le dossier d’échange"))


def look(session: Session, /) -> Outcome[Round]:
    """Take in what others left and leave what they lack. Raises nothing but bugs.

    Nothing is written while the folder is away: a share that dropped or a stick that was
    pulled often leaves an empty folder of that name, which lacks the place we once made.
    """
    path = chosen(session)
    own = folder.own_place(Path(path), session.me.display_name, session.identity.site_guid)
    found = folder.offered(Path(path), own) if path else None
    vanished = bool(session.workspace.meta(_DROPPED, {})) and not own.is_dir()
    if found is None or vanished:
        result, changed = Round(present=False), frozenset[str]()
    else:
        result, changed = _go_round(session, own, found)
    if path and _note_standing(session, result):
        changed |= {"peer"}
    return Outcome(result, changed, _("Regarder le dossier d’échange"))


def _go_round(session: Session, own: Path, found: list[Offered]) -> tuple[Round, frozenset[str]]:
    changed: set[str] = set()
    merged, waiting = [], []
    for one in _not_taken(session, found):
        try:
            outcome = _take(session, one)
        except UserError as error:
            waiting.append(Waiting(one.path, str(error)))
            continue
        if isinstance(outcome, Waiting):
            waiting.append(outcome)
        elif outcome is not None:
            changed |= outcome.changed
            merged.append(outcome.value)
    dropped = None
    try:
        dropped = _drop(session, own)
    except DiskRefused as error:
        waiting.append(Waiting(own, str(error)))
    if dropped is not None:
        changed.add("peer")
    return Round(True, tuple(merged), tuple(waiting), dropped), frozenset(changed)


def _note_standing(session: Session, result: Round) -> bool:
    """Keep what the page shows; whether it is other than before (else nothing is written)."""
    waiting = [[str(one.path), one.why, one.is_card] for one in result.waiting]
    now_standing = {"present": result.present, "waiting": waiting}
    if session.workspace.meta(_STANDING, {}) == now_standing:
        return False
    session.workspace.set_meta(_STANDING, now_standing)
    return True


def _accept(session: Session, path: Path) -> None:
    """Raises InputRefused for a folder that cannot serve, DiskRefused where it is closed."""
    if not os.path.isdir(path):  # which takes a name that no disk takes for no folder
        raise InputRefused(_("« {name} » n’est pas un dossier.", name=path.name))
    kept = (session.home.data.absolute(), session.home.config.absolute())
    if any(path == home or home in path.parents or path in home.parents for home in kept):
        raise InputRefused(
            _("Ce dossier contient les données de CitéApp, ou s’y trouve."),
            safe=_("Rien n’a été changé."),
            todo=_("Choisissez un dossier à part : rien d’autre que des lots n’y passera."),
        )


def _not_taken(session: Session, found: list[Offered]) -> list[Offered]:
    """What was not yet taken in, as its name and stamp tell; the memory of the rest goes."""
    taken: dict[str, Any] = session.workspace.meta(_TAKEN, {})
    still = {one.name: list(one.stamp) for one in found if taken.get(one.name) == list(one.stamp)}
    if still != taken:
        session.workspace.set_meta(_TAKEN, still)
    return [one for one in found if one.name not in still]


def _take(session: Session, one: Offered) -> Outcome[Merged] | Waiting | None:
    """Merge a lot; of a card, whose it is when it is new. None: there is nothing to do."""
    if one.is_card:
        found = card.read_card(read_limited(one.path, CARD_SIZE))
        known = [session.identity.public.verify_key]
        known += [peer.verify_key for peer in exchanges.listed(session)]
        if found.public.verify_key in known:
            _note_taken(session, one)
            return None
        why = _("La carte de {name} n’est pas encore inscrite ici.", name=found.name)
        return Waiting(one.path, why, is_card=True)
    outcome = exchanges.merge(session, path=one.path, unattended=True)
    _note_taken(session, one)
    return None if outcome.value.already_known else outcome


def _note_taken(session: Session, one: Offered) -> None:
    taken = session.workspace.meta(_TAKEN, {})
    session.workspace.set_meta(_TAKEN, taken | {one.name: list(one.stamp)})


def _drop(session: Session, own: Path) -> Receipt | None:
    """Leave our card, and a lot when we hold something else than at the last one.

    The lot replaces our earlier ones, whose content it has unless everyone acknowledged it;
    a lot without news is the acknowledgement itself.
    """
    team = [peer.guid for peer in exchanges.listed(session) if peer.state == "enrolled"]
    try:
        own.mkdir(exist_ok=True)
    except OSError as error:
        raise disk_refused(error, own) from error
    if not (own / folder.CARD_NAME).exists():
        exchanges.write_card(session, path=own / folder.CARD_NAME)
    now_held = _holding(session, team)
    there = any(path.suffix == bundle.ENDING for path in own.iterdir())
    if not team or (there and session.workspace.meta(_DROPPED, {}) == now_held):
        return None
    name = f"lot-{session.now:%Y%m%d-%H%M%S}-{session.new_id()[-4:]}{bundle.ENDING}"
    receipt = exchanges.export(session, path=own / name).value
    session.workspace.set_meta(_DROPPED, now_held)
    folder.tidy(own, keep=own / name)
    return receipt


def _holding(session: Session, team: list[str]) -> dict[str, Any]:
    """What a lot dropped now would say: as JSON gives it back."""
    have = holding.held(session.workspace.connection)
    return {
        "have": {guid: [list(part) for part in parts] for guid, parts in have.items()},
        "to": sorted(team),
    }
