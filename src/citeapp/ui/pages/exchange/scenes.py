"""Pictures of the counter: empty, with a team and a conflict, a bundle opened, one being made."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from pathlib import Path

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.pages.exchange.outgoing import Outgoing
from citeapp.ui.pages.exchange.page import ExchangePage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.studio import scratch
from citeapp.usecases import (
    actions,
    collectives,
    conflicts,
    duplicates,
    erasure,
    exchange_folder,
    exchanges,
    meetings,
    notes,
    people,
)
from citeapp.usecases.exchanges import Riding
from citeapp.usecases.newer import Offer
from citeapp.usecases.session import Session

CLOCK = FixedClock(datetime(2026, 3, 11, 17, 40, tzinfo=timezone(timedelta(hours=1))))
"""The same day at each drawing: the guide shows one of these pictures."""


def alone(window: MainWindow) -> None:
    """Before anybody is enrolled."""
    window.go("exchange")


def bundle_opened(window: MainWindow) -> None:
    """A colleague's bundle, before it is merged."""
    page, path = _team(window, quarrel=True)
    batch = exchanges.preview_all(page.context.session, paths=[path])
    page.show_incoming([path], batch)


def to_settle(window: MainWindow) -> None:
    """After the merge: two hours for one rencontre."""
    page, path = _team(window)
    exchanges.merge(page.context.session, path=path)
    page.show_counter()


def questions(window: MainWindow) -> None:
    """A sentence that both changed, a person deleted by one and edited by the other, a double."""
    page, path = _team(window, quarrel=True)
    exchanges.merge(page.context.session, path=path)
    page.doubles.seen = duplicates.found(page.context.session)
    page.show_counter()


def settled(window: MainWindow) -> None:
    """What was settled, and how to settle it otherwise."""
    questions(window)
    page = window.page()
    assert isinstance(page, ExchangePage)
    session = page.context.session
    for conflict in conflicts.listed(session):
        value = conflict.versions[0].value
        conflicts.settle(
            session, noun=conflict.noun, id=conflict.id, column=conflict.column, value=value
        )
    window.go("exchange", show="settled")


def asked_in_the_week(window: MainWindow) -> None:
    """Ma semaine: Karim asks about a sentence, and has settled an hour."""
    page, path = _team(window, quarrel=True)
    awa = page.context.session
    folder_of_karim = Home(path.parent / "Karim", path.parent / "Karim")
    karim = bootstrap.open_session(
        folder_of_karim, clock=CLOCK, random_bytes=random.Random(2).randbytes
    )
    (place,) = collectives.listed(awa)
    for one, role in ((awa, "referent"), (karim, "support")):
        collectives.add_facilitator(
            awa, collective_id=place.id, facilitator_id=one.me.id, role=role
        )
    exchanges.merge(awa, path=path)
    _carry(awa, karim, path.parent / "3.citlot")
    for noun, id, column in conflicts.waiting(karim):
        if noun == "line":
            conflicts.ask(karim, noun=noun, id=id, column=column)
        elif noun == "meeting":
            conflicts.settle(karim, noun=noun, id=id, column=column, value="18:30")
    _carry(karim, awa, path.parent / "4.citlot")
    bootstrap.close(karim)
    window.changes.notify(EVERYTHING)
    window.go("week")


def being_made(window: MainWindow) -> None:
    """For whom and what; what is not for Karim travels sealed for the coordination."""
    page, _path = _team(window)
    session = page.context.session
    folder = scratch.folder()
    nora = _workspace(folder / "Nora", "Nora", coordinator=True)
    exchanges.enrol(session, path=exchanges.write_card(nora, path=folder / "nora.citcarte"))
    bootstrap.close(nora)
    gayant = collectives.create(session, name="Gayant").value
    collectives.add_facilitator(session, collective_id=gayant.id, facilitator_id=session.me.id)
    meetings.create(session, collective_id=gayant.id, date=session.today, start=time(9, 0))
    page.show_outgoing()


def with_an_update(window: MainWindow) -> None:
    """A colleague's bundle that brings a newer version of the program too."""
    page, path = _team(window)
    batch = exchanges.preview_all(page.context.session, paths=[path])
    news = Offer("0.2.0", "Les agendas se glissent d’une rencontre à l’autre.")
    merged = tuple(replace(one, update=news) for one in batch.merged)
    page.show_incoming([path], replace(batch, merged=merged))


def update_to_join(window: MainWindow) -> None:
    """The coordination makes a starter lot and lets a newer version ride along."""
    folder = scratch.folder()
    nora = _workspace(folder / "Nora", "Nora", coordinator=True)
    awa = _workspace(folder / "Awa", "Awa")
    exchanges.enrol(nora, path=exchanges.write_card(awa, path=folder / "awa.citcarte"))
    bootstrap.close(awa)
    collectives.create(nora, name="Gayant")
    window.attach(SessionDesk(nora), nora, "exchange")
    window.closing.connect(lambda: bootstrap.close(nora))
    page = window.page()
    assert isinstance(page, ExchangePage)
    page.show_outgoing()
    assert isinstance(page.sight, Outgoing)
    page.sight.show_riding(Path("0.2.0"), Riding("0.2.0", "windows", 24_100_000))
    page.sight.updates.clear()  # which no file stands behind


