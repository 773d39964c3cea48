"""The guide inside: its pages, what they say of a word, and the same on paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from citeapp.base.errors import NotFound
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.paths import resources
from citeapp.reports.content import Document
from citeapp.reports.documents import guide
from citeapp.usecases.acting import reads
from citeapp.usecases.documenting.asked import Asked
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide: its key (« 04-emarger ») and its title."""

    key: str
    title: str
    words: str = ""
    """All it says, in small letters without accents."""


@reads
def pages(_session: Session, /, *, text: str = "") -> list[GuidePage]:
    """The pages in their order; with ``text`` those that speak of it, accents ignored."""
    return [GuidePage(page.key, page.title) for page in guide.found(_read(), text)]


@cache
def titles() -> tuple[GuidePage, ...]:
    """The pages in their order, without any workspace: the palette offers them."""
    return tuple(GuidePage(page.key, page.title, page.words) for page in _read())


def drawn(_session: Session, asked: Asked) -> Document:
    """The whole guide, or the page whose key is the layout asked for. Raises NotFound."""
    wanted = [page for page in _read() if asked.layout in ("", page.key)]
    if not wanted:
        raise NotFound(
            _("Le guide n’a pas de page « {key} ».", key=asked.layout),
            todo=_("Demandez le guide entier."),
        )
    return guide.guide(wanted, _folder() / "pictures", _("Le guide de CitéApp"))


def _folder() -> Path:
    return resources() / "guide"


def _read() -> tuple[guide.Chapter, ...]:
    return guide.chapters(_folder())


SHEET = guide.SHEET
"""The key of the sheet for a lost laptop or stick."""
GUIDE = {"guide": drawn}
"""Kind to what draws it, for ``documents.KINDS``."""
