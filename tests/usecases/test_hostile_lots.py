"""Whatever stands in a bundle of someone enrolled, a refusal changes nothing (faults F44-F61)."""

from __future__ import annotations

import hashlib
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import enveloped, inner_of, mutated

from citeapp.base.errors import BundleRefused, UserError
from citeapp.exchange import bundle
from citeapp.exchange.limits import LARGE
from citeapp.usecases import collectives, exchanges, maintenance, meetings, notes, people
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]
Trio = tuple[Session, Session, Session, Path]
TRIALS = 150
MOST_BYTES = 100_000_000


@pytest.fixture
def three(team: Team, send: Send) -> Trio:
    """What Samira wrote, in a bundle of Karim with sections for others, on its way to Léa."""
    samira, karim, lea = team("Samira", "Karim", "Léa")
    for place, session in (("Dorignies", samira), ("Gayant", karim)):
        id = collectives.create(session, name=place).value.id
        collectives.add_facilitator(session, collective_id=id, facilitator_id=session.me.id)
        meeting = meetings.create(session, collective_id=id, date=session.today).value
        point = meetings.add_item(session, meeting_id=meeting.id, title="La garderie").value
        notes.add(session, owner_id=point.id, typed="! Écrire au service @Awa /20 mars")
        people.create(session, first_name=f"Awa {place}", phone="0600000001")
    exchanges.merge(karim, path=send(samira))
    return samira, karim, lea, send(karim, to=["Léa"])


def content(session: Session) -> str:
    """Every row of every table."""
    connection = session.workspace.connection
    names = connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
    found = hashlib.sha256()
    for (name,) in names:
        for row in sorted(connection.rows(f'SELECT * FROM "{name}"'), key=repr):
            found.update(repr((name, row)).encode())
    return found.hexdigest()


def trial(three: Trio, seed: int) -> str:
    """How one hostile bundle ends: refused in words, or read as far as it is proven."""
    samira, karim, lea, path = three
    opened = bundle.read_bundle(path, [lea.identity], LARGE)
    data = mutated(opened, karim.identity, lea.identity, seed)
    hostile = path.with_name("hostile.citlot")
    hostile.write_bytes(data)
    before = content(lea)
    refusal = refused(lambda: exchanges.preview(lea, path=hostile))
    assert content(lea) == before, seed
    if refusal is not None:
        assert refusal.safe, seed
        return "refused"
    with pytest.raises(_Enough):
        merge_for_a_look(lea, hostile, samira, seed)
    assert content(lea) == before, seed
    return "read"


def refused(act: Callable[[], object]) -> UserError | None:
    try:
        act()
    except UserError as error:
        return error
    return None


class _Enough(Exception):
    """Leaves the transaction, so that the next trial finds what this one found."""


def merge_for_a_look(lea: Session, path: Path, author: Session, seed: int) -> None:
    """Nothing that the author did not write stands under her name."""
    written = set(operations(author, author.workspace.guid))
    with lea.workspace.connection.transaction():
        exchanges.merge(lea, path=path)
        assert set(operations(lea, author.workspace.guid)) <= written, seed
        raise _Enough


def operations(session: Session, site: str) -> list[tuple[object, ...]]:
    return session.workspace.connection.rows(
        "SELECT o.seq, o.tbl, o.kind, o.pk, o.val FROM _s_op o JOIN _s_site s ON s.n = o.site "
        "WHERE s.guid = ?",
        (site,),
    )


def test_hostile_inside_a_right_envelope(three: Trio) -> None:
    tracemalloc.start()
    ended = [trial(three, seed) for seed in range(TRIALS)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MOST_BYTES
    assert ended.count("refused") > TRIALS // 2
    assert maintenance.check(three[2]).sound


@pytest.mark.soak
def test_hostile_for_a_long_time(three: Trio) -> None:
    for seed in range(10_000, 40_000):
        trial(three, seed)


def test_a_flipped_bit_under_the_seal(three: Trio) -> None:
    """Who can encrypt to Léa can flip bits, but not sign for Karim."""
    _samira, _karim, lea, path = three
    inner = inner_of(path.read_bytes(), lea.identity)
    before = content(lea)
    for place in random.Random(3).sample(range(len(inner) * 8), 150):
        flipped = bytearray(inner)
        flipped[place // 8] ^= 1 << place % 8
        path.write_bytes(enveloped(bytes(flipped), lea.identity))
        with pytest.raises(BundleRefused):
            exchanges.preview(lea, path=path)
    assert content(lea) == before


def test_truncated_under_the_seal(three: Trio) -> None:
    _samira, _karim, lea, path = three
    inner = inner_of(path.read_bytes(), lea.identity)
    before = content(lea)
    for size in random.Random(4).sample(range(len(inner)), 100):
        path.write_bytes(enveloped(inner[:size], lea.identity))
        with pytest.raises(BundleRefused):
            exchanges.preview(lea, path=path)
    assert content(lea) == before
