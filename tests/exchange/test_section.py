"""A section opens for its readers alone, and says no more to a bearer than it must."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bundle_samples import operation, sealed

from citeapp.base.errors import BundleRefused
from citeapp.exchange import section
from citeapp.exchange.identity import Identity
from citeapp.exchange.limits import USUAL, Limits
from citeapp.exchange.records import Sheet


def test_readers_open_it_and_others_do_not(
    lea: Identity, samir: Identity, stranger: Identity
) -> None:
    ops = [operation(lea.site_guid, 1)]
    made = sealed(lea, samir, ops)
    (found,) = section.unseal(made, [samir], USUAL)
    assert isinstance(found, Sheet)
    assert list(found.ops) == ops
    assert section.is_for(made.head, [stranger, samir])
    assert not section.is_for(made.head, [lea])
    with pytest.raises(BundleRefused):
        list(section.unseal(made, [stranger], USUAL))
    assert "Inès".encode() not in made.sealed + section.head_json(made.head).encode()


def test_its_head_is_signed_by_who_sealed_it(lea: Identity, samir: Identity) -> None:
    head = sealed(lea, samir, [operation(lea.site_guid, 1)]).head
    assert section.is_sound(head)
    assert section.head_of(section.head_json(head)) == head
    for changed in (
        replace(head, readers=(lea.public.verify_key,)),
        replace(head, dots={lea.site_guid: ((1, 9),)}),
        replace(head, stamp=head.stamp + 1),
        replace(head, sha256="0" * 64),
        replace(head, sealer=samir.public.verify_key),
    ):
        assert not section.is_sound(changed)


def test_what_is_inside_keeps_within_limits(lea: Identity, samir: Identity) -> None:
    made = sealed(lea, samir, [operation(lea.site_guid, n) for n in range(1, 100)])
    for limits in (Limits(unpacked=100), Limits(records=10), Limits(record=50)):
        with pytest.raises(BundleRefused):
            list(section.unseal(made, [samir], limits))
