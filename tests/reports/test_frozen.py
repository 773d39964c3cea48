"""A document kept as JSON is the same document years later."""

from __future__ import annotations

import json

import pytest

from citeapp.reports.content import Document, Paragraph
from citeapp.reports.frozen import freeze, thaw
from citeapp.reports.samples.every import documents

SAMPLES = documents()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_document_comes_back_the_same(name: str) -> None:
    document = SAMPLES[name]
    if isinstance(document, Document):
        assert thaw(freeze(document)) == document


def test_what_a_later_program_added_is_left_out() -> None:
    later = json.dumps(
        {
            "kind": "Document",
            "title": "Compte rendu",
            "shine": 3,
            "blocks": [{"kind": "Hologram", "text": "Bonjour", "parts": [{"words": "à tous"}]}],
        }
    )
    assert thaw(later) == Document(title="Compte rendu", blocks=(Paragraph("Bonjour à tous"),))


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"kind": "Title", "text": "x"}', "{}"])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting|not a"):
        thaw(text)


def test_half_a_block_is_refused() -> None:
    with pytest.raises(ValueError, match="Title"):
        thaw('{"kind": "Document", "title": "x", "blocks": [{"kind": "Title"}]}')
