"""Small named steps from one schema version to the next, run in order, never edited later.

Each module has ``apply(connection)``: plain SQL, no class of today, no operation in the
journal (exchange.md: a migration creates none). Triggers are re-installed afterwards. A column
that gets another name was never written to, or the journal is written down before
(``store.telling``): what an operation says is signed under the name it had.
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
    m0009_entries,
    m0010_publishing,
    m0011_waiting,
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
    m0009_entries.apply,
    m0010_publishing.apply,
    m0011_waiting.apply,
)
SCHEMA_VERSION = len(MIGRATIONS)
