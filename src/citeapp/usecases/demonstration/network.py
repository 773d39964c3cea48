"""The Cité éducative of the demo: programme, structures, places, collectifs, facilitators."""

from __future__ import annotations

import base64
from datetime import date, time

from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.paths import resources
from citeapp.base.text import fold
from citeapp.domain.collective import Collective, CollectiveFacilitator
from citeapp.domain.facilitator import PROGRAMME_ID, Facilitator, Programme
from citeapp.domain.order import keys_after
from citeapp.domain.organisation import Organisation, OrganisationAlias, Venue
from citeapp.domain.publishing import Logo
from citeapp.usecases.demonstration.draft import Draft
from citeapp.usecases.demonstration.texts import Phrases, load, named

MINE = ("Dorignies", "Première scolarisation")
"""The collectifs entrusted to whoever fills the demo."""

_PLACES = frozenset({"cultural_venue", "around_school"})
_VENUE_KINDS = frozenset({"social_centre", "primary_school", "cultural_venue", "lower_secondary"})


@dataclass(frozen=True)
class Setting:
    """A collectif with what its rencontres need."""

    collective: Collective
    venue: Venue
    weekday: int
    start: time
    around: tuple[Organisation, ...]
    phrases: Phrases
    mine: bool
    neighbour_id: str = ""
    """The collectif met in January, if any."""


def programme() -> Programme:
    """The labelled programme row: invented, and said so wherever it is printed."""
    return Programme(id=PROGRAMME_ID, is_demo=True, **load("network")["programme"])


def build(draft: Draft, me: Facilitator, begin: date) -> list[Setting]:
    """Everything that stands before the first rencontre."""
    network = load("network")
    structures = [
        (draft.add(_structure(draft, begin, name, kind, commune)), quarter)
        for name, kind, commune, quarter in network["structures"]
    ]
    by_name = {organisation.name: organisation for organisation, _quarter in structures}
    for name, alias in network["aliases"]:
        draft.add(
            OrganisationAlias(id=draft.id(begin), organisation_id=by_name[name].id, name=alias)
        )
    _logos(draft)
    team = _facilitators(draft, me, begin)
    settings: list[Setting] = []
    for number, told in enumerate(network["collectives"]):
        around = tuple(o for o, quarter in structures if quarter in ("", told["name"]))
        if told.get("theme"):
            around = tuple(o for o, _quarter in structures)
        collective = draft.add(_collective(draft, begin, told))
        mine = collective.name in MINE
        others = [f for f in team if f.id != me.id]
        _entrust(draft, collective, me if mine else others[number % len(others)])
        settings.append(
            Setting(
                collective=collective,
                venue=_venue(draft, begin, collective, around),
                weekday=told["day"],
                start=time.fromisoformat(told["start"]),
                around=around,
                phrases=phrases_of(draft, collective, around),
                mine=mine,
                neighbour_id=settings[-1].collective.id if number % 2 else "",
            )
        )
    return settings


def phrases_of(draft: Draft, collective: Collective, around: tuple[Organisation, ...]) -> Phrases:
    """The sentences said in a collectif name its own schools and places."""
    schools = [o.name for o in around if o.name.startswith("École")]
    centres = [o.name for o in around if o.kind == "social_centre"]
    places = centres or [o.name for o in around if o.kind in _PLACES]
    return Phrases(
        draft,
        collective.theme or "neighbourhood",
        [named(name) for name in schools],
        [named(name) for name in places],
    )


def _logos(draft: Draft) -> None:
    """Two logos that stand for nobody."""
    known = load("network")["logos"]
    for key, (name, alt_text) in zip(keys_after("", len(known)), known, strict=True):
        data = (resources() / "demo" / name).read_bytes()
        draft.add(
            Logo(
                id=derived_id("logo", name),
                order_key=key,
                alt_text=alt_text,
                media_type="image/png",
                data=base64.b64encode(data).decode(),
            )
        )


def _structure(draft: Draft, begin: date, name: str, kind: str, commune: str) -> Organisation:
    return Organisation(
        id=draft.id(begin),
        name=name,
        kind=kind,
        commune=commune,
        postcode="59119" if commune == "Waziers" else "59500",
        phone=f"030000{draft.rng.randint(0, 9999):04}",
        remark="Structure de démonstration",
    )


def _collective(draft: Draft, begin: date, told: dict[str, str]) -> Collective:
    theme = told.get("theme", "")
    return Collective(
        id=draft.id(begin),
        name=told["name"],
        kind="theme" if theme else "neighbourhood",
        theme=theme,
        commune=told["commune"],
        purpose=told["purpose"],
        usual_day_time=told["hours"],
    )


def _facilitators(draft: Draft, me: Facilitator, begin: date) -> list[Facilitator]:
    """Ten facilitators and one coordinator, whoever fills the demo being one of them."""
    names = load("names")
    told = [(name, where, False) for name, where in names["facilitators"]]
    told = told if me.is_coordinator else [(*names["coordinator"], True), *told[1:]]
    made = [
        draft.add(
            Facilitator(
                id=draft.id(begin),
                display_name=name,
                organisation=where,
                phone=draft.phone(),
                email=f"{fold(name).replace(' ', '.')}@exemple.invalid",
                is_coordinator=coordinates,
            )
        )
        for name, where, coordinates in told
    ]
    return [me, *(one for one in made if not one.is_coordinator)]


def _entrust(draft: Draft, collective: Collective, facilitator: Facilitator) -> None:
    draft.add(
        CollectiveFacilitator(
            id=derived_id("collective_facilitator", collective.id, facilitator.id),
            collective_id=collective.id,
            facilitator_id=facilitator.id,
        )
    )


def _venue(
    draft: Draft, begin: date, collective: Collective, around: tuple[Organisation, ...]
) -> Venue:
    """The social centre of the neighbourhood, else a school or a place for all."""
    near = sorted(
        (o for o in around if o.kind in _VENUE_KINDS),
        key=lambda o: (fold(collective.name) not in fold(o.name), o.kind != "primary_school"),
    )
    keeper = near[0]
    return draft.add(
        Venue(
            id=draft.id(begin),
            name=f"{keeper.name}, {draft.pick(('grande salle', 'salle du rez-de-chaussée'))}",
            organisation_id=keeper.id,
            commune=keeper.commune,
            capacity=draft.pick((30, 40, 60)),
            step_free=draft.chance(0.8),
            childcare_room=draft.chance(0.7),
            kitchen=draft.chance(0.5),
            contact="Accueil, 03 00 00 00 00",
        )
    )
