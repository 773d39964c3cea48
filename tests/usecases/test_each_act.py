"""Each act is one line of undo: taken back, nothing is left of it; done again, all of it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeapp.base.clock import FixedClock
from citeapp.base.errors import UserError
from citeapp.base.paths import resources
from citeapp.store import fingerprint
from citeapp.store.schema import SHARED
from citeapp.usecases import (
    actions,
    attachments,
    attendance,
    barriers,
    calendar,
    catalogue,
    collectives,
    consents,
    decisions,
    glossary,
    history,
    inviting,
    logos,
    meetings,
    minutes,
    notes,
    organisations,
    parking,
    past_texts,
    people,
    plain,
    reserved,
    roles,
    run_sheet,
    spelling,
    templates,
    welcome,
)
from citeapp.usecases.acting import ACTS, Outcome
from citeapp.usecases.session import Session

Given = dict[str, Any]
Rows = dict[str, str]

ELSEWHERE = {
    "conflicts.ask",
    "conflicts.settle",
    "conflicts.take_both",
    "demo.fill",
    "imports.apply",
    "joins.choose",
    "joins.part",
    "settlements.otherwise",
    "settlements.take_both",
}
"""They need another machine or a file; see the tests of their rooms."""


@pytest.fixture
def rows(session: Session) -> Rows:
    """A rencontre under way, by name of what is in it."""
    made: Rows = {}
    made["collectif"] = collectives.create(session, name="Dorignies").value.id
    made["school"] = organisations.create(session, name="École Papin").value.id
    made["hall"] = organisations.create_venue(session, name="Salle").value.id
    for name, last in (("awa", "BENALI"), ("benoit", "MARTIN")):
        person = people.create(session, first_name=name.title(), last_name=last).value.id
        collectives.add_member(session, collective_id=made["collectif"], person_id=person)
        made[name] = person
    tie = people.affiliate(session, person_id=made["awa"], organisation_id=made["school"])
    made["tie"] = tie.value.id
    collectives.add_facilitator(
        session, collective_id=made["collectif"], facilitator_id=session.me.id
    )
    made["meeting"] = meetings.create(
        session,
        collective_id=made["collectif"],
        date=date(2026, 3, 11),
        start=time(17, 30),
        place="Chez Léa",
    ).value.id
    for name in ("point", "other_point"):
        made[name] = meetings.add_item(session, meeting_id=made["meeting"], title=name).value.id
    for name, typed in (("line", "Une note"), ("fact", "! Écrire @Awa @Karim /fin mai")):
        made[name] = notes.add(session, owner_id=made["point"], typed=typed).value.id
    made["action"] = actions.create(session, what="Ranger", owners=[made["awa"]]).value.id
    made["asleep"] = actions.create(session, what="Plus tard").value.id
    actions.sleep(session, id=made["asleep"], until=date(2026, 6, 1))
    for name, title in (("youth", "Jeunesse"), ("parents", "Parents")):
        made[name] = collectives.create(session, name=title).value.id
    meetings.add_collective(session, id=made["meeting"], collective_id=made["parents"])
    made["event"] = calendar.add_event(
        session, title="Fête du quartier", starts_on=date(2026, 7, 4)
    ).value.id
    prepared(session, made)
    made["decision"] = decisions.create(session, text="On garde le mardi").value.id
    told(session, made)
    simplified(session, made)
    attendance.freeze_sheet(session, meeting_id=made["meeting"])
    attendance.mark(session, meeting_id=made["meeting"], person_id=made["awa"])
    inviting.invite(
        session, meeting_id=made["meeting"], person_ids=[made["benoit"]], channel="phone"
    )
    made["poster"] = inviting.announce(
        session, meeting_id=made["meeting"], channel="poster"
    ).value.id
    late = people.create(session, first_name="Zoé").value.id
    collectives.add_member(session, collective_id=made["collectif"], person_id=late)
    assert isinstance(session.clock, FixedClock)
    session.clock.move(timedelta(hours=1))
    notes.add(session, owner_id=made["point"], typed="Après la pause")
    return made


def prepared(session: Session, made: Rows) -> None:
    """What stands around an agenda: sequences, a role, an idea, a barrier, a template."""
    meeting = made["meeting"]
    for name in ("step", "other_step"):
        made[name] = run_sheet.add(session, meeting_id=meeting, title=name).value.id
    made["role"] = roles.hold(session, meeting_id=meeting, role="guest", who="Léa").value.id
    photo = resources() / "demo" / "paperboard.jpg"
    made["photo"] = attachments.attach(session, meeting_id=meeting, path=photo).value.id
    consents.give(session, person_id=made["awa"], scope="named")
    for name, about in (("logo", "Ville"), ("other_logo", "Préfecture")):
        made[name] = logos.add(session, path=photo, alt_text=about).value.id
    made["parked"] = parking.park(
        session, collective_id=made["collectif"], text="Le jardin"
    ).value.id
    barriers.report(session, collective_id=made["collectif"], barrier="transport")
    welcome.add_condition(session, label="Poussettes")
    spelling.keep_word(session, word="Gayantville")
    made["template"] = templates.save(session, meeting_id=meeting, name="Habituelle").value.id
    made["template_item"] = templates.points(session, template_id=made["template"])[0].id


def told(session: Session, made: Rows) -> None:
    """What a rencontre leaves: closed minutes given to someone, a quote, a decision left."""
    made["held"] = meetings.create(
        session, collective_id=made["youth"], date=date(2026, 3, 4)
    ).value.id
    minutes.close(session, id=made["held"])
    made["given"] = minutes.give(session, id=made["held"], words=["Aux membres"]).value[0].id
    quote = notes.add(session, owner_id=made["point"], typed='" On court tous les soirs')
    made["quote"] = quote.value.fact_id
    made["kept_here"] = reserved.add(session, owner_id=made["benoit"], text="Timide").value.id
    made["left"] = decisions.create(session, text="Se voir à midi").value.id
    decisions.drop(session, id=made["left"], reason="Personne ne peut")


def simplified(session: Session, made: Rows) -> None:
    """A plain text with a heading and a date in figures, one that was read, a hard word."""
    made["plain"] = plain.create(session, title="Venez", text="Venez le 12/03/2026.").value.id
    plain.add_line(session, plain_version_id=made["plain"], text="Où ?", kind="heading")
    made["sentence"] = plain.lines(session, plain_version_id=made["plain"])[1].id
    made["read"] = plain.create(session, title="Lu").value.id
    plain.proofread(session, id=made["read"], by="3 parents")
    made["hard"] = glossary.add(session, word="copil", plain="réunion").value.id


RECIPES: dict[str, Callable[[Session, Rows], Given]] = {
    "actions.change": lambda s, r: {"id": r["action"], "what": "Ranger tout", "status": "done"},
    "actions.create": lambda s, r: {"what": "Écrire", "owners": [r["awa"], "Karim"]},
    "actions.remove": lambda s, r: {"id": r["action"]},
    "actions.set_owners": lambda s, r: {"id": r["action"], "owners": ["Léa"], "partners": ["Ali"]},
    "actions.set_status": lambda s, r: {"id": r["action"], "status": "done"},
    "actions.type_in": lambda s, r: {"typed": "! Écrire @Awa /20 mars"},
    "actions.sleep": lambda s, r: {"id": r["action"], "until": date(2026, 5, 1)},
    "actions.wake": lambda s, r: {"id": r["asleep"]},
    "attachments.describe": lambda s, r: {"id": r["photo"], "alt_text": "Trois idées"},
    "attachments.remove": lambda s, r: {"id": r["photo"]},
    "attendance.count": lambda s, r: {
        "meeting_id": r["meeting"], "audience_code": "child", "count": 4,
    },
    "attendance.freeze_sheet": lambda s, r: {"meeting_id": r["meeting"]},
    "attendance.mark": lambda s, r: {
        "meeting_id": r["meeting"], "person_id": r["benoit"], "state": "represented",
        "represented_by": r["awa"],
    },
    "attendance.mark_numbers": lambda s, r: {"meeting_id": r["meeting"], "typed": "1e 2r"},
    "attendance.unmark": lambda s, r: {"meeting_id": r["meeting"], "person_id": r["awa"]},
    "attendance.walk_in": lambda s, r: {"meeting_id": r["meeting"], "first_name": "Fatima"},
    "barriers.report": lambda s, r: {"collective_id": r["collectif"], "barrier": "childcare"},
    "barriers.withdraw": lambda s, r: {"collective_id": r["collectif"], "barrier": "transport"},
    "barriers.withdraw_here": lambda s, r: {"meeting_id": r["meeting"], "barrier": "transport"},
    "calendar.add_event": lambda s, r: {"title": "Gayant", "starts_on": date(2026, 7, 5)},
    "calendar.change_event": lambda s, r: {"id": r["event"], "ends_on": date(2026, 7, 12)},
    "calendar.remove_event": lambda s, r: {"id": r["event"]},
    "ballots.add": lambda s, r: {"meeting_id": r["meeting"], "roti": 4, "mood": "sun"},
    "ballots.type_in": lambda s, r: {"meeting_id": r["meeting"], "typed": "4 s parent utile"},
    "collectives.add_facilitator": lambda s, r: {
        "collective_id": r["collectif"], "facilitator_id": s.me.id, "role": "support",
    },
    "collectives.add_member": lambda s, r: {
        "collective_id": r["collectif"], "person_id": r["awa"], "status": "interested",
    },
    "collectives.change": lambda s, r: {"id": r["collectif"], "name": "Gayant"},
    "collectives.create": lambda s, r: {"name": "Frais-Marais", "kind": "theme"},
    "collectives.remove": lambda s, r: {"id": r["collectif"]},
    "collectives.remove_facilitator": lambda s, r: {
        "collective_id": r["collectif"], "facilitator_id": s.me.id,
    },
    "collectives.remove_member": lambda s, r: {
        "collective_id": r["collectif"], "person_id": r["awa"],
    },
    "consents.give": lambda s, r: {"person_id": r["awa"], "scope": "image", "proof": "papier"},
    "consents.take_back": lambda s, r: {"person_id": r["awa"], "scope": "named"},
    "decisions.change": lambda s, r: {"id": r["decision"], "level": 4, "mode": "consent"},
    "decisions.create": lambda s, r: {"text": "On se revoit", "revisit_on": date(2028, 2, 29)},
    "decisions.drop": lambda s, r: {"id": r["decision"], "reason": "Trop tard"},
    "decisions.remove": lambda s, r: {"id": r["decision"]},
    "decisions.replace": lambda s, r: {"id": r["decision"], "text": "On garde le jeudi"},
    "decisions.stand_again": lambda s, r: {"id": r["left"]},
    "duplicates.judge": lambda s, r: {
        "noun": "person", "a": r["awa"], "b": r["benoit"], "verdict": "different",
    },
    "glossary.add": lambda s, r: {"word": "tiers-lieu", "plain": "maison commune"},
    "glossary.change": lambda s, r: {"id": r["hard"], "plain": "groupe de chefs"},
    "glossary.remove": lambda s, r: {"id": r["hard"]},
    "glossary.take": lambda s, r: {"word": "CLAS"},
    "inviting.announce": lambda s, r: {
        "meeting_id": r["meeting"], "channel": "poster", "place": "La boulangerie",
    },
    "inviting.change_announcement": lambda s, r: {
        "id": r["poster"], "done_on": date(2026, 3, 10),
    },
    "inviting.invite": lambda s, r: {
        "meeting_id": r["meeting"], "person_ids": [r["awa"]], "channel": "sms",
    },
    "inviting.remind": lambda s, r: {"meeting_id": r["meeting"], "person_ids": [r["benoit"]]},
    "inviting.remove_announcement": lambda s, r: {"id": r["poster"]},
    "inviting.set_reply": lambda s, r: {
        "meeting_id": r["meeting"], "person_id": r["benoit"], "reply": "yes",
    },
    "inviting.withdraw": lambda s, r: {"meeting_id": r["meeting"], "person_id": r["benoit"]},
    "logos.describe": lambda s, r: {"id": r["logo"], "alt_text": "Ville de Douai"},
    "logos.move": lambda s, r: {"id": r["other_logo"], "place": 0},
    "logos.remove": lambda s, r: {"id": r["logo"]},
    "meetings.add_collective": lambda s, r: {"id": r["meeting"], "collective_id": r["youth"]},
    "meetings.add_item": lambda s, r: {"meeting_id": r["meeting"], "title": "Le jardin"},
    "meetings.change": lambda s, r: {"id": r["meeting"], "date": None, "venue_id": r["hall"]},
    "meetings.change_item": lambda s, r: {"id": r["point"], "title": "Autre chose"},
    "meetings.create": lambda s, r: {
        "collective_id": r["collectif"], "date": date(2026, 4, 9), "end": time(1),
    },
    "meetings.move_item": lambda s, r: {"id": r["other_point"], "before_id": r["point"]},
    "meetings.remove": lambda s, r: {"id": r["meeting"]},
    "meetings.remove_collective": lambda s, r: {
        "id": r["meeting"], "collective_id": r["parents"],
    },
    "meetings.remove_item": lambda s, r: {"id": r["point"]},
    "minutes.approve": lambda s, r: {"id": r["held"], "at_id": r["meeting"]},
    "minutes.close": lambda s, r: {"id": r["meeting"]},
    "minutes.give": lambda s, r: {
        "id": r["held"], "person_ids": [r["awa"]], "words": ["La mairie"], "channel": "paper",
    },
    "minutes.reopen": lambda s, r: {"id": r["held"]},
    "minutes.take_back": lambda s, r: {"id": r["given"]},
    "notes.add": lambda s, r: {"owner_id": r["point"], "typed": "> On garde le mardi"},
    "notes.add_all": lambda s, r: {"owner_id": r["point"], "typed": ["Un", "Deux"]},
    "notes.change": lambda s, r: {"id": r["fact"], "typed": "Écrire à la mairie @Léa /20 mars"},
    "notes.convert": lambda s, r: {"id": r["fact"], "kind": "decision"},
    "notes.move": lambda s, r: {"id": r["fact"], "before_id": r["line"]},
    "notes.paste": lambda s, r: {
        "owner_id": r["point"], "lines": ["Un", "! Deux @Awa"], "after_id": r["line"],
    },
    "notes.remove": lambda s, r: {"id": r["fact"]},
    "notes.split": lambda s, r: {"id": r["line"], "typed": "Une", "rest": "note"},
    "notes.set_private": lambda s, r: {"id": r["fact"], "private": True},
    "organisations.change": lambda s, r: {"id": r["school"], "name": "École Copernic"},
    "organisations.change_venue": lambda s, r: {"id": r["hall"], "kitchen": True},
    "organisations.create": lambda s, r: {"name": "Centre social"},
    "organisations.create_venue": lambda s, r: {"name": "Gymnase", "capacity": 80},
    "organisations.remove": lambda s, r: {"id": r["school"]},
    "organisations.remove_venue": lambda s, r: {"id": r["hall"]},
    "parking.change": lambda s, r: {"id": r["parked"], "text": "Le grand jardin"},
    "parking.drop": lambda s, r: {"id": r["parked"]},
    "parking.park": lambda s, r: {"collective_id": r["collectif"], "text": "La piscine"},
    "parking.take_up": lambda s, r: {"id": r["parked"], "meeting_id": r["meeting"]},
    "past_texts.go_back": lambda s, r: {
        "owner_id": r["point"],
        "key": past_texts.versions(s, owner_id=r["point"])[-1].key,
    },
    "people.affiliate": lambda s, r: {
        "person_id": r["benoit"], "organisation_id": r["school"], "function": "AESH",
    },
    "people.change": lambda s, r: {"id": r["awa"], "phone": "0612345678", "to_complete": True},
    "people.create": lambda s, r: {"first_name": "Chloé"},
    "people.remove": lambda s, r: {"id": r["awa"]},
    "people.unaffiliate": lambda s, r: {"id": r["tie"]},
    "places.choose": lambda s, r: {"meeting_id": r["meeting"], "place": "salle"},
    "places.keep": lambda s, r: {"meeting_id": r["meeting"]},
    "plain.add_line": lambda s, r: {
        "plain_version_id": r["plain"], "text": "Un. Deux.", "before_id": r["sentence"],
    },
    "plain.change": lambda s, r: {"id": r["plain"], "title": "Pour les familles"},
    "plain.change_line": lambda s, r: {"id": r["sentence"], "picture": "bus", "kind": "heading"},
    "plain.create": lambda s, r: {"title": "Venez", "text": "Bonjour. Venez tôt."},
    "plain.cut_line": lambda s, r: {"id": r["sentence"], "text": "Un. Deux."},
    "plain.illustrate": lambda s, r: {"plain_version_id": r["plain"]},
    "plain.improve": lambda s, r: {"id": r["sentence"], "number": "5.3", "start": 9},
    "plain.make": lambda s, r: {"meeting_id": r["meeting"], "kind": "invitation"},
    "plain.move_line": lambda s, r: {"id": r["sentence"]},
    "plain.proofread": lambda s, r: {"id": r["plain"], "by": "2 parents"},
    "plain.remove": lambda s, r: {"id": r["plain"]},
    "plain.remove_line": lambda s, r: {"id": r["sentence"]},
    "plain.take_back_proofreading": lambda s, r: {"id": r["read"]},
    "programme.change": lambda s, r: {"name": "Cité éducative de Douai", "towns": "Douai"},
    "programme.change_me": lambda s, r: {"phone": "0612345678"},
    "quotes.answer": lambda s, r: {
        "id": r["quote"], "outcome": "refused", "words": "Pas de budget",
    },
    "quotes.change": lambda s, r: {"id": r["quote"], "consent": "public"},
    "reserved.add": lambda s, r: {"owner_id": r["awa"], "text": "Rappeler le soir"},
    "reserved.remove": lambda s, r: {"id": r["kept_here"]},
    "roles.change": lambda s, r: {"id": r["role"], "audience_code": "resident"},
    "roles.hold": lambda s, r: {"meeting_id": r["meeting"], "role": "welcome", "who": "Karim"},
    "roles.release": lambda s, r: {"id": r["role"]},
    "run_sheet.add": lambda s, r: {"meeting_id": r["meeting"], "title": "Pause", "minutes": 10},
    "run_sheet.add_technique": lambda s, r: {"meeting_id": r["meeting"], "code": "weather"},
    "run_sheet.change": lambda s, r: {"id": r["step"], "grouping": "peers"},
    "run_sheet.from_agenda": lambda s, r: {"meeting_id": r["meeting"]},
    "run_sheet.move": lambda s, r: {"id": r["other_step"], "before_id": r["step"]},
    "run_sheet.remove": lambda s, r: {"id": r["step"]},
    "spelling.drop_word": lambda s, r: {"word": "Gayantville"},
    "spelling.keep_word": lambda s, r: {"word": "périscolaire"},
    "templates.add_item": lambda s, r: {"template_id": r["template"], "title": "Accueil"},
    "templates.change": lambda s, r: {"id": r["template"], "name": "Celle du mardi"},
    "templates.change_item": lambda s, r: {"id": r["template_item"], "minutes_planned": 15},
    "templates.remove": lambda s, r: {"id": r["template"]},
    "templates.remove_item": lambda s, r: {"id": r["template_item"]},
    "templates.save": lambda s, r: {"meeting_id": r["meeting"], "name": "Café des parents"},
    "vigilance.add_word": lambda s, r: {"word": "orphelin"},
    "vigilance.remove_word": lambda s, r: {"word": "dépression"},
    "welcome.add_condition": lambda s, r: {"label": "Vestiaire"},
    "welcome.note": lambda s, r: {
        "meeting_id": r["meeting"], "item_code": "snack", "state": "done", "note": "Gâteaux",
    },
    "welcome.remove_condition": lambda s, r: {"code": "poussettes"},
    "speaking.spoke": lambda s, r: {"meeting_id": r["meeting"], "audience_code": "parent"},
}  # fmt: skip


def content(session: Session) -> dict[str, list[Any]]:
    """Every shared row, and the digest that other machines compare."""
    connection = session.workspace.connection
    found: dict[str, list[Any]] = {
        name: connection.rows(f"SELECT * FROM {name} ORDER BY id") for name in SHARED
    }
    return found | {"": [fingerprint.fingerprint(connection)]}


def run(session: Session, name: str, given: Given) -> Outcome[Any]:
    module, function = name.split(".")
    outcome = getattr(import_module(f"citeapp.usecases.{module}"), function)(session, **given)
    assert isinstance(outcome, Outcome)
    return outcome


def test_every_act_has_its_recipe() -> None:
    acts = {
        use.name
        for use in catalogue.listed()
        if use.name not in catalogue.MOVED
        for module, function in [use.name.split(".")]
        if hasattr(getattr(import_module(f"citeapp.usecases.{module}"), function), ACTS)
    }
    assert acts - ELSEWHERE == set(RECIPES)


@pytest.mark.parametrize("name", RECIPES)
def test_an_act_is_taken_back_and_done_again_whole(session: Session, rows: Rows, name: str) -> None:
    arguments = RECIPES[name](session, rows)
    before, label = content(session), history.undo_label(session)
    done = run(session, name, arguments)
    after = content(session)
    assert after != before
    assert {table for table in SHARED if after[table] != before[table]} <= done.changed
    assert history.undo_label(session) == done.label
    history.undo(session)
    assert content(session) == before
    history.redo(session)
    assert content(session) == after
    history.undo(session)
    assert content(session) == before
    assert history.undo_label(session) == label


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(names=st.lists(st.sampled_from(sorted(RECIPES)), min_size=2, max_size=8))
def test_any_acts_one_after_the_other_are_taken_back_one_by_one(
    session: Session, rows: Rows, names: list[str]
) -> None:
    """What an act refuses, because another took its ground away, changes nothing."""
    states, depth = [content(session)], undo_depth(session)
    for name in names:
        with suppress(UserError):
            run(session, name, RECIPES[name](session, rows))
        states += [content(session)] * (undo_depth(session) > depth)
        depth = undo_depth(session)
        assert content(session) == states[-1]
    turned = len(states) - 1
    for expected in reversed(states[:-1]):
        history.undo(session)
        assert content(session) == expected
    for expected in states[1:]:
        history.redo(session)
        assert content(session) == expected
    for _step in range(turned):
        history.undo(session)
    assert content(session) == states[0]


def undo_depth(session: Session) -> int:
    return int(
        session.workspace.connection.value(
            "SELECT count(*) FROM _s_act WHERE kind IN ('do', 'redo') AND undone = 0"
        )
    )
