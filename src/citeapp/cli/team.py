"""The machines we exchange with: ``team``, ``revoke``, ``readmit``."""

from __future__ import annotations

import argparse

from citeapp.base.errors import NotFound
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.cli.command import Command, answer, opened
from citeapp.usecases import exchanges
from citeapp.usecases.exchanges import Peer
from citeapp.usecases.session import Session


def team(options: argparse.Namespace) -> None:
    """The machines enrolled here."""
    with opened(options) as session:
        found = exchanges.listed(session)
        told = [
            {
                "guid": peer.guid,
                "name": peer.name,
                "organisation": peer.organisation,
                "is_coordinator": peer.is_coordinator,
                "state": peer.state,
            }
            for peer in found
        ]
        lines = [_told(peer) for peer in found]
        answer(options, told, "\n".join(lines) or _("Personne n’est encore inscrit."))


def revoke(options: argparse.Namespace) -> None:
    """Refuse a machine from now on; the coordination's word travels."""
    with opened(options) as session:
        peer = _named(session, options.name)
        exchanges.revoke(session, guid=peer.guid)
        words = _("La machine de {name} est révoquée.", name=peer.name)
        if session.me.is_coordinator:
            words += " " + _("Les autres machines l’apprendront par vos prochains lots.")
        else:
            words += " " + _("Sur cette machine seulement : prévenez la coordination.")
        answer(options, {"name": peer.name, "state": "revoked"}, words)


def readmit(options: argparse.Namespace) -> None:
    """A machine that was revoked was found again."""
    with opened(options) as session:
        peer = _named(session, options.name)
        exchanges.readmit(session, guid=peer.guid)
        answer(
            options,
            {"name": peer.name, "state": "enrolled"},
            _("La machine de {name} est de nouveau admise.", name=peer.name),
        )


def _told(peer: Peer) -> str:
    about = [peer.organisation, _("coordination") if peer.is_coordinator else ""]
    about.append(_("révoquée") if peer.state == "revoked" else "")
    return " · ".join([peer.name, *filter(None, about)])


def _named(session: Session, name: str) -> Peer:
    for peer in exchanges.listed(session):
        if peer.guid == name or fold(peer.name) == fold(name):
            return peer
    raise NotFound(
        _("« {name} » n’est pas inscrit·e sur cette machine.", name=name),
        safe=_("Rien n’a été changé."),
    )


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar=_("NOM"), help=_("à qui est la machine"))


def _none(_parser: argparse.ArgumentParser) -> None:
    return None


COMMANDS = (
    Command("team", "les machines inscrites", _none, team),
    Command("revoke", "révoquer une machine perdue", _name, revoke),
    Command("readmit", "réadmettre une machine révoquée", _name, readmit),
)
