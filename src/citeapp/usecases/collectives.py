"""Collectifs: create, change, who facilitates, who belongs."""

from __future__ import annotations

from typing import Any

from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.collective import Collective, CollectiveFacilitator, Membership
from citeapp.domain.facilitator import Facilitator
from citeapp.domain.person import Person
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Member:
    """A member with what a list shows: the person and what they do where."""

    membership: Membership
    person: Person
    function: str


@acts("Créer un collectif")
def create(
    session: Session,
    /,
    *,
    name: str,
    kind: str = "neighbourhood",
    theme: str = "",
    commune: str = "",
    purpose: str = "",
) -> Collective:
    """A new collectif; a second one of the same name is refused."""
    name = _free_name(session, name)
    row = Collective(
        id=session.new_id(), name=name, kind=kind, theme=theme, commune=commune, purpose=purpose
    )
    return session.rows(Collective).add(row)


@acts("Modifier un collectif")
def change(session: Session, /, *, id: str, **fields: Any) -> Collective:
    """Change fields of a collectif by their names; two never have the same name."""
    if "name" in fields:
        fields["name"] = _free_name(session, fields["name"], besides=id)
    return session.rows(Collective).change(id, **fields)


@acts("Supprimer un collectif")
def remove(session: Session, /, *, id: str) -> None:
    """Put a collectif into the bin."""
    session.rows(Collective).remove(id)


@reads
def listed(session: Session, /) -> list[Collective]:
    """All collectifs by name."""
    return sorted(session.rows(Collective).all(), key=lambda c: fold(c.name))


@reads
def get(session: Session, /, *, id: str) -> Collective:
    """One collectif."""
    return session.rows(Collective).get(id)


@reads
def named(session: Session, /, *, name: str) -> Collective:
    """The collectif of this name, accents and « Collectif » set aside."""
    wanted = fold(name).removeprefix("collectif ").strip()
    for row in session.rows(Collective).all():
        if row.id == name or fold(row.name).removeprefix("collectif ").strip() == wanted:
            return row
    raise NotFound(_("Aucun collectif ne s’appelle « {name} ».", name=name))


@acts("Ajouter un membre")
def add_member(
    session: Session,
    /,
    *,
    collective_id: str,
    person_id: str,
    status: str = "member",
    role: str = "",
) -> Membership:
    """Someone becomes a member (the same row on every machine)."""
    return session.rows(Membership).put(
        Membership(
            id=derived_id("membership", collective_id, person_id),
            collective_id=collective_id,
            person_id=person_id,
            status=status,
            role=role,
        )
    )


@acts("Retirer un membre")
def remove_member(session: Session, /, *, collective_id: str, person_id: str) -> None:
    """Someone is no member any more."""
    session.rows(Membership).remove_pair(collective_id=collective_id, person_id=person_id)


@reads
def members(session: Session, /, *, collective_id: str) -> list[Member]:
    """The members of a collectif, by first name."""
    found = session.workspace.connection.rows(
        "SELECT m.id, m.person_id, (SELECT group_concat(coalesce(nullif(o.name, ''), a.function), "
        "' · ') FROM v_affiliation a LEFT JOIN v_organisation o ON o.id = a.organisation_id "
        "WHERE a.person_id = m.person_id) FROM v_membership m "
        "JOIN v_person p ON p.id = m.person_id WHERE m.collective_id = ?",
        (collective_id,),
    )
    memberships = {m.id: m for m in session.rows(Membership).matching(collective_id=collective_id)}
    people = {
        p.id: p
        for p in session.rows(Person).where(
            "t.id IN (SELECT person_id FROM v_membership WHERE collective_id = ?)", (collective_id,)
        )
    }
    listed = [Member(memberships[id], people[person], where or "") for id, person, where in found]
    return sorted(listed, key=lambda m: (fold(m.person.first_name), fold(m.person.last_name)))


@reads
def of_person(session: Session, /, *, person_id: str) -> list[Collective]:
    """The collectifs that a person belongs to, by name."""
    found = session.rows(Collective).where(
        "t.id IN (SELECT collective_id FROM v_membership WHERE person_id = ?)", (person_id,)
    )
    return sorted(found, key=lambda c: fold(c.name))


@acts("Confier un collectif")
def add_facilitator(
    session: Session, /, *, collective_id: str, facilitator_id: str, role: str = "referent"
) -> CollectiveFacilitator:
    """A facilitator takes charge of a collectif."""
    return session.rows(CollectiveFacilitator).put(
        CollectiveFacilitator(
            id=derived_id("collective_facilitator", collective_id, facilitator_id),
            collective_id=collective_id,
            facilitator_id=facilitator_id,
            role=role,
        )
    )


@acts("Ne plus confier un collectif")
def remove_facilitator(session: Session, /, *, collective_id: str, facilitator_id: str) -> None:
    """A facilitator is no longer in charge of a collectif."""
    session.rows(CollectiveFacilitator).remove_pair(
        collective_id=collective_id, facilitator_id=facilitator_id
    )


@reads
def facilitators(session: Session, /, *, collective_id: str) -> list[Facilitator]:
    """Who facilitates a collectif, the référent·e first."""
    return session.rows(Facilitator).where(
        "c.collective_id = ?",
        (collective_id,),
        joins="JOIN v_collective_facilitator c ON c.facilitator_id = t.id",
        order="c.role, t.display_name",
    )


@reads
def mine(session: Session, /) -> list[str]:
    """The collectifs entrusted to me, by identifier; all of them as long as none is."""
    all_of_them = [c.id for c in session.rows(Collective).all()]
    rows = session.rows(CollectiveFacilitator).matching(facilitator_id=session.me.id)
    entrusted = {row.collective_id for row in rows}
    return [id for id in all_of_them if id in entrusted] or all_of_them


@reads
def answered_for(session: Session, /) -> frozenset[str]:
    """The collectifs whose référent·e I am; all of them as long as none is entrusted to me."""
    rows = session.rows(CollectiveFacilitator).matching(facilitator_id=session.me.id)
    if not rows:
        return frozenset(row.id for row in session.rows(Collective).all())
    return frozenset(row.collective_id for row in rows if row.role in ("", "referent"))


@reads
def followed(session: Session, /) -> list[str] | None:
    """Whose actions I follow: mine and those of no collectif (""), None for everybody's.

    The coordinator follows all of them; so does everyone as long as nothing is entrusted to them.
    """
    own = mine(session)
    if session.me.is_coordinator or len(own) == session.rows(Collective).count():
        return None
    return [*own, ""]


def _free_name(session: Session, name: str, besides: str = "") -> str:
    name = required(name, _("Donnez un nom au collectif."))
    for other in session.rows(Collective).all():
        if other.id != besides and fold(other.name) == fold(name):
            raise InputRefused(_("Le collectif « {name} » existe déjà.", name=name))
    return name
