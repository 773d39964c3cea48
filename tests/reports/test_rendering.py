"""The door of the room: formats by file ending."""

from __future__ import annotations

import pytest

from citeapp.base.errors import InputRefused
from citeapp.reports.documents.minutes import minutes
from citeapp.reports.rendering import DOCUMENT_ENDINGS, SHEET_ENDINGS, render
from citeapp.reports.samples import every as samples

DOCUMENT = minutes(samples.empty_minutes())
SHEET = samples.sheets()["suivi-vide"]


@pytest.mark.parametrize(
    ("what", "ending", "start"),
    [
        (DOCUMENT, "pdf", b"%PDF-1.7"),
        (DOCUMENT, ".TXT", b"Collectif Gayant"),
        (SHEET, "xlsx", b"PK"),
        (SHEET, "ods", b"PK"),
        (SHEET, "csv", b"\xef\xbb\xbf"),
    ],
)
def test_each_ending_has_its_format(what, ending, start, fonts):
    assert render(what, ending, fonts).startswith(start)


@pytest.mark.parametrize(("what", "ending"), [(DOCUMENT, "xlsx"), (SHEET, "pdf"), (SHEET, "")])
def test_other_endings_are_refused_with_the_known_ones(what, ending, fonts):
    with pytest.raises(InputRefused, match="fin de nom parmi"):
        render(what, ending, fonts)


def test_samples_draw_everything(tmp_path, fonts):
    samples.main(tmp_path, fonts)
    written = {path.name for path in tmp_path.iterdir()}
    assert written >= {f"{n}.{end}" for n in samples.documents() for end in DOCUMENT_ENDINGS}
    assert written >= {f"{n}.{end}" for n in samples.sheets() for end in SHEET_ENDINGS}
    assert {"emargement.ods", "comptage.csv", "feuille-d-appel.xlsx"} <= written
    assert "compte-rendu.xlsx" not in written
