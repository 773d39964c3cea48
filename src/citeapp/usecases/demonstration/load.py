"""Further cités, for load: 250 of them as a coordinator of coordinators would hold.

Each has two facilitators, eight structures, four collectifs of about ten members and three
rencontres a collectif in the last school year: some 580 rows, and nothing anyone would take
for a real town.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from citeapp.base.ids import derived_id
from citeapp.domain.collective import Collective, CollectiveFacilitator
from citeapp.domain.facilitator import Facilitator
from citeapp.domain.organisation import Organisation, Venue
from citeapp.usecases.demonstration import meetings, people
from citeapp.usecases.demonstration.draft import Draft
from citeapp.usecases.demonstration.network import Setting, phrases_of
from citeapp.usecases.demonstration.people import Crowd

COLLECTIVES = 4
RENCONTRES = 3
MEMBERS = 8

_QUARTERS = ("Quartier du Canal", "Quartier des Jardins", "Quartier de la Gare", "Jeunesse")
_STRUCTURES = (
    ("École du Canal", "primary_school"),
    ("École des Jardins", "nursery_school"),
    ("École de la Gare", "elementary_school"),
    ("Collège du Parc", "lower_secondary"),
    ("Centre social des Jardins", "social_centre"),
    ("Médiathèque", "cultural_venue"),
    ("Service éducation", "municipal_service"),
    ("Association Coup de pouce", "nonprofit"),
)


def add_cite(draft: Draft, others: Crowd, number: int, begin: date) -> None:
    """One more cité, told apart by its number."""
    town = f"Ville fictive {number:03}"
    crowd = Crowd(draft, beside=others)
    structures = tuple(
        draft.add(Organisation(id=draft.id(begin), name=f"{name} ({number:03})", kind=kind,
                               commune=town))
        for name, kind in _STRUCTURES
    )  # fmt: skip
    team = [
        draft.add(Facilitator(id=draft.id(begin), display_name=f"Animation {number:03}-{n}"))
        for n in (1, 2)
    ]
    for place, quarter in enumerate(_QUARTERS[:COLLECTIVES]):
        collective = draft.add(
            Collective(
                id=draft.id(begin),
                name=f"{quarter} ({number:03})",
                kind="theme" if quarter == "Jeunesse" else "neighbourhood",
                theme="youth" if quarter == "Jeunesse" else "",
                commune=town,
            )
        )
        facilitator = team[place % len(team)]
        draft.add(
            CollectiveFacilitator(
                id=derived_id("collective_facilitator", collective.id, facilitator.id),
                collective_id=collective.id,
                facilitator_id=facilitator.id,
            )
        )
        setting = _setting(draft, collective, structures, place, begin)
        held_on = _days(draft)
        members = people.members(draft, crowd, setting, held_on, at_first=MEMBERS)
        meetings.hold_all(draft, crowd, setting, members, held_on)


def _setting(
    draft: Draft,
    collective: Collective,
    structures: tuple[Organisation, ...],
    place: int,
    begin: date,
) -> Setting:
    keeper = structures[4 + place % 2]
    return Setting(
        collective=collective,
        venue=draft.add(Venue(id=draft.id(begin), name=keeper.name, organisation_id=keeper.id)),
        weekday=place,
        start=time(14 + place),
        around=structures,
        phrases=phrases_of(draft, collective, structures),
        mine=False,
    )


def _days(draft: Draft) -> list[date]:
    first = draft.today - timedelta(days=draft.rng.randint(300, 330))
    return [first + timedelta(days=120 * n + draft.rng.randint(0, 20)) for n in range(RENCONTRES)]
