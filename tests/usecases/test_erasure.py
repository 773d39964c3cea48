"""Someone asks to be forgotten: everything goes, here and wherever the erasure arrives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from clear_pages import file_pages, wal_pages

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import DiskRefused, InputRefused, NotFound
from citeapp.base.ids import derived_id
from citeapp.base.paths import Home
from citeapp.domain.collective import Membership
from citeapp.domain.duplicate import verdict_id
from citeapp.domain.meeting import Attendance
from citeapp.domain.person import Person
from citeapp.exchange import bundle
from citeapp.exchange.limits import LARGE
from citeapp.store import backups, pages, sealed
from citeapp.usecases import (
    actions,
    attendance,
    collectives,
    conflicts,
    duplicates,
    erasure,
    exchanges,
    figures,
    finding,
    history,
    maintenance,
    meetings,
    notes,
    people,
    sweeping,
)
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]

CANARY = "Canarivel"
PHONE = "0698765432"


class Planted:
    """A person with the canary name in every corner of Samira's workspace."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.collective = collectives.create(session, name="Dorignies").value
        self.person = people.create(
            session, first_name="Awa", last_name=CANARY, phone=PHONE, main_audience="parent",
            remark=f"{CANARY} vient avec sa sœur",
        ).value  # fmt: skip
        self.meeting = meetings.create(
            session, collective_id=self.collective.id, date=date(2026, 3, 10)
        ).value
        self.point = meetings.add_item(session, meeting_id=self.meeting.id, title="Café").value
        collectives.add_member(
            session, collective_id=self.collective.id, person_id=self.person.id, role="relais"
        )
        attendance.mark(session, meeting_id=self.meeting.id, person_id=self.person.id)
        self.line = notes.add(
            session, owner_id=self.point.id, typed=f"Mme {CANARY} propose un goûter"
        ).value
        self.other = notes.add(session, owner_id=self.point.id, typed="Rien de plus").value

    def keys(self) -> list[str]:
        return [
            mention.key for mention in erasure.preview(self.session, id=self.person.id).mentions
        ]

    def erase(self, *, texts: bool = True) -> erasure.Erased:
        keys = self.keys() if texts else []
        return erasure.person(self.session, id=self.person.id, neutral=keys).value


@pytest.fixture
def planted(session: Session) -> Planted:
    return Planted(session)


def traces(session: Session, *bundles: tuple[Path, Session]) -> dict[str, int]:
    """How often the canary stands in each place: pages in clear, log, index, copies, bundles."""
    word, key = CANARY.lower().encode(), session.key
    home = session.home
    found = {"file": count(file_pages(home.database, key), word)}
    found["log"] = count(wal_pages(home.database.with_name(home.database.name + "-wal"), key), word)
    index = session.workspace.connection.rows("SELECT block FROM _s_search_data")
    found["index"] = sum(count(bytes(block), word[4:]) for (block,) in index)
    for backup in maintenance.listed(session):
        _slots, content = backups.read_backup(backup.path)
        copy = home.data / "scan.tmp"
        copy.write_bytes(content)
        found[backup.path.name] = count(file_pages(copy, key), word)
        copy.unlink()
    for path, reader in bundles:
        opened = bundle.open_bundle(path.read_bytes(), [reader.identity], LARGE)
        found[path.name] = count(repr(bundle.read_content(opened, LARGE)).encode(), word)
    for path in home.data.rglob("*"):
        if path.is_file() and path.suffix not in (".db", ".citsave"):
            found[path.name] = found.get(path.name, 0) + count(path.read_bytes(), word)
    return {place: n for place, n in found.items() if n}


def count(data: bytes, word: bytes) -> int:
    return data.lower().count(word)


def tables(session: Session) -> set[str]:
    """The tables in which the canary can be read."""
    connection = session.workspace.connection
    names = connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {
        name
        for (name,) in names
        if CANARY.lower() in repr(connection.rows(f'SELECT * FROM "{name}"')).lower()
    }


