"""Machines that join, part and choose agree too, and no reference is lost (exchange.md 5).

After each step what is shown is held against an oracle that looks at the stored rows alone,
and against the same computed from nothing.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from desks import Desk, campaign, make_template
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from citeapp.base.errors import InputRefused, NotFound
from citeapp.domain.facilitator import Facilitator
from citeapp.domain.meeting import Attendance, Meeting
from citeapp.domain.person import Person
from citeapp.store import conflicts, folding, joined, joins
from citeapp.store.connection import Connection
from citeapp.usecases import attendance, duplicates, history, meetings, people
from citeapp.usecases import conflicts as settling
from citeapp.usecases import joins as joining
from citeapp.usecases.session import Session

PEOPLE = ["p1", "p2", "p3", "p4"]
MEETINGS = ["m1", "m2"]
STATES = ["present", "absent", "excused", "remote"]
SHOWN = ("person", "meeting", "attendance", "agenda_item")

sites = st.integers(0, 3)
seeds = st.integers(0, 2**16)
persons = st.sampled_from(PEOPLE)
verdicts = st.sampled_from(["same", "same", "same", "different"])
nouns = st.sampled_from([("person", PEOPLE), ("meeting", MEETINGS)])


class Neighbours(Desk):
    """Four people and two rencontres, some of them the same."""

    typed = 0

    @initialize(count=st.integers(2, 3))
    def begin(self, count: int) -> None:
        self.start(count)
        for n in range(count):
            workspace = self.workspace(n)
            workspace.set_meta("facilitator_id", f"f{n}")
            with workspace.act("me", kind="init"):
                self.session(n).rows(Facilitator).add(Facilitator(id=f"f{n}", display_name=str(n)))
            self.learn(n)
        session = self.session(0)
        with session.workspace.act("begin", kind="init"):
            for id in PEOPLE:
                session.rows(Person).add(Person(id=id, first_name=id))
            for id in MEETINGS:
                session.rows(Meeting).add(Meeting(id=id, date=date(2026, 3, 3)))
                meetings.add_item(session, meeting_id=id, title=f"point de {id}")
            for id, meeting, state in zip(PEOPLE, MEETINGS * 2, STATES, strict=True):
                attendance.mark(session, meeting_id=meeting, person_id=id, state=state)
            duplicates.judge(session, noun="person", a="p1", b="p2", verdict="same")
        self.learn(0)
        for taker in range(1, count):
            self.take(0, taker, self.sent(0))

    @rule(
        site=sites,
        kind=nouns,
        a=seeds,
        b=seeds,
        verdict=verdicts,
    )
    def judge(self, site: int, kind: tuple[str, list[str]], a: int, b: int, verdict: str) -> None:
        noun, ids = kind
        one, other = ids[a % len(ids)], ids[b % len(ids)]
        if one != other:
            self.do(site, lambda s: duplicates.judge(s, noun=noun, a=one, b=other, verdict=verdict))

    @rule(site=sites, kind=nouns, place=seeds)
    def part(self, site: int, kind: tuple[str, list[str]], place: int) -> None:
        noun, ids = kind
        self.do(site, lambda s: joining.part(s, noun=noun, id=ids[place % len(ids)]))

    @rule(site=sites, place=seeds, version=seeds)
    def choose(self, site: int, place: int, version: int) -> None:
        found = joining.differences(self.session(site))
        if found:
            one = found[place % len(found)]
            value = one.versions[version % len(one.versions)].value
            self.do(
                site,
                lambda s: joining.choose(
                    s, noun=one.noun, id=one.id, column=one.column, value=value
                ),
            )

    @rule(site=sites, id=persons, column=st.sampled_from(["phone", "commune"]), empty=st.booleans())
    def write(self, site: int, id: str, column: str, empty: bool) -> None:
        self.typed += 1
        words = "" if empty else f"mots {self.typed}"
        self.do(site, lambda s: people.change(s, id=id, **{column: words}))
        self.shows(site, id, column, words)

    @rule(site=sites, id=persons, meeting=st.sampled_from(MEETINGS), state=st.sampled_from(STATES))
    def mark(self, site: int, id: str, meeting: str, state: str) -> None:
        self.do(site, lambda s: attendance.mark(s, meeting_id=meeting, person_id=id, state=state))
        session = self.session(site)
        connection = session.workspace.connection
        row = session.rows(Attendance).pair(
            meeting_id=joined.leading(connection, meeting),
            person_id=joined.leading(connection, id),
        )
        if session.rows(Meeting).find(meeting) and session.rows(Person).find(id):
            assert row is not None
            assert row.state == state

    @rule(site=sites, id=persons, meeting=st.sampled_from(MEETINGS))
    def unmark(self, site: int, id: str, meeting: str) -> None:
        self.do(site, lambda s: attendance.unmark(s, meeting_id=meeting, person_id=id))

    @rule(site=sites, kind=nouns, place=seeds)
    def delete(self, site: int, kind: tuple[str, list[str]], place: int) -> None:
        noun, ids = kind
        remove = people.remove if noun == "person" else meetings.remove
        self.do(site, lambda s: remove(s, id=ids[place % len(ids)]))

    @rule(site=sites, back=st.booleans())
    def undo_or_redo(self, site: int, back: bool) -> None:
        self.turn(site, history.undo if back else history.redo)

    @rule(site=sites, place=seeds, version=seeds)
    def settle(self, site: int, place: int, version: int) -> None:
        found = settling.listed(self.session(site))
        if found:
            one = found[place % len(found)]
            value = one.versions[version % len(one.versions)].value
            self.do(
                site,
                lambda s: settling.settle(
                    s, noun=one.noun, id=one.id, column=one.column, value=value
                ),
            )

    @rule(giver=sites, taker=sites, seed=seeds, share=st.sampled_from([0.5, 1.0]))
    def bundle(self, giver: int, taker: int, seed: int, share: float) -> None:
        if self.at(giver) != self.at(taker):
            self.take(giver, taker, self.some_of(giver, seed, share))

    @rule(site=sites, place=seeds, back=st.booleans())
    def set_lot(self, site: int, place: int, back: bool) -> None:
        self.turn_lot(site, place, back=back)

    @rule(site=sites, place=seeds)
    def refuse_or_not(self, site: int, place: int) -> None:
        self.refuse_lot(site, place)

    def do(self, site: int, work: Any) -> None:
        try:
            work(self.session(site))
        except (InputRefused, NotFound):
            return
        self.learn(site)

    def shows(self, site: int, id: str, column: str, words: str) -> None:
        """What was just typed is what is shown, joined or not."""
        found = self.session(site).rows(Person).find(id)
        if found is not None:
            assert getattr(found, column) == words

    @invariant()
    def what_is_shown_follows_the_verdicts(self) -> None:
        if self.machines:
            self.check(self.last)

    def check(self, site: int) -> None:
        connection = self.workspace(site).connection
        kept = folded(connection)
        joins.rebuild(connection)
        assert folded(connection) == kept
        roots = groups(connection)
        self.people_are_one_row_a_group(connection, roots)
        self.no_reference_is_lost(connection, roots)
        for id in PEOPLE:
            here = connection.value("SELECT 1 FROM person WHERE id = ?", (id,))
            found = self.session(site).rows(Person).find(id)
            assert not here or (found is not None and found.id == roots[id])

    def people_are_one_row_a_group(self, connection: Connection, roots: dict[str, str]) -> None:
        shown = {row["id"]: row for row in connection.dicts("SELECT * FROM v_person")}
        stored = connection.dicts("SELECT * FROM person")
        assert set(shown) == {roots[row["id"]] for row in stored}
        open_cells = set(joined.differences(connection))
        given = {
            (row[0], row[1], row[2])
            for row in connection.rows(
                "SELECT p.row_id, p.field, json_extract(o.val, '$.' || p.field) "
                "FROM passed_over p JOIN _s_site s JOIN _s_op o "
                "ON o.site = s.n AND p.op = s.guid || '/' || o.seq"
            )
        }
        for root, row in shown.items():
            cards = [card for card in stored if roots[card["id"]] == root]
            for column in ("first_name", "phone", "commune"):
                values = {c[column] for c in cards if c[column]}
                left = {
                    c[column]
                    for c in cards
                    if c[column] and (c["id"], column, c[column]) not in given
                }
                told = left or values
                assert row[column] in told or (not told and not row[column])
                assert (("person", root, column) in open_cells) == (len(told) > 1)

    def no_reference_is_lost(self, connection: Connection, roots: dict[str, str]) -> None:
        """One presence for each pair, with a state that someone noted for it.

        A presence whose rencontre and person were set aside names nobody: it stands for itself.
        """
        pairs: dict[tuple[str | None, ...], set[str]] = defaultdict(set)
        nobody = 0
        for row in connection.dicts("SELECT * FROM attendance"):
            pair = tuple(roots.get(row[f"{noun}_id"]) for noun in ("meeting", "person"))
            pairs[pair].add(row["state"])
            nobody += None in pair
        rows = connection.dicts("SELECT * FROM v_attendance")
        shown = {(row["meeting_id"], row["person_id"]): row["state"] for row in rows}
        alone = [pair for pair in shown if None in pair]
        assert len(rows) == len(shown) - len(alone) + nobody
        assert set(shown) == set(pairs)
        assert all(state in pairs[pair] for pair, state in shown.items())
        points = connection.rows("SELECT id, meeting_id FROM agenda_item ORDER BY id")
        assert connection.rows("SELECT id, meeting_id FROM v_agenda_item ORDER BY id") == [
            (id, roots.get(meeting)) for id, meeting in points
        ]

    def all_agree(self) -> None:
        super().all_agree()
        for site in range(len(self.machines)):
            self.check(site)
        views = [shown(self.workspace(site).connection) for site in range(len(self.machines))]
        assert all(view == views[0] for view in views)
        differing = [joined.differences(s.workspace.connection) for s in self.machines]
        assert all(found == differing[0] for found in differing)
        listed = [conflicts.listed(s.workspace.connection) for s in self.machines]
        assert all(found == listed[0] for found in listed)
        self.parted_all_is_as_stored(self.session(0))

    def parted_all_is_as_stored(self, session: Session) -> None:
        for row in duplicates.judged(session):
            duplicates.judge(session, noun=row.noun, a=row.a, b=row.b, verdict="different")
        connection = session.workspace.connection
        for table in SHOWN:
            stored = connection.rows(f"SELECT * FROM {table} ORDER BY id")
            assert connection.rows(f"SELECT * FROM v_{table} ORDER BY id") == stored
        assert folded(connection)["_s_alias"] == []


def groups(connection: Connection) -> dict[str, str]:
    """Each row to the one that leads its group, by looking again and again."""
    out: dict[str, str] = {}
    for noun, ids in (("person", PEOPLE), ("meeting", MEETINGS)):
        same = connection.rows(
            "SELECT a, b FROM same_as WHERE noun = ? AND verdict = 'same'", (noun,)
        )
        group = {id: {id} for id in ids}
        for _turn in ids:
            for a, b in same:
                both = group[a] | group[b]
                for id in both:
                    group[id] = group[id] | both
        here = {row[0] for row in connection.rows(f"SELECT id FROM {noun}")}
        out |= {id: min(group[id] & here or group[id]) for id in ids}
    return out


def folded(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """The derived rows."""
    names = ["_s_alias", "_s_difference", *(f"_s_fold_{t.name}" for t in folding.folded())]
    return {name: connection.rows(f"SELECT * FROM {name} ORDER BY 1, 2, 3") for name in names}


def shown(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """What lists and documents read."""
    return {table: connection.rows(f"SELECT * FROM v_{table} ORDER BY id") for table in SHOWN}


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "template", make_template(tmp_path), raising=False)


@pytest.mark.usefixtures("template")
def test_machines_that_join_and_part_agree() -> None:
    campaign(Neighbours, 60, 20, derandomize=True)


@pytest.mark.usefixtures("template")
def test_presences_stand_for_themselves_while_their_people_are_set_aside() -> None:
    machines = Neighbours()
    machines.begin(count=2)
    machines.mark(site=1, id="p1", meeting="m1", state="remote")
    machines.mark(site=1, id="p1", meeting="m2", state="present")
    machines.set_lot(site=1, place=0, back=False)
    machines.what_is_shown_follows_the_verdicts()
    machines.teardown()


@pytest.mark.soak
@pytest.mark.usefixtures("template")
def test_machines_that_join_and_part_agree_for_a_long_time() -> None:
    campaign(Neighbours, 10000, 60, derandomize=False)
