"""Only its author can sign a page; it is checked quickly when whole, leaf by leaf when not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bundle_samples import CONTEXT, heading, operation, sheet

from citeapp.domain import pages as paging
from citeapp.exchange import pages
from citeapp.exchange.bundle import BundleContent, open_bundle, read_content, write_bundle
from citeapp.exchange.identity import Identity
from citeapp.exchange.records import Sheet


def read_back(given: Sheet, lea: Identity, samir: Identity) -> Sheet:
    content = BundleContent(heading(), sheets=[given])
    data = write_bundle(content, lea, [samir.public.age_recipient])
    (found,) = read_content(open_bundle(data, [samir])).sheets
    assert isinstance(found, Sheet)
    return found


def test_a_whole_page_is_checked_by_one_hash(lea: Identity, samir: Identity) -> None:
    given = sheet(lea, [operation(lea.site_guid, seq) for seq in (1, 2, 5)])
    found = read_back(given, lea, samir)
    assert found.quick == found.page.whole
    assert pages.is_signed_by(found.page, lea.public.verify_key)
    assert not pages.is_signed_by(found.page, samir.public.verify_key)
    assert pages.holds(found.page, found.ops, found.quick)
    assert pages.holds(found.page, found.ops)  # another encoding of the same values


def test_a_part_is_checked_leaf_by_leaf(lea: Identity, samir: Identity) -> None:
    ops = {seq: operation(lea.site_guid, seq) for seq in (1, 2, 5)}
    given = sheet(lea, list(ops.values()))
    part = paging.shown(given.page, ops, [2])
    found = read_back(Sheet(part, (ops[2],)), lea, samir)
    assert found.ops == (ops[2],)
    assert pages.holds(found.page, found.ops, found.quick)
    assert not pages.holds(found.page, (ops[2]._replace(pk="autre"),))


@pytest.mark.parametrize("change", ["scope", "dots", "contexts", "whole", "root", "site"])
def test_nothing_that_was_signed_can_be_changed(change: str, lea: Identity) -> None:
    page = sheet(lea, [operation(lea.site_guid, 1)]).page
    values = {
        "scope": ("autre",),
        "dots": ((1, 2),),
        "contexts": ((1, bytes(16)),),
        "whole": bytes(32),
        "root": bytes(32),
        "site": "0190a5b0-0000-7000-8000-000000000009",
    }
    assert page.contexts == ((1, CONTEXT),)
    changed = replace(page, **{change: values[change]})
    assert not pages.is_signed_by(changed, lea.public.verify_key)


def test_many_operations_take_several_pages(lea: Identity) -> None:
    ops = [operation(lea.site_guid, seq) for seq in range(1, 601)]
    found = list(pages.write(ops, (), {1: CONTEXT}, lea, bytes))
    assert [page.size for page in found] == [256, 256, 88]
    assert all(pages.is_signed_by(page, lea.public.verify_key) for page in found)


def test_a_page_that_is_here_is_hashed_and_not_read_again(lea: Identity, samir: Identity) -> None:
    given = sheet(lea, [operation(lea.site_guid, seq) for seq in (1, 2, 5)])
    data = write_bundle(BundleContent(heading(), sheets=[given]), lea, [samir.public.age_recipient])
    opened = open_bundle(data, [samir])
    (found,) = read_content(opened, is_here=lambda page: page == given.page).sheets
    assert (found.ops, found.known) == ((), 3)
    (strange,) = read_content(opened, is_here=lambda page: False).sheets
    assert (strange.ops, strange.known) == (given.ops, 0)


def test_other_content_under_a_known_page_is_read(lea: Identity, samir: Identity) -> None:
    ops = [operation(lea.site_guid, seq) for seq in (1, 2)]
    given = sheet(lea, ops)
    forged = Sheet(given.page, (ops[0], ops[1]._replace(val='{"first_name":"Eve"}')))
    data = write_bundle(
        BundleContent(heading(), sheets=[forged]), lea, [samir.public.age_recipient]
    )
    (found,) = read_content(open_bundle(data, [samir]), is_here=lambda page: True).sheets
    assert found.ops == forged.ops
    assert not pages.holds(found.page, found.ops, found.quick)