def test_the_canary_is_found_everywhere_before_and_nowhere_after(
    team: Team, send: Send, tmp_path: Path
) -> None:
    samira, karim = team("Samira", "Karim")
    planted = Planted(samira)
    connection = samira.workspace.connection
    exchanges.merge(karim, path=send(samira, everything=True))
    # values that lost, an older text, a deleted row, private lines, drafts, what was put apart
    people.change(samira, id=planted.person.id, last_name=f"{CANARY}-Diallo")
    people.change(karim, id=planted.person.id, last_name=f"{CANARY} Diallo")
    exchanges.merge(samira, path=send(karim))
    notes.change(samira, id=planted.other.id, typed=f"Chez {CANARY}")
    notes.change(samira, id=planted.other.id, typed="Chez elle")
    gone = attendance.mark(
        samira,
        meeting_id=meetings.create(samira, collective_id=planted.collective.id).value.id,
        person_id=planted.person.id,
    ).value
    attendance.unmark(samira, meeting_id=gone.meeting_id, person_id=planted.person.id)
    notes.add(samira, owner_id=planted.point.id, typed=f"Rappeler {CANARY}", private=True)
    notes.add(samira, owner_id=planted.person.id, field="contact", typed=f"{CANARY} rappelée")
    twin = people.create(samira, first_name="Hawa", last_name=CANARY, email="a@exemple.invalid")
    duplicates.judge(samira, noun="person", a=planted.person.id, b=twin.value.id, verdict="same")
    people.change(samira, id=planted.person.id, email="b@exemple.invalid")
    with connection.transaction():
        connection.execute(
            "INSERT INTO _s_draft VALUES (?, ?, 0)", (f"line/{planted.line.id}/text", CANARY)
        )
        connection.execute(
            "INSERT INTO _s_quarantine VALUES ('x', 1, 'd', 'person', ?, 'U', ?, 'Karim', 0)",
            (planted.person.id, f'{{"last_name":"{CANARY}"}}'),
        )
    exchanges.set_aside(samira, lot=exchanges.lots(samira)[0].n)
    connection.raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    people.change(samira, id=planted.person.id, remark=f"{CANARY} rappelle demain")
    maintenance.backup(samira)
    first = send(samira, everything=True)
    before = traces(samira, (first, karim))
    copy = maintenance.listed(samira)[0].path.name
    assert set(before) == {"file", "log", "index", copy, first.name}
    assert tables(samira) == {
        "person", "attendance", "line", "_s_entry", "_s_draft", "_s_quarantine", "_s_fold_person",
        "_s_search_data",
    }  # fmt: skip

    planted.erase()
    assert tables(samira) == set()
    assert set(traces(samira)) <= {"file", "index", copy}
    swept = sweeping.sweep(samira)
    assert (swept.backups, swept.left, swept.complete) == (1, (), True)
    after = send(samira, everything=True)
    assert traces(samira, (after, karim)) == {}
    assert sealed.quarantined(connection) == 0
    assert connection.value("SELECT count(*) FROM _s_draft") == 0

    exchanges.merge(karim, path=after)
    sweeping.sweep(karim)
    assert traces(karim) == {}
    exchanges.merge(karim, path=first)
    assert traces(karim) == {}
    for session in (samira, karim):
        assert finding.search(session, text=CANARY) == []
        assert maintenance.check(session).sound


def test_what_goes_and_what_stays(planted: Planted) -> None:
    session = planted.session
    before = figures.totals(session)
    plan = erasure.preview(session, id=planted.person.id)
    assert plan.name == f"Awa {CANARY}"
    assert {going.noun: going.count for going in plan.going} == {
        "person": 1, "membership": 1, "attendance": 1,
    }  # fmt: skip
    assert (plan.presences, plan.may, plan.neutral) == (1, True, "un parent")
    (mention,) = plan.mentions
    assert (mention.text, mention.how) == (f"Mme {CANARY} propose un goûter", "surname")
    assert mention.where == "Rencontre du 10 mars 2026, Dorignies"

    erased = planted.erase()
    assert erased.reference == plan.reference
    after = figures.totals(session)
    assert (after.people, after.participations) == (before.people - 1, before.participations)
    room = attendance.figures(session, meeting_id=planted.meeting.id)
    assert (room.named, room.counted, room.inhabitants) == (0, 1, 1)
    assert attendance.sheet(session, meeting_id=planted.meeting.id) == []
    texts = [line.text for line in notes.lines(session, owner_id=planted.point.id)]
    assert texts == ["Un parent propose un goûter", "Rien de plus"]
    with pytest.raises(NotFound):
        people.get(session, id=planted.person.id)


