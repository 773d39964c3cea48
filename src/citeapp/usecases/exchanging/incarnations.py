"""Which site this machine is: a new one for a copy, after a restore, or when time went back."""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.domain.facilitator import Machine
from citeapp.exchange.identity import Identity
from citeapp.store import workspace as workspaces
from citeapp.usecases.session import Session


def renew(session: Session, /) -> None:
    """Begin a new incarnation with the same keys, so that no operation number serves twice."""
    workspaces.new_incarnation(session.workspace)
    kept = session.identity
    session.identity = Identity(session.workspace.guid, kept.signing_seed, kept.age_secret)
    with session.workspace.act(_("Ouvrir une copie"), kind="init"):
        add_machine(session)


def add_machine(session: Session, /) -> None:
    """This machine in the list that everyone shares, with its public keys."""
    public = session.identity.public
    session.rows(Machine).add(
        Machine(
            id=public.site_guid,
            facilitator_id=str(session.workspace.meta("facilitator_id")),
            label=_("Machine de {name}", name=session.me.display_name),
            verify_key=public.verify_key.hex(),
            age_recipient=public.age_recipient,
        )
    )
