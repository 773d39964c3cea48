"""A file that rides in a bundle beside the work: an update of the program, for who wants it.

It travels as a section that no key opens and that holds no operation. An older program reads such
a bundle as ever and drops the section at once, since nobody lacks anything of it; nor does anyone
hand it on. What it is worth is said by the project's own signature inside, whoever brought it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from citeapp.exchange import section
from citeapp.exchange.identity import Identity
from citeapp.exchange.section import Section, SectionHead

NOBODY = hashlib.sha256(b"citeapp/update").digest()
"""In the place of a reader's key: a key that nobody has, by which such a section is known."""


def write(data: bytes, identity: Identity, *, stamp: int) -> Section:
    """A file as a section, its head signed by who puts it into the bundle."""
    head = SectionHead(
        readers=(NOBODY,),
        dots={},
        stamp=stamp,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        sealer=identity.public.verify_key,
    )
    return Section(replace(head, sig=section.sign(head, identity)), data)


def is_aboard(head: SectionHead) -> bool:
    """Whether a section is such a file, and no work."""
    return head.readers == (NOBODY,)


def files(sections: Iterable[Section]) -> list[bytes]:
    """The files that ride in a bundle; nothing is known of what they are."""
    return [one.sealed for one in sections if is_aboard(one.head)]