def test_a_text_left_alone_keeps_the_name(planted: Planted) -> None:
    planted.erase(texts=False)
    texts = [line.text for line in notes.lines(planted.session, owner_id=planted.point.id)]
    assert texts[0] == f"Mme {CANARY} propose un goûter"


def test_a_text_about_somebody_else_of_the_family_is_not_offered(planted: Planted) -> None:
    session = planted.session
    (mention,) = erasure.preview(session, id=planted.person.id).mentions
    assert mention.sure
    people.create(session, first_name="Ibrahima", last_name=CANARY)
    notes.add(session, owner_id=planted.point.id, typed=f"Ibrahima {CANARY} tient le stand")
    (mention,) = erasure.preview(session, id=planted.person.id).mentions
    assert (mention.text, mention.sure) == (f"Mme {CANARY} propose un goûter", False)


def test_each_text_says_where_it_stands(planted: Planted) -> None:
    session = planted.session
    actions.create(session, what=f"Appeler {CANARY}", meeting_id=planted.meeting.id)
    people.create(session, first_name="Benoît", last_name="Petit", remark=f"Voisin de {CANARY}")
    found = erasure.preview(session, id=planted.person.id).mentions
    assert {mention.where for mention in found} == {
        "Rencontre du 10 mars 2026, Dorignies",
        "Rencontre du 10 mars 2026, Dorignies · action",
        "Benoît Petit · remarque",
    }


