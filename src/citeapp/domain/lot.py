"""What travels between machines: operations, what their authors had seen, and the sites.

Sites are named by guid here; the numbers a machine gives them never leave it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from citeapp.domain.havesets import HaveSet


@dataclass(frozen=True, slots=True)
class Site:
    """A machine, or one incarnation of it; ``verify_key`` checks its own signatures."""

    guid: str
    label: str
    verify_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """When ``site`` began its context ``ctx`` it held the operations lo to hi of ``other``."""

    site: str
    ctx: int
    other: str
    lo: int
    hi: int


class Op(NamedTuple):
    """One row write as it stands in the log; ``val`` is JSON of the changed columns.

    Kinds: I, U, D, R (a decision that has seen all heads), E (erase row), X (erase cell).
    A tuple, since they come by the hundred thousand and go to the store as they are.
    """

    site: str
    seq: int
    hlc: int
    ctx: int
    tx: int
    schema: int
    tbl: str
    kind: str
    pk: str
    val: str | None = None
    sig: bytes | None = None

    @property
    def needs_signature(self) -> bool:
        """Deletions, erasures and joins count only under their author's own signature."""
        return self.kind in ("D", "E", "X") or self.tbl == "same_as"


@dataclass(frozen=True, slots=True)
class Ack:
    """What the machine of ``verify_key`` said that it holds, under its own signature.

    Carried on by everyone: so the sender learns it even from someone they never meet.
    ``stamp`` rises with each: the latest one counts.
    """

    verify_key: bytes
    stamp: int
    have: HaveSet
    sig: bytes = b""
