"""Collectifs named in a file: found by name, else created."""

from __future__ import annotations

from citeapp.base.text import clean, fold
from citeapp.domain.collective import Collective
from citeapp.usecases.importing.tally import Tally
from citeapp.usecases.session import Session


class Collectives:
    """Remembers the names met in one import, so that each collectif is made once."""

    def __init__(self, session: Session, tally: Tally) -> None:
        self._session, self._tally = session, tally
        rows = session.rows(Collective).all()
        self._ids = {_key(row.name): id for id, row in session.rows(Collective).behind()}
        self._ids |= {_key(row.name): row.id for row in rows}
        self.names = {row.id: row.name for row in rows}

    def named(self, name: str) -> str:
        """The identifier of the collectif so called; "" for no name."""
        name = clean(name)
        if not _key(name):
            return ""
        if _key(name) not in self._ids:
            made = self._session.rows(Collective).add(
                Collective(id=self._session.new_id(), name=name)
            )
            self._ids[_key(name)] = made.id
            self.names[made.id] = name
            self._tally.note(0, "collective", "created", name)
        return self._ids[_key(name)]


def _key(name: str) -> str:
    """« Collectif Dorignies » and « dorignies » are one."""
    return fold(clean(name)).removeprefix("collectif ").strip()