def test_erasing_leaves_the_rest_and_machines_agree(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    planted = Planted(samira)
    other = people.create(samira, first_name="Benoît", last_name="Lefebvre").value
    attendance.mark(samira, meeting_id=planted.meeting.id, person_id=other.id)
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(samira, path=send(karim))
    kept = {row.id: row for row in karim.rows(Attendance).matching(person_id=other.id)}
    planted.erase(texts=False)
    told = exchanges.merge(karim, path=send(samira)).value
    assert (told.erasures, told.agrees, told.altered, told.gaps) == (1, True, 0, ())
    assert [row.name for row in karim.rows(Person).all()] == ["Benoît Lefebvre"]
    assert {row.id: row for row in karim.rows(Attendance).matching(person_id=other.id)} == kept
    exchanges.merge(samira, path=send(karim))
    assert exchanges.fingerprint(samira) == exchanges.fingerprint(karim)


def test_a_field_can_be_filled_again_after_it_was_erased(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    planted = Planted(samira)
    exchanges.merge(karim, path=send(samira))
    people.change(karim, id=planted.person.id, remark=f"{CANARY} au téléphone")
    erasure.cell(samira, noun="person", id=planted.person.id, column="remark")
    assert people.get(samira, id=planted.person.id).remark == ""
    people.change(samira, id=planted.person.id, remark="À rappeler")
    exchanges.merge(samira, path=send(karim))
    exchanges.merge(karim, path=send(samira))
    for session in (samira, karim):
        assert people.get(session, id=planted.person.id).remark == "À rappeler"
        (row,) = [line for line in history.of_row(
            session, noun="person", id=planted.person.id) if line.values.get("remark")]  # fmt: skip
        assert row.values["remark"] == "À rappeler"


def test_only_what_a_field_said_before_is_erased(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa = people.create(samira, first_name=CANARY, last_name="Diallo").value.id
    people.change(samira, id=awa, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    erased = erasure.cell(samira, noun="person", id=awa, column="first_name", keep=True)
    exchanges.merge(karim, path=send(samira))
    for session in (samira, karim):
        assert people.get(session, id=awa).name == "Awa Diallo"
        assert tables(session) == set()
    (line,) = erasure.board(samira)
    assert (line.reference, line.people, line.texts) == (erased.value, 0, 1)


def test_a_field_of_joined_cards_is_erased_on_all_of_them(planted: Planted) -> None:
    session = planted.session
    one, other = (
        people.create(session, first_name="Inès", remark=f"{CANARY} {n}").value.id for n in (1, 2)
    )
    duplicates.judge(session, noun="person", a=one, b=other, verdict="same")
    erasure.cell(session, noun="person", id=one, column="remark")
    stored = session.workspace.connection.rows(
        "SELECT remark FROM person WHERE id IN (?, ?)", (one, other)
    )
    assert stored == [(None,), (None,)]


def test_nothing_brings_someone_back(planted: Planted) -> None:
    session = planted.session
    people.change(session, id=planted.person.id, commune="Douai")
    planted.erase()
    stale = Membership(id=session.new_id(), person_id=planted.person.id, role="relais")
    with (
        pytest.raises(InputRefused, match="effacée pour toujours"),
        session.workspace.act("from a page that was open"),
    ):
        session.rows(Membership).add(stale)
    for _turn in range(8):
        history.undo(session)
    assert people.listed(session) == []
    again = people.create(session, first_name="Awa", last_name=CANARY).value
    assert again.id != planted.person.id
    assert [line.person.id for line in people.listed(session)] == [again.id]


def test_nobody_is_asked_about_a_presence_without_a_name(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    planted = Planted(samira)
    place = {"meeting_id": planted.meeting.id, "person_id": planted.person.id}
    exchanges.merge(karim, path=send(samira))
    attendance.mark(samira, **place, state="excused")
    attendance.mark(karim, **place, state="remote")
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(samira, path=send(karim))
    assert len(conflicts.listed(samira)) == 1
    planted.erase()
    exchanges.merge(karim, path=send(samira))
    for session in (samira, karim):
        assert conflicts.listed(session) == []
        assert exchanges.summary(session).conflicts == 0


def test_joined_cards_are_one_person(planted: Planted) -> None:
    session = planted.session
    twin = people.create(session, first_name="Awa", last_name="Canari").value
    duplicates.judge(session, noun="person", a=planted.person.id, b=twin.id, verdict="same")
    plan = erasure.preview(session, id=twin.id)
    assert set(plan.cards) == {planted.person.id, twin.id}
    erasure.person(session, id=twin.id)
    assert people.listed(session) == []
    assert verdict_id("person", twin.id, planted.person.id)
    assert derived_id("attendance", planted.meeting.id, planted.person.id) in {
        row.id for row in session.rows(Attendance).all()
    }


def test_two_presences_of_one_rencontre_stay_two(planted: Planted) -> None:
    session = planted.session
    second = people.create(session, first_name="Inès").value
    attendance.mark(session, meeting_id=planted.meeting.id, person_id=second.id)
    other = meetings.create(
        session, collective_id=planted.collective.id, date=date(2026, 3, 10)
    ).value
    erasure.person(session, id=planted.person.id)
    erasure.person(session, id=second.id)
    duplicates.judge(session, noun="meeting", a=planted.meeting.id, b=other.id, verdict="same")
    shown = min(planted.meeting.id, other.id)
    assert attendance.figures(session, meeting_id=shown).counted == 2


def test_a_restored_backup_is_clean_before_it_is_shown(
    planted: Planted, clock: FixedClock, tmp_path: Path
) -> None:
    session, home = planted.session, planted.session.home
    saved = maintenance.backup(session, path=tmp_path / "clé.citsave")
    planted.erase()
    bootstrap.close(session)
    back = bootstrap.restore(home, saved, clock=clock)
    assert people.listed(back) == []
    assert traces(back) == {}
    assert [line.here for line in erasure.board(back)] == [True]
    bootstrap.close(back)


def test_even_when_the_file_itself_was_lost(
    planted: Planted, clock: FixedClock, tmp_path: Path
) -> None:
    session, home = planted.session, planted.session.home
    saved = maintenance.backup(session, path=tmp_path / "clé.citsave")
    planted.erase()
    bootstrap.close(session)
    home.database.write_bytes(b"")
    back = bootstrap.restore(home, saved, clock=clock)
    assert people.listed(back) == []
    bootstrap.close(back)


def test_each_erasure_is_kept_beside_the_file_whatever_befell_the_list(
    planted: Planted, clock: FixedClock, tmp_path: Path
) -> None:
    session, home = planted.session, planted.session.home
    other = people.create(session, first_name="Inès").value
    third = people.create(session, first_name="Nour").value
    saved = maintenance.backup(session, path=tmp_path / "clé.citsave")
    planted.erase()
    home.erased.write_bytes(home.erased.read_bytes() + b'["torn off by a cra')
    erasure.person(session, id=other.id)
    session.close()  # as after a crash: nothing was swept
    home.database.write_bytes(b"")
    back = bootstrap.restore(home, saved, clock=clock)
    assert [line.person.id for line in people.listed(back)] == [third.id]
    bootstrap.close(back)


def test_a_disk_that_refuses_the_list_takes_nothing_back(
    planted: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise DiskRefused("plein")

    monkeypatch.setattr(sweeping, "write_verified", refuse)
    planted.erase()
    assert people.listed(planted.session) == []
    monkeypatch.undo()
    sweeping.sweep(planted.session)
    assert planted.session.home.erased.exists()


def test_what_a_restored_backup_replaced_is_swept_too(planted: Planted, clock: FixedClock) -> None:
    session, home = planted.session, planted.session.home
    saved = maintenance.backup(session)
    bootstrap.close(session)
    back = bootstrap.restore(home, saved, clock=clock)
    (aside,) = list(home.data.glob("citeapp.db.avant-*"))
    assert count(file_pages(aside, back.key), CANARY.lower().encode())
    erasure.person(back, id=planted.person.id, blank=planted_keys(back, planted.person.id))
    bootstrap.close(back)
    assert count(file_pages(aside, back.key), CANARY.lower().encode()) == 0


def planted_keys(session: Session, id: str) -> list[str]:
    return [mention.key for mention in erasure.preview(session, id=id).mentions]


def test_closing_sweeps_what_is_due(planted: Planted) -> None:
    session = planted.session
    maintenance.backup(session)
    planted.erase()
    assert sweeping.is_due(session)
    bootstrap.close(session)
    word = CANARY.lower().encode()
    assert count(file_pages(session.home.database, session.key), word) == 0
    (saved,) = bootstrap.backups_of(session.home)
    assert count(backups.read_backup(saved.path)[1], word) == 0


def test_the_board_tells_who_has_confirmed(team: Team, send: Send) -> None:
    samira, karim, lea = team("Samira", "Karim", "Léa")
    planted = Planted(samira)
    exchanges.merge(karim, path=send(samira))
    reference = planted.erase().reference
    (line,) = erasure.board(samira)
    assert (line.reference, line.people, line.texts) == (reference, 1, 1)
    assert (line.confirmed, [one.name for one in line.waiting]) == ((), ["Karim", "Léa"])
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    exchanges.merge(samira, path=send(karim, to=["Samira"]))
    (line,) = erasure.board(samira)
    assert (line.confirmed, [one.name for one in line.waiting]) == (("Karim",), ["Léa"])
    exchanges.merge(lea, path=send(karim, to=["Léa"]))
    (line,) = erasure.board(lea)
    assert (line.author, line.here) == ("Samira", True)


@pytest.mark.parametrize("known", [True, False])
def test_no_salt_is_left_to_guess_a_name_by_where_a_copy_signed_it_again(
    team: Team, send: Send, tmp_path: Path, clock: FixedClock, known: bool
) -> None:
    samira, karim = team("Samira", "Karim")
    id = Planted(samira).person.id
    bootstrap.close(samira)
    shutil.copytree(samira.home.data, tmp_path / "copy")
    copy = bootstrap.open_session(Home(tmp_path / "copy", tmp_path / "copy"), clock=clock)
    again = bootstrap.open_session(samira.home, clock=clock)
    for giver in (again, copy):
        exchanges.merge(karim, path=send(giver, everything=True))
    assert len(salts(karim, id)) == 2
    if not known:  # as it was written before this was noted
        karim.workspace.connection.execute("DELETE FROM _s_meta WHERE name = 'pages_repeating'")
    erasure.person(again, id=id)
    exchanges.merge(karim, path=send(again))
    assert people.listed(karim) == []
    assert salts(karim, id) == []
    for opened in (again, copy):
        bootstrap.close(opened)


def salts(session: Session, id: str) -> list[bytes]:
    """What the pages hold by which a guess at somebody's name could be tried."""
    connection = session.workspace.connection
    written = connection.rows(
        "SELECT s.guid, o.seq FROM _s_op o JOIN _s_site s ON s.n = o.site "
        "WHERE o.tbl = 'person' AND o.pk = ? AND o.kind = 'I'",
        (id,),
    )
    kept = [pages._page(row) for row in connection.dicts(pages._PAGES)]
    return [
        page.salt_of()[seq]
        for guid, seq in written
        for page in kept
        if page.site == guid and seq in page.salt_of()
    ]


def test_an_action_keeps_its_words_without_its_person(planted: Planted) -> None:
    session = planted.session
    actions.create(session, what="Appeler la mairie", owners=[planted.person.id])
    planted.erase()
    (line,) = actions.tracking(session)
    assert (line.action.what, line.owners) == ("Appeler la mairie", ())
