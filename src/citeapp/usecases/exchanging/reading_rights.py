"""Who may read what, on this machine's word: enrolled people, and what is entrusted to them."""

from __future__ import annotations

from collections.abc import Callable

from citeapp.domain.readers import Appointment, Entrusted, Reader, entrusted
from citeapp.store import holding, peers, scope, travelling
from citeapp.store.peers import Peer
from citeapp.usecases.session import Session


def readers(session: Session) -> list[Reader]:
    """Every machine that may be sent something: the enrolled ones, then this one."""
    connection = session.workspace.connection
    team = [as_reader(one) for one in peers.peers(connection) if one.state == "enrolled"]
    return [*team, myself(session)]


def as_reader(peer: Peer) -> Reader:
    """An enrolled machine as a reader."""
    return Reader(
        peer.verify_key,
        peer.age_recipient,
        peer.name,
        peer.facilitator_id,
        peer.is_coordinator,
        peer.have,
    )


def myself(session: Session) -> Reader:
    """This machine as a reader: its own stick may heal it."""
    public, me = session.identity.public, session.me
    have = holding.held(session.workspace.connection)
    return Reader(
        public.verify_key,
        public.age_recipient,
        me.display_name,
        me.id,
        me.is_coordinator,
        have,
    )


def in_charge(session: Session) -> Entrusted:
    """Collectif to those it is entrusted to, by the appointments that count."""
    connection = session.workspace.connection
    known = readers(session)
    who = _author_of(session, known)
    appointed = [
        Appointment(
            one.collective_id,
            one.facilitator_id,
            frozenset(map(who, one.authors)),
            one.stands,
        )
        for one in scope.appointments(connection)
    ]
    made = {
        collective: frozenset(map(who, sites))
        for collective, sites in scope.makers(connection).items()
    }
    coordination = {reader.facilitator_id for reader in known if reader.is_coordinator}
    return entrusted(appointed, made, coordination)


def _author_of(session: Session, known: list[Reader]) -> Callable[[str], str]:
    """A site's facilitator where its key is enrolled here; else the site by itself."""
    keys = travelling.machine_keys(session.workspace.connection, ())
    owners = {reader.verify_key: reader.facilitator_id for reader in known}
    keys |= {peer.guid: peer.verify_key for peer in peers.peers(session.workspace.connection)}

    def who(site: str) -> str:
        return owners.get(keys.get(site, b""), site)

    return who
