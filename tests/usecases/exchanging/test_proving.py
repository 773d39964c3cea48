"""Whoever carries a bundle can invent nothing: not an operation, not what someone had seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from citeapp.base.errors import BundleRefused
from citeapp.domain import pages as paging
from citeapp.domain.lot import Context
from citeapp.exchange import bundle, pages
from citeapp.exchange.bundle import BundleContent
from citeapp.exchange.identity import Identity
from citeapp.exchange.limits import LARGE
from citeapp.exchange.records import Sheet
from citeapp.store import pages as kept_pages
from citeapp.usecases import exchanges, people
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def names(session: Session) -> list[str]:
    return sorted(line.person.name for line in people.listed(session))


def content(path: Path, reader: Session) -> BundleContent:
    return bundle.read_content(bundle.read_bundle(path, [reader.identity], LARGE), LARGE)


def rewritten(
    path: Path, bearer: Session, reader: Session, given: BundleContent, **header: object
) -> Path:
    given = replace(given, header=replace(given.header, **header))  # type: ignore[arg-type]
    public = reader.identity.public
    path.write_bytes(bundle.write_bundle(given, bearer.identity, [public.age_recipient]))
    return path


@pytest.fixture
def three(team: Team, send: Send) -> tuple[Session, Session, Session, Path]:
    """What Samira wrote, in a bundle of Karim, on its way to Léa."""
    samira, karim, lea = team("Samira", "Karim", "Léa")
    people.create(karim, first_name="Benoît")
    exchanges.merge(samira, path=send(karim))
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    return samira, karim, lea, send(karim, to=["Léa"])


def test_what_a_bearer_brings_unchanged_counts(
    three: tuple[Session, Session, Session, Path],
) -> None:
    _samira, karim, lea, path = three
    exchanges.merge(lea, path=rewritten(path, karim, lea, content(path, lea)))
    assert names(lea) == ["Awa", "Benoît"]


def test_a_bearer_invents_no_operation(three: tuple[Session, Session, Session, Path]) -> None:
    """Neither under her signature nor under his own."""
    samira, karim, lea, path = three
    given = content(path, lea)
    for signer in (karim.identity, false_identity(samira, karim)):
        sheets = []
        for sheet in given.sheets:
            ops, page = sheet.ops, sheet.page
            if page.site == samira.identity.site_guid:
                ops = (*ops, ops[-1]._replace(seq=ops[-1].seq + 1, pk=samira.new_id()))
                (page,) = pages.write(ops, page.scope, dict(page.contexts), signer, bytes)
            sheets.append(Sheet(page, ops))
        with pytest.raises(BundleRefused, match="pas signées"):
            exchanges.merge(lea, path=rewritten(path, karim, lea, replace(given, sheets=sheets)))
    assert names(lea) == []


def false_identity(of: Session, by: Session) -> Identity:
    return Identity(of.identity.site_guid, by.identity.signing_seed, by.identity.age_secret)


def test_a_bearer_invents_nothing_that_someone_had_seen(
    three: tuple[Session, Session, Session, Path],
) -> None:
    samira, karim, lea, path = three
    given = content(path, lea)
    hers = [one for one in given.contexts if one.site == samira.identity.site_guid]
    assert hers
    more = Context(hers[0].site, hers[0].ctx, lea.identity.site_guid, 1, 9)
    others = [one for one in given.contexts if one not in hers]
    for contexts in ([*given.contexts, more], others):
        changed = rewritten(path, karim, lea, replace(given, contexts=contexts))
        with pytest.raises(BundleRefused, match="pas signées"):
            exchanges.merge(lea, path=changed)


def test_nobody_sends_under_the_machine_of_another(
    three: tuple[Session, Session, Session, Path],
) -> None:
    samira, karim, lea, path = three
    given = content(path, lea)
    thief = Session(karim.workspace, karim.home, karim.key, false_identity(samira, karim))
    with pytest.raises(BundleRefused, match="sa signature n’est pas la sienne"):
        exchanges.merge(lea, path=rewritten(path, thief, lea, given))


def test_what_is_passed_on_a_second_time_is_still_proven(
    three: tuple[Session, Session, Session, Path], team: Team, send: Send, tmp_path: Path
) -> None:
    _samira, _karim, lea, path = three
    exchanges.merge(lea, path=path)
    people.create(lea, first_name="Chloé")
    (mona,) = team("Mona")
    card = exchanges.write_card(mona, path=tmp_path / "mona")
    exchanges.enrol(lea, path=card)
    exchanges.enrol(mona, path=exchanges.write_card(lea, path=tmp_path / "lea"))
    merged = exchanges.merge(mona, path=send(lea, to=["Mona"], everything=True)).value
    assert names(mona) == ["Awa", "Benoît", "Chloé"]
    assert merged.unknown == 0


def test_an_author_without_a_known_key_stays_out(
    three: tuple[Session, Session, Session, Path],
) -> None:
    samira, karim, lea, path = three
    given = content(path, lea)
    kept = []
    for sheet in given.sheets:
        ops = {op.seq: op for op in sheet.ops}
        show = [op for op in sheet.ops if op.tbl == "person" or op.site != samira.workspace.guid]
        page = paging.shown(sheet.page, ops, [op.seq for op in show])
        kept.append(Sheet(page, tuple(show)))
    lea.workspace.connection.execute("DELETE FROM _s_peer WHERE name = 'Samira'")
    merged = exchanges.merge(
        lea, path=rewritten(path, karim, lea, replace(given, sheets=kept))
    ).value
    assert names(lea) == ["Benoît"]
    assert merged.unknown
    assert merged.gaps


def test_pages_that_are_here_are_counted_and_not_read_again(
    three: tuple[Session, Session, Session, Path], send: Send
) -> None:
    _samira, karim, lea, path = three
    exchanges.merge(lea, path=path)
    again = send(karim, everything=True, to=["Léa"])
    sheets = bundle.read_content(
        bundle.read_bundle(again, [lea.identity], LARGE),
        LARGE,
        kept_pages.here(lea.workspace.connection),
    ).sheets
    assert sum(sheet.known for sheet in sheets) == sum(sheet.page.size for sheet in sheets)
    merged = exchanges.merge(lea, path=again).value
    assert (merged.operations, merged.already_known, merged.agrees) == (0, True, True)
    known = lea.workspace.connection.value(
        "SELECT operations FROM _s_lot_known WHERE n = ?", (merged.lot,)
    )
    assert known == sum(sheet.known for sheet in sheets)


def test_what_was_set_aside_is_read_again_and_comes_back(
    three: tuple[Session, Session, Session, Path], send: Send
) -> None:
    _samira, karim, lea, path = three
    lot = exchanges.merge(lea, path=path).value.lot
    exchanges.set_aside(lea, lot=lot)
    assert names(lea) == []
    exchanges.merge(lea, path=send(karim, everything=True, to=["Léa"]))
    assert names(lea) == ["Awa", "Benoît"]
