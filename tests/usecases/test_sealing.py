"""Whatever way sticks take, everyone is healed and nobody learns what is not theirs.

Five people, two entrusted collectifs, any order of work and handing over. After each merge the
bearer's file and the stick, opened with all the bearer's keys, hold no canary that is not the
bearer's; in the end everyone holds every canary that is.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.exchange import bundle, section
from citeapp.exchange.limits import LARGE
from citeapp.store import sealed
from citeapp.usecases import collectives, exchanges, meetings, people
from citeapp.usecases.session import Session

START = datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))
TEAM = {
    "Nora": ("Dorignies", "Gayant"),
    "Samira": ("Dorignies",),
    "Karim": ("Gayant",),
    "Léa": ("Dorignies", "Gayant"),
    "Omar": (),
}
"""Nora coordinates; the others read the collectifs that are entrusted to them."""
NAMES = tuple(TEAM)
PLACES = ("Dorignies", "Gayant")
ROUTES = (NAMES, NAMES[::-1], NAMES, NAMES[::-1])
whos = st.integers(0, len(NAMES) - 1)


class Sticks(RuleBasedStateMachine):
    """People who work, and hand each other sticks."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.canaries: list[tuple[str, str]] = []
        self.sticks = 0

    @initialize()
    def meet(self) -> None:
        self.team = {name: self.workspace(name) for name in NAMES}
        for name, session in self.team.items():
            card = exchanges.write_card(session, path=self.folder / f"{name}.citcarte")
            for other in self.team.values():
                if other is not session:
                    exchanges.enrol(other, path=card)
        nora = self.team["Nora"]
        for place in PLACES:
            id = collectives.create(nora, name=place).value.id
            for name, session in self.team.items():
                if place in TEAM[name] and name != "Nora":
                    collectives.add_facilitator(
                        nora, collective_id=id, facilitator_id=session.me.id
                    )
        for name in NAMES[1:]:
            self.hand("Nora", name)

    def workspace(self, name: str) -> Session:
        home = Home(self.folder / name, self.folder / name)
        session = bootstrap.create(
            home,
            name=name,
            organisation="Centre social",
            coordinator=name == "Nora",
            clock=FixedClock(START),
            random_bytes=random.Random(name).randbytes,
        ).session
        session.workspace.connection.execute("PRAGMA synchronous = OFF")
        return session

    def teardown(self) -> None:
        for route in ROUTES:
            for giver, taker in pairwise(route):
                self.hand(giver, taker)
        told = {name: everything_in(session) for name, session in self.team.items()}
        for place, canary in self.canaries:
            for name, text in told.items():
                assert (canary in text) == (place in TEAM[name]), (canary, name)
        for name, session in self.team.items():
            left = sealed.kept(session.workspace.connection)
            assert len(left) <= len(NAMES) * len(PLACES), name
            session.close()
        shutil.rmtree(self.folder)

    @rule(who=whos, place=st.integers(0, 1))
    def work(self, who: int, place: int) -> None:
        """Someone meets someone of a collectif that they facilitate."""
        places = TEAM[NAMES[who]]
        if not places:
            return
        named, session = places[place % len(places)], self.team[NAMES[who]]
        canary = f"canari-{named}-{len(self.canaries)}x"
        self.canaries.append((named, canary))
        id = collectives.named(session, name=named).id
        person = people.create(session, first_name=canary, phone="0600000001").value
        collectives.add_member(session, collective_id=id, person_id=person.id)
        meetings.create(session, collective_id=id, date=session.today, title=canary)

    @rule(giver=whos, taker=whos, with_all=st.booleans())
    def carry(self, giver: int, taker: int, with_all: bool) -> None:
        if giver != taker:
            self.hand(NAMES[giver], NAMES[taker], everything=with_all)

    @rule(giver=whos)
    def carry_to_all(self, giver: int) -> None:
        """One stick that goes round."""
        path = self.stick()
        exchanges.export(self.team[NAMES[giver]], path=path)
        for taker in NAMES:
            if taker != NAMES[giver]:
                self.take(taker, path)

    def hand(self, giver: str, taker: str, *, everything: bool = False) -> None:
        path = self.stick()
        exchanges.export(self.team[giver], path=path, to=[taker], everything=everything)
        self.take(taker, path)

    def take(self, taker: str, path: Path) -> None:
        session = self.team[taker]
        stick = everything_on(path, session)
        merged = exchanges.merge(session, path=path).value
        assert merged.agrees
        assert not merged.gaps
        text = everything_in(session)
        for place, canary in self.canaries:
            if place not in TEAM[taker]:
                assert canary not in stick, (canary, taker)
                assert canary not in text, (canary, taker)

    def stick(self) -> Path:
        self.sticks += 1
        return self.folder / f"{self.sticks}.citlot"


def everything_in(session: Session) -> str:
    """Every value in every table, sections that are carried on included."""
    connection = session.workspace.connection
    names = connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return repr([connection.rows(f'SELECT * FROM "{name}"') for (name,) in names])


def everything_on(path: Path, session: Session) -> str:
    """What a bundle tells to who opens it with every key of this machine."""
    found = bundle.read_content(bundle.read_bundle(path, [session.identity], LARGE), LARGE)
    told = [repr(found.header), repr(found.cards), repr(found.contexts), repr(found.sheets)]
    for one in found.sections:
        told.append(section.head_json(one.head))
        if section.is_for(one.head, [session.identity]):
            told.append(repr(list(section.unseal(one, [session.identity], LARGE))))
    return path.read_bytes().decode("latin-1") + "".join(told)


def campaign(examples: int, steps: int, *, derandomize: bool) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Sticks,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=derandomize,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_way_of_sticks_heals_everyone_and_tells_nobody_more() -> None:
    campaign(4, 12, derandomize=True)


@pytest.mark.soak
def test_sticks_for_a_long_time() -> None:
    campaign(200, 40, derandomize=False)
