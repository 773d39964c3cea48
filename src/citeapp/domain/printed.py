"""How a person is named in a document that others read: one rule, for every document.

Parents and residents go by their first name, children and young people are counted, unless
they agreed to more (domain.md 2.4 and 7). What people work as, they are named for.
"""

from __future__ import annotations

from citeapp.domain.audience import INHABITANTS, MINORS
from citeapp.domain.person import Person


def printed_name(
    person: Person | None, audience: str, *, noted: str = "", agreed: bool = False
) -> str:
    """What a document may call someone; empty when they are only counted.

    ``audience`` is the one they come as that day, ``noted`` their name as it was written down;
    without a card (``person``) the name that was noted is all there is.
    """
    name = noted or (person.name if person else "")
    if in_full(audience, agreed=agreed):
        return name
    if audience in MINORS:
        return ""
    return person.first_name if person else first_word(name)


def in_full(audience: str, *, agreed: bool = False) -> bool:
    """Whether a document may say surname and all."""
    return agreed or audience not in INHABITANTS | MINORS


def first_word(name: str) -> str:
    """The first name of a name as it is said; nothing of « M. Mercier »."""
    word = name.split(" ")[0]
    return "" if word.endswith(".") or word in ("Mme", "Mlle", "Mr") else word
