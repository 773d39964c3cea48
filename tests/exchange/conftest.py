"""Three invented machines, the same in every run."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from itertools import count

import pytest

from citeapp.exchange.identity import Identity, new_identity


def seeded(seed: str) -> Callable[[int], bytes]:
    """Bytes that look random and are the same for the same seed."""
    turn = count()

    def random_bytes(size: int) -> bytes:
        return hashlib.shake_256(f"{seed}/{next(turn)}".encode()).digest(size)

    return random_bytes


def machine(name: str) -> Identity:
    return new_identity(seeded(name), str(uuid.uuid5(uuid.NAMESPACE_DNS, name)))


@pytest.fixture(scope="session")
def lea() -> Identity:
    return machine("lea")


@pytest.fixture(scope="session")
def samir() -> Identity:
    return machine("samir")


@pytest.fixture(scope="session")
def stranger() -> Identity:
    return machine("stranger")
