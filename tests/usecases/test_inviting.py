"""Inviting: who was told and how, replies, reminders, announcements, what goes out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused, NotFound
from citeapp.domain.preparing import REPLY
from citeapp.usecases import attendance, collectives, documents, history, inviting, meetings, people
from citeapp.usecases.inviting import Guest
from citeapp.usecases.session import Session


@pytest.fixture
def awa(session: Session, dorignies: str) -> str:
    person = people.create(
        session, first_name="Awa", last_name="BENALI", phone="0600000001", main_audience="parent"
    ).value.id
    collectives.add_member(session, collective_id=dorignies, person_id=person)
    return person


@pytest.fixture
def zoe(session: Session) -> str:
    return people.create(session, first_name="Zoé", main_audience="health").value.id


@pytest.fixture
def later(session: Session, dorignies: str) -> str:
    """A rencontre in a month, on 9 April 2026."""
    return meetings.create(
        session, collective_id=dorignies, date=date(2026, 4, 9), start=time(17, 30)
    ).value.id


def guest(session: Session, meeting: str, person: str) -> Guest:
    found = inviting.guests(session, meeting_id=meeting)
    return next(one for one in found if one.person_id == person)


def days_later(session: Session, days: int) -> None:
    now = datetime(2026, 3, 11, 9, tzinfo=timezone(timedelta(hours=1))) + timedelta(days=days)
    session.workspace.clock = FixedClock(now)


# Who is told


def test_members_are_on_the_list_before_anyone_is_told(
    session: Session, later: str, awa: str
) -> None:
    one = guest(session, later, awa)
    assert (one.name, one.phone, one.member) == ("Awa Benali", "0600000001", True)
    assert (one.told, one.reply, one.to_remind) == (False, "none", False)


def test_people_are_told_at_once_and_keep_what_they_answered(
    session: Session, later: str, awa: str, zoe: str
) -> None:
    inviting.set_reply(session, meeting_id=later, person_id=awa, reply="maybe")
    inviting.invite(session, meeting_id=later, person_ids=[awa, zoe], channel="sms")
    one = guest(session, later, awa)
    assert (one.channel, one.sent_on, one.reply) == ("sms", date(2026, 3, 11), "maybe")
    assert not guest(session, later, zoe).member
    history.undo(session)
    assert [x.name for x in inviting.guests(session, meeting_id=later)] == ["Awa Benali"]


def test_a_guest_is_on_the_sheet_until_the_invitation_is_withdrawn(
    session: Session, later: str, zoe: str
) -> None:
    inviting.invite(session, meeting_id=later, person_ids=[zoe], channel="phone")
    assert [(x.name, x.expected) for x in attendance.sheet(session, meeting_id=later)] == [
        ("Zoé", True)
    ]
    inviting.withdraw(session, meeting_id=later, person_id=zoe)
    assert attendance.sheet(session, meeting_id=later) == []
    assert inviting.guests(session, meeting_id=later) == []


def test_someone_deleted_is_no_guest(session: Session, later: str, zoe: str) -> None:
    inviting.invite(session, meeting_id=later, person_ids=[zoe], channel="phone")
    people.remove(session, id=zoe)
    assert inviting.guests(session, meeting_id=later) == []
    assert attendance.sheet(session, meeting_id=later) == []


def test_a_stranger_or_an_unknown_channel_invites_nobody(
    session: Session, later: str, awa: str
) -> None:
    with pytest.raises(NotFound):
        inviting.invite(session, meeting_id=later, person_ids=[awa, "nobody"], channel="sms")
    with pytest.raises(InputRefused, match="pigeon"):
        inviting.invite(session, meeting_id=later, person_ids=[awa], channel="pigeon")
    assert not guest(session, later, awa).told


# Replies and reminders


@pytest.mark.parametrize("reply", list(REPLY))
def test_every_reply_is_noted_with_its_day(
    session: Session, later: str, awa: str, reply: str
) -> None:
    inviting.set_reply(session, meeting_id=later, person_id=awa, reply=reply)
    one = guest(session, later, awa)
    assert one.reply == reply
    assert one.replied_on == (None if reply == "none" else date(2026, 3, 11))


def test_whoever_has_not_answered_after_five_days_is_to_be_reminded(
    session: Session, later: str, awa: str
) -> None:
    inviting.invite(session, meeting_id=later, person_ids=[awa], channel="sms")
    days_later(session, 4)
    assert not guest(session, later, awa).to_remind
    days_later(session, 5)
    assert guest(session, later, awa).to_remind
    inviting.remind(session, meeting_id=later, person_ids=[awa])
    one = guest(session, later, awa)
    assert (one.reminded_on, one.channel, one.to_remind) == (date(2026, 3, 16), "sms", False)


@pytest.mark.parametrize(("reply", "again"), [("yes", False), ("no", False), ("maybe", True)])
def test_yes_and_no_are_left_in_peace(
    session: Session, later: str, awa: str, reply: str, again: bool
) -> None:
    inviting.invite(session, meeting_id=later, person_ids=[awa], channel="sms")
    inviting.set_reply(session, meeting_id=later, person_id=awa, reply=reply)
    days_later(session, 10)
    assert guest(session, later, awa).to_remind == again


def test_close_to_the_day_one_asks_again_and_after_it_no_more(
    session: Session, later: str, awa: str
) -> None:
    days_later(session, 26)  # 6 April, three days before
    inviting.invite(session, meeting_id=later, person_ids=[awa], channel="sms")
    assert not guest(session, later, awa).to_remind, "told today"
    days_later(session, 27)
    assert guest(session, later, awa).to_remind
    days_later(session, 30)
    assert not guest(session, later, awa).to_remind, "it is over"


def test_nobody_who_was_never_told_is_to_be_reminded(
    session: Session, later: str, awa: str
) -> None:
    days_later(session, 28)
    assert not guest(session, later, awa).to_remind


def test_replies_are_counted(session: Session, later: str, awa: str, zoe: str) -> None:
    karim = people.create(session, first_name="Karim").value.id
    inviting.invite(session, meeting_id=later, person_ids=[awa, zoe, karim], channel="phone")
    inviting.set_reply(session, meeting_id=later, person_id=awa, reply="yes")
    inviting.set_reply(session, meeting_id=later, person_id=zoe, reply="no")
    found = inviting.replies(session, meeting_id=later)
    assert (found.guests, found.told, found.yes, found.maybe, found.no) == (3, 3, 1, 0, 1)
    assert (found.waiting, found.to_remind) == (1, 0)


def test_a_rencontre_without_anyone_has_empty_numbers(session: Session, later: str) -> None:
    found = inviting.replies(session, meeting_id=later)
    assert (found.guests, found.told, found.waiting) == (0, 0, 0)


# To many at once


def test_what_is_still_to_be_put_up_comes_first(session: Session, later: str) -> None:
    done = inviting.announce(
        session,
        meeting_id=later,
        channel="school_notebook",
        audience_code="parent",
        done_on=date(2026, 3, 2),
    ).value
    waiting = inviting.announce(
        session, meeting_id=later, channel="poster", place="La boulangerie"
    ).value
    found = inviting.announcements(session, meeting_id=later)
    assert [row.id for row in found] == [waiting.id, done.id]
    inviting.change_announcement(session, id=waiting.id, done_on=session.today)
    assert all(row.done_on for row in inviting.announcements(session, meeting_id=later))
    inviting.remove_announcement(session, id=done.id)
    assert len(inviting.announcements(session, meeting_id=later)) == 1


@pytest.mark.parametrize("fields", [{"channel": "pigeon"}, {"audience_code": "alien"}])
def test_an_announcement_uses_known_words(
    session: Session, later: str, fields: dict[str, str]
) -> None:
    with pytest.raises(InputRefused):
        inviting.announce(session, meeting_id=later, **({"channel": "poster"} | fields))
    made = inviting.announce(session, meeting_id=later, channel="poster").value
    with pytest.raises(InputRefused):
        inviting.change_announcement(session, id=made.id, **fields)


# What goes out


@pytest.mark.parametrize(
    ("kind", "ending"), [("invitation", "txt"), ("invitation-texts", "txt"), ("calendar", "ics")]
)
def test_without_a_day_there_is_nothing_to_send_and_a_sentence_says_so(
    session: Session, later: str, tmp_path: Path, kind: str, ending: str
) -> None:
    meetings.change(session, id=later, date=None)
    path = tmp_path / f"x.{ending}"
    with pytest.raises(InputRefused, match="date"):
        documents.write(session, kind=kind, id=later, path=path)
    assert not path.exists()
    with pytest.raises(InputRefused, match="date"):
        inviting.texts(session, meeting_id=later)


def test_the_call_sheet_leaves_out_whoever_has_answered(
    session: Session, later: str, awa: str, zoe: str, tmp_path: Path
) -> None:
    inviting.invite(session, meeting_id=later, person_ids=[awa, zoe], channel="sms")
    inviting.set_reply(session, meeting_id=later, person_id=zoe, reply="yes")

    def sheet(layout: str) -> str:
        path = tmp_path / "appel.txt"
        documents.write(session, kind="call-sheet", id=later, path=path, layout=layout)
        return path.read_text("utf-8").replace("\u00a0", " ")

    assert "Awa Benali" in sheet("")
    assert "06 00 00 00 01" in sheet("")
    assert "Zoé" not in sheet("")
    assert "Zoé" in sheet("all")
    assert "tout le monde a répondu" in sheet("to_remind")
    with pytest.raises(InputRefused, match="to_remind, all"):
        sheet("round")


def test_a_call_sheet_needs_no_date(session: Session, later: str, tmp_path: Path) -> None:
    meetings.change(session, id=later, date=None)
    documents.write(session, kind="call-sheet", id=later, path=tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


def test_the_appointment_carries_the_rencontre(
    session: Session, later: str, tmp_path: Path
) -> None:
    meetings.change(session, id=later, end=time(19), place="Salle; bleue", childcare=True)
    path = tmp_path / "x.ics"
    documents.write(session, kind="calendar", id=later, path=path)
    told = path.read_bytes().decode().replace("\r\n ", "")
    assert f"UID:{later}@citeapp" in told
    assert "SUMMARY:Rencontre du collectif Dorignies" in told
    assert "LOCATION:Salle\\; bleue" in told
    assert "Garderie sur place." in told


def test_the_host_is_whoever_facilitates(session: Session, later: str, awa: str) -> None:
    texts = inviting.texts(session, meeting_id=later)
    assert "Je m’appelle Samira." in texts.spoken


def test_badges_bear_first_names_of_whoever_may_come(
    session: Session, later: str, awa: str, zoe: str, tmp_path: Path
) -> None:
    inviting.invite(session, meeting_id=later, person_ids=[zoe], channel="sms")
    path = tmp_path / "badges.txt"

    def badges() -> str:
        documents.write(session, kind="badges", id=later, path=path)
        return path.read_text("utf-8")

    assert "Awa" in badges()
    assert "enali" not in badges().lower()
    assert "Zoé" in badges()
    inviting.set_reply(session, meeting_id=later, person_id=zoe, reply="no")
    assert "Zoé" not in badges()
