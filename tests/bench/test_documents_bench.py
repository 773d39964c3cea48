"""Documents beside what others make of the same words (issue 5, figures)."""

from __future__ import annotations

import importlib.util
import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import many_minutes
import page
import pypdf
import pytest
from measuring import Figure, run

from citeapp.base.paths import resources
from citeapp.reports.documents.minutes import minutes
from citeapp.reports.documents.tracking import tracking_document
from citeapp.reports.rendering import DOCUMENT_ENDINGS, render
from citeapp.reports.samples.every import tracking

Tell = Callable[[Figure], None]
FONTS = resources() / "fonts"
UNTAGGED_MOST = 1.43
"""Pages a second, at least 0.7 of untagged reportlab's."""
GENERATED = 200


@pytest.mark.bench
def test_a_sheet_of_a_hundred_rows(tell: Tell) -> None:
    ours = run("documents", "ours")
    assert ours["tagged"]
    for who, against, most in (
        ("platypus", "untagged reportlab", UNTAGGED_MOST),
        ("typst", "typst ua-1", 1.0),
        ("weasyprint", "weasyprint pdf/ua-1", 1.0),
    ):
        if who != "platypus" and importlib.util.find_spec(who) is None:
            print(f"\n{who}: not installed (pip install --group bench)", end="")
            continue
        other = run("documents", who)
        assert other["tagged"] == (who != "platypus")
        what = f"a page of {ours['pages']} of a tagged sheet of 100 ({other['pages']} there)"
        tell(Figure(what, a_page(ours), "ms", a_page(other), against, most_times=most))
        tell(
            Figure(
                "the whole sheet", ours["seconds"] * 1000, "ms", other["seconds"] * 1000, against
            )
        )
        tell(Figure("its file", ours["bytes"] / 1000, "kB", other["bytes"] / 1000, against))


@pytest.mark.bench
def test_minutes_of_three_pages_are_light(tell: Tell) -> None:
    data = render(minutes(many_minutes.three_pages()), "pdf", FONTS)
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 3
    tell(Figure("a compte rendu of three pages, tagged", len(data) / 1000, "kB", most=50))


@pytest.mark.bench
@pytest.mark.parametrize("ending", DOCUMENT_ENDINGS)
def test_every_form_of_three_pages_and_of_a_long_table(tell: Tell, ending: str) -> None:
    for what, document, heaviest in (
        ("a compte rendu of three pages", minutes(many_minutes.three_pages()), 50),
        ("a tableau de suivi of 2,000 rows", tracking_document(tracking(2000)), None),
    ):
        render(document, ending, FONTS)  # the first of a session reads its library
        begun = time.perf_counter()
        data = render(document, ending, FONTS)
        took = time.perf_counter() - begun
        tell(Figure(f"{what} as {ending}", took * 1000, "ms"))
        tell(Figure("its file", len(data) / 1000, "kB", most=heaviest))


@pytest.mark.bench
def test_from_the_click_to_the_file(tell: Tell, ten_years: Path) -> None:
    found = run("papers", ten_years)
    told = f"of {found['meetings']}"
    seen = "the first page of the preview of a compte rendu"
    first = found["first_preview"] * 1000
    tell(Figure(f"{seen}, the first of a session", first, "ms", most=300))
    tell(Figure(seen, found["preview"] * 1000, "ms", most=300))
    tell(Figure(f"{seen}, the slowest", found["worst_preview"] * 1000, "ms", most=300))
    tell(Figure("a compte rendu, the first of a session", found["first"] * 1000, "ms"))
    tell(Figure(f"a compte rendu {told}", found["median"] * 1000, "ms", most=300))
    tell(Figure(f"a compte rendu {told}, the slowest", found["worst"] * 1000, "ms", most=300))
    tell(Figure("the bilan annuel of the network", found["year"], "s", most=3))
    tell(Figure("the first of a session", found["first_year"], "s", most=3))


@pytest.mark.bench
def test_generated_minutes_have_no_fault(tell: Tell) -> None:
    faults: list[tuple[int, Any]] = []
    rules = pages = 0
    for number, given in enumerate(many_minutes.generated(GENERATED)):
        data = render(minutes(given), "pdf", FONTS)
        report = page.validate_pdf_bytes(data, profile="ua1")
        rules = report.rules.total
        pages += len(pypdf.PdfReader(io.BytesIO(data)).pages)
        faults += [(number, fault.rule_id) for fault in report.failures]
    assert rules >= 104
    assert not faults
    what = f"faults of {GENERATED} comptes rendus, {pages} pages, {rules} rules of PDF/UA-1"
    tell(Figure(what, len(faults), "", most=0))


def a_page(told: dict[str, Any]) -> float:
    """Milliseconds for each page."""
    return float(told["seconds"] * 1000 / told["pages"])
