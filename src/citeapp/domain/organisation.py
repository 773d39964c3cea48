"""Structures and places (domain.md 8.2)."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.row import Row

ORGANISATION_KIND = Enumeration(
    "organisation_kind",
    nursery_school="École maternelle",
    elementary_school="École élémentaire",
    primary_school="École primaire",
    lower_secondary="Collège",
    high_school="Lycée",
    vocational_high_school="Lycée professionnel",
    social_centre="Centre social",
    early_childhood="Petite enfance",
    around_school="Périscolaire, accueil de loisirs",
    nonprofit="Association",
    sports_club="Club sportif",
    cultural_venue="Équipement culturel",
    municipal_service="Service municipal",
    education_authority="Éducation nationale",
    state="Préfecture, État",
    caf="CAF",
    department="Département",
    medico_social="Médico-social",
    health="Santé",
    social_landlord="Bailleur",
    intercommunal="Intercommunalité",
    company="Entreprise",
    residents_group="Collectif d’habitants, association de parents",
    other="Autre",
)


@dataclass(frozen=True, kw_only=True)
class Organisation(Row):
    """A structure: school, social centre, association, service…"""

    name: str = ""
    kind: str = ""
    uai: str = ""
    address: str = ""
    postcode: str = ""
    commune: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class OrganisationAlias(Row):
    """Another way to write a structure's name, learned once (domain.md 6.4)."""

    organisation_id: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Venue(Row):
    """A place where people meet."""

    name: str = ""
    organisation_id: str = ""
    address: str = ""
    commune: str = ""
    capacity: int | None = None
    step_free: bool = False
    childcare_room: bool = False
    kitchen: bool = False
    contact: str = ""
