"""Documents as pages of the web: whole, described, asking nothing of anybody."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from citeapp.reports.content import (
    Column,
    DataTable,
    Document,
    Figure,
    Panel,
    Panels,
    PlainPart,
    Quote,
    Title,
    ToFill,
)
from citeapp.reports.rendering import render
from citeapp.reports.samples import every as samples
from citeapp.reports.samples.forms import picture

ALL = samples.documents()
VOID = frozenset({"meta", "img", "br", "col", "path", "rect", "circle"})


class Reader(HTMLParser):
    """What a browser would find: the tags in order, and whether each one is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.astray: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.astray.append(tag)


def page(*blocks, fonts: Path) -> str:
    document = Document(title="T", blocks=(Title("T"), *blocks))
    return render(document, "html", fonts).decode()


@pytest.mark.parametrize("name", ALL)
def test_a_page_is_whole_and_fetches_nothing(name: str, fonts: Path) -> None:
    written = render(ALL[name], "html", fonts).decode()
    read = Reader(written)
    assert (read.open, read.astray) == ([], [])
    found = [int(tag[1]) for tag, _given in read.tags if re.fullmatch("h[1-6]", tag)]
    assert found[:1] == [1]
    assert found.count(1) == 1
    assert all(here <= before + 1 for before, here in pairwise(found))
    assert dict(read.tags)["html"]["lang"] == ALL[name].language
    assert not {tag for tag, _given in read.tags} & {"script", "link", "iframe", "object", "form"}
    assert not re.search(r"@import|url\(", written)
    for _tag, given in read.tags:
        assert not {key for key in given if key.startswith("on")}
        assert given.get("src", "data:").startswith("data:")
        assert given.get("href", "https:").startswith(("https:", "http:", "mailto:", "tel:"))
    assert all(given["alt"] for tag, given in read.tags if tag == "img")


def test_headings_of_a_table_say_what_they_are_for(fonts: Path) -> None:
    columns = (Column("Qui"), Column("2025", group="Parents"), Column("2026", group="Parents"))
    rows = (("Awa", "1", ToFill("à remplir")),)
    written = page(DataTable(columns, rows, empty="", row_header=True), fonts=fonts)
    assert '<th scope="colgroup" colspan="2">Parents</th>' in written
    assert '<th scope="col">2025</th>' in written
    assert '<th scope="row">Awa</th>' in written
    assert '<td><span class="unseen">à remplir</span></td>' in written
    assert written.count("<thead>") == 1


def test_what_only_stands_side_by_side_is_no_table_of_figures(fonts: Path) -> None:
    written = page(Panels((Panel("Atouts"), Panel("Faiblesses"))), fonts=fonts)
    assert '<table role="presentation">' in written
    assert "<th" not in written


def test_a_figure_has_its_words_and_its_caption(fonts: Path) -> None:
    given = Figure(picture(40, 4, (9, 9, 9)), 'Un "trait" gris.', "Le trait", 0.4)
    written = page(given, fonts=fonts)
    assert '<figure style="width: 40%"><img src="data:image/png;base64,' in written
    assert 'alt="Un «\u00a0trait\u00a0» gris."><figcaption>Le trait</figcaption>' in written


@pytest.mark.parametrize(("asked", "given"), [(3.0, "100%"), (0.0, "5%")])
def test_a_figure_stays_on_the_line(asked: float, given: str, fonts: Path) -> None:
    figure = Figure(picture(40, 4, (9, 9, 9)), "Un trait.", width=asked)
    assert f'<figure style="width: {given}">' in page(figure, fonts=fonts)


def test_a_picture_that_repeats_the_words_is_passed_over(fonts: Path) -> None:
    written = page(PlainPart("Quand ?", ("Jeudi.",), "calendar"), fonts=fonts)
    assert 'aria-hidden="true"' in written
    assert re.search(r"</svg>\s*<div>\s*<h2>Quand\W\?</h2>\s*<p>Jeudi.</p>", written)


def test_small_pictures_stand_in_the_rows_they_belong_to(fonts: Path) -> None:
    written = render(ALL["comptage"], "html", fonts).decode()
    found = re.findall(r'<th scope="row"><svg class="icon".*?</svg>(\w+)', written, re.DOTALL)
    assert (found[0], found[-1]) == ("Parents", "Total")


def test_words_of_somebody_are_quoted(fonts: Path) -> None:
    written = page(Quote("On ose", "un parent"), fonts=fonts)
    assert "<blockquote><p>«\u00a0On ose\u00a0» — un parent</p></blockquote>" in written


def test_paper_and_pages_are_told_to_the_printer(fonts: Path) -> None:
    written = render(ALL["suivi"], "html", fonts).decode()
    assert "size: A4 landscape" in written
    assert 'content: "page " counter(page) " / " counter(pages)' in written
