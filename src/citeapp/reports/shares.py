"""A width shared out among columns by weight, none narrower than its least."""

from __future__ import annotations

from collections.abc import Sequence


def shared(usable: float, weights: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """The width of each; who would fall short gets its least first, the others share the rest.

    The least must fit together in ``usable``.
    """
    short: set[int] = set()
    while True:
        taken = sum(least[index] for index in short)
        total = sum(weight for index, weight in enumerate(weights) if index not in short) or 1.0
        widths = tuple(
            least[index] if index in short else (usable - taken) * weight / total
            for index, weight in enumerate(weights)
        )
        narrow = {i for i, wide in enumerate(widths) if wide < least[i] - 0.01} - short
        if not narrow:
            return widths
        short |= narrow
