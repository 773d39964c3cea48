"""People, their affiliations, and how their names are written."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.domain.row import Row


@dataclass(frozen=True, kw_only=True)
class Person(Row):
    """Someone we meet; a first name alone is enough (features.md 39)."""

    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    commune: str = ""
    main_audience: str = ""
    remark: str = ""
    to_complete: bool = False

    @property
    def name(self) -> str:
        """« Benoît Lefebvre », « M. et Mme Mercier »: as people are spoken to."""
        name = display_name(self.first_name, self.last_name)
        return name if self.first_name else f"{self.civility} {name}".strip()


@dataclass(frozen=True, kw_only=True)
class Affiliation(Row):
    """What a person does in a structure; the identifier is derived from both."""

    person_id: str = ""
    organisation_id: str = ""
    function: str = ""
    audience_code: str = ""


def display_name(first_name: str, last_name: str) -> str:
    """First name then surname, the surname in ordinary capitals (« Le Goff-Martin »)."""
    shown = capitalise(last_name) if last_name.isupper() else last_name
    return f"{first_name} {shown}".strip()


def capitalise(name: str) -> str:
    """« LE GOFF-MARTIN » to « Le Goff-Martin », « D'HEYGÈRE » to « D'Heygère »."""
    out = []
    start = True
    for letter in name:
        out.append(letter.upper() if start else letter.lower())
        start = not letter.isalpha()
    return "".join(out)
