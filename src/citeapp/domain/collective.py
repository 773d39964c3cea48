"""Collectifs, who facilitates them and who belongs to them."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.row import Row

COLLECTIVE_KIND = Enumeration(
    "collective_kind", neighbourhood="Collectif quartier", theme="Collectif enjeu"
)
COLLECTIVE_STATE = Enumeration(
    "collective_state", active="Actif", dormant="En sommeil", closed="Clos"
)
THEME = Enumeration(
    "theme",
    inclusive_education="Éducation inclusive",
    first_schooling="Première scolarisation",
    culture="Culture",
    youth="Jeunesse",
)
MEMBERSHIP_STATUS = Enumeration(
    "membership_status",
    to_contact="À contacter",
    contacted="Contacté·e",
    interested="Intéressé·e",
    member="Membre",
    withdrawn="En retrait",
)
FACILITATOR_ROLE = Enumeration("facilitator_role", referent="Référent·e", support="Appui")


@dataclass(frozen=True, kw_only=True)
class Collective(Row):
    """A standing group of parents, residents and professionals."""

    name: str = ""
    kind: str = "neighbourhood"
    theme: str = ""
    commune: str = ""
    purpose: str = ""
    state: str = "active"
    usual_day_time: str = ""


@dataclass(frozen=True, kw_only=True)
class CollectiveFacilitator(Row):
    """Who facilitates a collectif; the identifier is derived from both."""

    collective_id: str = ""
    facilitator_id: str = ""
    role: str = "referent"


@dataclass(frozen=True, kw_only=True)
class Membership(Row):
    """A person's place in a collectif; the identifier is derived from both."""

    collective_id: str = ""
    person_id: str = ""
    status: str = "member"
    role: str = ""
