"""Shared by the benches: fresh processes, medians, and figures beside what was asked of them.

Everything measured is printed beside a yardstick of the same run, since machines differ and
are busy with other things: ratios hold better than milliseconds.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent / "src"
LONGEST_S = 1800
"""A program that has not ended by then hangs."""


@dataclass(frozen=True)
class Figure:
    """A measure; ``most`` is asked of the value, ``most_times`` of its ratio to the yardstick."""

    what: str
    value: float
    unit: str = "ms"
    yardstick: float | None = None
    against: str = ""
    most: float | None = None
    most_times: float | None = None

    @property
    def times(self) -> float | None:
        """The ratio to the yardstick."""
        return self.value / self.yardstick if self.yardstick else None

    @property
    def holds(self) -> bool | None:
        """Whether what was asked is held; None when nothing was."""
        if self.most is not None:
            return self.value <= self.most
        if self.most_times is not None and self.times is not None:
            return self.times <= self.most_times
        return None

    def __str__(self) -> str:
        shown = f"{self.what:<58} {_number(self.value):>8} {self.unit:<3}"
        beside = asked = ""
        if self.yardstick and self.times is not None:
            beside = f"×{self.times:.2f} of {_number(self.yardstick)} {self.unit} ({self.against})"
        if self.most is not None:
            asked = f"asked {_number(self.most)} {self.unit}"
        elif self.most_times is not None:
            asked = f"asked ×{self.most_times:g}"
        verdict = {True: "held", False: "SHORT", None: ""}[self.holds]
        return f"{shown} {beside:<46} {asked:<16} {verdict}".rstrip()


def run(program: str, *arguments: object) -> Any:
    """Run a program of this folder in a fresh process; what it printed last, as JSON."""
    return answer([sys.executable, str(HERE / "programs" / f"{program}.py")], *arguments)


def answer(command: Sequence[str], *arguments: object) -> Any:
    """Run a command in a fresh process, its window drawn in memory; its last line, as JSON."""
    whole = [*command, *map(str, arguments)]
    done = subprocess.run(
        whole, env=environment(), capture_output=True, text=True, timeout=LONGEST_S
    )
    if done.returncode:
        raise AssertionError(f"{command[-1]} ended with {done.returncode}:\n{done.stderr[-4000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def environment() -> dict[str, str]:
    """Variables under which the programs of this folder find the source and one another."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCE), str(HERE)])}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    if sys.platform.startswith("linux"):
        environ["QT_QPA_PLATFORM"] = "offscreen"
    return environ


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median(values: Sequence[float]) -> float:
    """The value in the middle."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: int) -> float:
    """The value under which ``share`` per cent of them lie, the greatest one at most."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def memory_mb(peak: bool = False) -> float:
    """Memory held by this process now, or at most so far; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    name = "VmHWM:" if peak else "VmRSS:"
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith(name))
    return int(kilobytes) / 1000


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
