"""Machines with and without a workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from laptops import Machine, meet

MakeMachine = Callable[..., Machine]


@pytest.fixture
def bare(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Machine:
    """A machine on which nothing was done yet."""
    return Machine(tmp_path / "bare", capfd)


@pytest.fixture
def make_machine(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> MakeMachine:
    """A machine of someone, with a new workspace."""

    def make(name: str, *options: str) -> Machine:
        machine = Machine(tmp_path / name.lower(), capfd)
        machine.done("init", "--name", name, "--organisation", "Centre social", *options)
        return machine

    return make


@pytest.fixture
def machine(make_machine: MakeMachine) -> Machine:
    """Samira's machine."""
    return make_machine("Samira")


@pytest.fixture
def pair(make_machine: MakeMachine, tmp_path: Path) -> tuple[Machine, Machine]:
    """Samira and Karim, who have exchanged their cards."""
    samira, karim = make_machine("Samira"), make_machine("Karim")
    meet(samira, karim, tmp_path)
    return samira, karim
