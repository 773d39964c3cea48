"""Sessions through bootstrap, as the window and the command line get them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.bootstrap import Created
from citeapp.usecases import collectives, exchanges, meetings
from citeapp.usecases.session import Session

START = datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))
MakeSession = Callable[..., Session]
Team = Callable[..., list[Session]]


@pytest.fixture
def make_created(tmp_path: Path) -> Iterator[Callable[..., Created]]:
    """A new workspace with its recovery words; each name has its folder, clock and dice."""
    made: list[Session] = []

    def make(name: str = "Samira", *, coordinator: bool = False) -> Created:
        home = Home(data=tmp_path / name, config=tmp_path / name)
        created = bootstrap.create(
            home,
            name=name,
            organisation="Centre social",
            coordinator=coordinator,
            clock=FixedClock(START),
            random_bytes=random.Random(name).randbytes,
        )
        made.append(created.session)
        return created

    yield make
    for session in made:
        session.close()


@pytest.fixture
def make_session(make_created: Callable[..., Created]) -> MakeSession:
    """A new workspace of someone."""
    return lambda name="Samira", **options: make_created(name, **options).session


@pytest.fixture
def session(make_session: MakeSession) -> Session:
    """Samira's workspace, on Wednesday 11 March 2026 at nine."""
    return make_session()


@pytest.fixture
def team(make_session: MakeSession, tmp_path: Path) -> Team:
    """People who have exchanged their cards; the last one may be the coordinator."""

    def gather(*names: str, coordinator: bool = False) -> list[Session]:
        sessions = [
            make_session(name, coordinator=coordinator and name == names[-1]) for name in names
        ]
        cards = [
            exchanges.write_card(session, path=tmp_path / f"{name}.carte")
            for session, name in zip(sessions, names, strict=True)
        ]
        for session in sessions:
            for path, other in zip(cards, sessions, strict=True):
                if other is not session:
                    exchanges.enrol(session, path=path)
        return sessions

    return gather


@pytest.fixture
def send(tmp_path: Path) -> Callable[..., Path]:
    """A bundle written by one of them: its path."""
    count = iter(range(1000))

    def write(giver: Session, **options: object) -> Path:
        path = tmp_path / f"{next(count)}.citlot"
        exchanges.export(giver, path=path, **options)  # type: ignore[arg-type]
        return path

    return write


@pytest.fixture
def dorignies(session: Session) -> str:
    """The identifier of Samira's collectif."""
    return collectives.create(session, name="Dorignies").value.id


@pytest.fixture
def rencontre(session: Session, dorignies: str) -> str:
    """The identifier of its rencontre, on the evening of this Wednesday 11 March 2026."""
    return meetings.create(
        session, collective_id=dorignies, date=date(2026, 3, 11), start=time(17, 30)
    ).value.id


@pytest.fixture
def point(session: Session, rencontre: str) -> str:
    """The identifier of the only point of its agenda."""
    return meetings.add_item(session, meeting_id=rencontre, title="La garderie du soir").value.id
