"""An acknowledgement counts for the machine that signed it, as it was signed."""

from __future__ import annotations

from dataclasses import replace

from citeapp.exchange import acks
from citeapp.exchange.identity import Identity


def test_only_its_own_machine_speaks_for_it(lea: Identity, samir: Identity) -> None:
    ack = acks.write(lea, {lea.site_guid: ((1, 3), (5, 9)), samir.site_guid: ((1, 2),)}, 7)
    assert acks.is_sound(ack)
    assert acks.is_sound(replace(ack, have=dict(reversed(ack.have.items()))))
    assert not acks.is_sound(replace(ack, stamp=8))
    assert not acks.is_sound(replace(ack, have={lea.site_guid: ((1, 9),)}))
    assert not acks.is_sound(replace(ack, verify_key=samir.public.verify_key))
