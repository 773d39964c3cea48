"""A plain text that somebody wrote: its sentences one a line, each part beside its pictogram.

Only words that people concerned have read say so; without it stands « version simplifiée », and
never « FALC » nor any logo (domain.md 4.1).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.plain.pictograms import PICTOGRAMS
from citeapp.reports.content import Document, PlainPart, Title


@dataclass(frozen=True)
class Sentence:
    """A line: its kind is « title », « heading » or « line », its picture a pictogram's name."""

    text: str
    kind: str = "line"
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class PlainTextInput:
    """``proofread`` is « relue par … le … », empty unless these very words were read."""

    title: str
    collective: str = ""
    day: date | None = None
    sentences: tuple[Sentence, ...] = ()
    proofread: str = ""
    demo: bool = False


def plain_text(given: PlainTextInput) -> Document:
    """The text as a document, from right to left where its words run that way."""
    said = [one for one in given.sentences if one.text.strip()]
    titles = [one.text for one in said if one.kind == "title"]
    title = titles[0] if titles else given.title
    if titles:
        said.remove(next(one for one in said if one.kind == "title"))
    day = french.day(given.day) if given.day else ""
    shown = _("Version simplifiée")
    if given.proofread:
        shown = _("Version simplifiée, {proofread}", proofread=given.proofread)
    return Document(
        title=" – ".join(filter(None, (title, given.collective, day))),
        subject=given.title,
        language=language_of(" ".join((title, *(one.text for one in said)))),
        footer_left=shown,
        demo=given.demo,
        plain=True,
        blocks=(Title(title), *_parts(said)),
    )


def runs_leftwards(text: str) -> bool:
    """Whether most of the letters run from right to left."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


def language_of(text: str) -> str:
    """« ar » or « he » by the letters of a text that runs leftwards, else « fr »."""
    if not runs_leftwards(text):
        return "fr"
    hebrew = sum("\u0590" <= letter <= "\u05ff" for letter in text)
    arabic = sum(unicodedata.bidirectional(letter) == "AL" for letter in text)
    return "he" if hebrew > arabic else "ar"


def _parts(said: list[Sentence]) -> Iterator[PlainPart]:
    """A heading, or a line with a pictogram of its own, begins a part."""
    begun: list[Sentence] = []
    for one in said:
        if begun and (one.kind != "line" or one.picture):
            yield _part(begun)
            begun = []
        begun.append(one)
    if begun:
        yield _part(begun)


def _part(begun: list[Sentence]) -> PlainPart:
    first = begun[0]
    has_heading = first.kind != "line"
    return PlainPart(
        first.text if has_heading else "",
        tuple(one.text for one in begun[has_heading:]),
        first.picture if first.picture in PICTOGRAMS else "",
    )
