"""Small named steps from one schema version to the next, run in order, never edited later.

Each module has ``apply(connection)``: plain SQL, no class of today, no operation in the
journal (exchange.md: a migration creates none). Triggers are re-installed afterwards.
"""

from __future__ import annotations

from collections.abc import Callable

from citeapp.store.connection import Connection
from citeapp.store.schema.migrations import (
    m0001_first,
    m0002_joins,
    m0003_sealing,
    m0004_erasing,
    m0005_sent,
    m0006_questions,
    m0007_desk,
    m0008_smaller,
)

MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    m0001_first.apply,
    m0002_joins.apply,
    m0003_sealing.apply,
    m0004_erasing.apply,
    m0005_sent.apply,
    m0006_questions.apply,
    m0007_desk.apply,
    m0008_smaller.apply,
)
SCHEMA_VERSION = len(MIGRATIONS)