def folder_in_use(window: MainWindow) -> None:
    """An exchange folder where a stranger left a card and a lot."""
    page, _path = _team(window)
    session = page.context.session
    folder = scratch.folder() / "Nextcloud Cité"
    folder.mkdir()
    paul = _workspace(folder.parent / "paul", "Paul")
    card = exchanges.write_card(session, path=folder.parent / "awa.citcarte")
    exchanges.enrol(paul, path=card)
    for one in (paul, session):
        exchange_folder.choose(one, path=folder)
        exchange_folder.look(one)
    bootstrap.close(paul)
    page.show_counter()


def erasures(window: MainWindow) -> None:
    """Two people erased: one everywhere but at the coordination, one only here."""
    page, path = _team(window)
    awa = page.context.session
    folder = scratch.folder()
    folder_of_karim = Home(path.parent / "Karim", path.parent / "Karim")
    karim = bootstrap.open_session(
        folder_of_karim, clock=CLOCK, random_bytes=random.Random(2).randbytes
    )
    nora = _workspace(folder / "Nora", "Nora", coordinator=True)
    exchanges.enrol(awa, path=exchanges.write_card(nora, path=folder / "nora.citcarte"))
    bootstrap.close(nora)
    for name in ("Moussa", "Inès"):
        erasure.person(awa, id=people.create(awa, first_name=name).value.id)
        if name == "Moussa":
            _carry(awa, karim, folder / "1.citlot")
            _carry(karim, awa, folder / "2.citlot")
    bootstrap.close(karim)
    page.open(show="erasures")


def _team(window: MainWindow, *, quarrel: bool = False) -> tuple[ExchangePage, Path]:
    """Awa's window, and the bundle that Karim hands her."""
    folder = scratch.folder()
    awa, karim = (_workspace(folder / name, name) for name in ("Awa", "Karim"))
    for one, other in ((awa, karim), (karim, awa)):
        card = exchanges.write_card(one, path=folder / f"{one.me.display_name}.citcarte")
        exchanges.enrol(other, path=card)
    dorignies = collectives.create(awa, name="Dorignies").value
    meeting = meetings.create(
        awa, collective_id=dorignies.id, date=awa.today, start=time(17, 30)
    ).value
    item = meetings.add_item(awa, meeting_id=meeting.id, title="La garderie").value
    line, added, cut = notes.add_all(
        awa,
        owner_id=item.id,
        typed=[
            "La garderie ouvre à 18 h le mardi.",
            "Douze familles attendent.",
            "Le goûter est offert, les parents viennent dès 17 h.",
        ],
    ).value
    nadia = people.create(awa, first_name="Nadia", last_name="PETIT").value
    exchanges.export(awa, path=folder / "1.citlot")
    exchanges.merge(karim, path=folder / "1.citlot")
    meetings.change(awa, id=meeting.id, start=time(18, 0))
    meetings.change(karim, id=meeting.id, start=time(18, 30))
    for first, last in (("Aïcha", "BENALI"), ("Benoît", "LEFEBVRE"), ("Inès", "FERREIRA")):
        people.create(karim, first_name=first, last_name=last)
    actions.create(karim, what="Réserver la salle du café des parents", owners=["Benoît Lefebvre"])
    if quarrel:
        notes.change(awa, id=line.id, typed="La garderie du soir ouvre à 18 h le mardi.")
        notes.change(
            karim,
            id=line.id,
            typed="La garderie ouvre à 18 h 30 le mardi et le jeudi, salle bleue.",
        )
        notes.change(awa, id=added.id, typed="Douze familles attendent. Prévoir une liste.")
        notes.change(karim, id=added.id, typed="Douze familles attendent. Prévenir la mairie.")
        notes.split(awa, id=cut.id, typed="Le goûter est offert,", rest="les parents viennent.")
        notes.move(karim, id=cut.id, before_id=line.id)
        people.remove(awa, id=nadia.id)
        people.change(karim, id=nadia.id, phone="0612345678", commune="Waziers")
        people.create(awa, first_name="Aicha", last_name="Benali", commune="Douai")
    exchanges.export(karim, path=folder / "2.citlot")
    bootstrap.close(karim)
    window.attach(SessionDesk(awa), awa, "exchange")
    window.closing.connect(lambda: bootstrap.close(awa))
    page = window.page()
    assert isinstance(page, ExchangePage)
    return page, folder / "2.citlot"


def _carry(giver: Session, taker: Session, path: Path) -> None:
    exchanges.export(giver, path=path)
    exchanges.merge(taker, path=path)


def _workspace(folder: Path, name: str, *, coordinator: bool = False) -> Session:
    return bootstrap.create(
        Home(folder, folder),
        name=name,
        organisation="Centre social",
        coordinator=coordinator,
        clock=CLOCK,
        random_bytes=random.Random(name).randbytes,
    ).session


SCENES = [
    ("echanges-seule", alone),
    ("echanges-lot", bundle_opened),
    ("echanges", to_settle),
    ("echanges-questions", questions),
    ("echanges-departage", settled),
    ("semaine-avis", asked_in_the_week),
    ("echanges-faire", being_made),
    ("echanges-faire-mise-a-jour", update_to_join),
    ("echanges-lot-mise-a-jour", with_an_update),
    ("echanges-dossier", folder_in_use),
    ("echanges-effacements", erasures),
]
