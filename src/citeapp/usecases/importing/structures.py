"""Structures named in a file: found by name or alias, else created; near ones are proposed."""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.domain.organisation import Organisation, OrganisationAlias
from citeapp.intake import organisations
from citeapp.usecases.importing.tally import DOUBLE, Tally
from citeapp.usecases.session import Session


class Structures:
    """Remembers the names met in one import, so that each structure is looked for once."""

    def __init__(self, session: Session, tally: Tally) -> None:
        self.session = session
        self.tally = tally
        self.names: dict[str, list[str]] = {
            row.id: [row.name] for row in session.rows(Organisation).all()
        }
        for id, behind in session.rows(Organisation).behind():
            self.names[id].append(behind.name)
        for alias in session.rows(OrganisationAlias).all():
            self.names.setdefault(alias.organisation_id, []).append(alias.name)
        self._met: dict[str, str] = {}

    def named(self, name: str | None, row: int) -> str:
        """The identifier of the structure so called, created when there is none; "" for no name."""
        if not name:
            return ""
        if name not in self._met:
            self._met[name] = self.known(name) or self.create(name, row).id
        return self._met[name]

    def known(self, name: str) -> str:
        """The identifier of the structure that surely has this name or alias, or nothing."""
        return organisations.find(name, list(self.names.items()))[0]

    def create(self, name: str, row: int, **values: str) -> Organisation:
        """A new structure; those with near names are proposed as its doubles."""
        near = organisations.find(name, list(self.names.items()))[1]
        values = {"kind": organisations.kind(name)} | values
        made = self.session.rows(Organisation).add(
            Organisation(id=self.session.new_id(), name=name, **values)
        )
        self.tally.note(row, "organisation", "created", name)
        for other, match in near:
            words = _("peut-être « {other} » : {why}", other=self.names[other][0], why=match.reason)
            self.tally.note(row, "organisation", "asked", name, words, ask=DOUBLE)
        self.names[made.id] = [name]
        return made

    def all_names(self, ids: list[str]) -> tuple[str, ...]:
        """Every name and alias of some structures."""
        return tuple(name for id in ids for name in self.names.get(id, ()))
