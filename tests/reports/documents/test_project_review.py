"""The dossier for the revue de projet: a page a volet, each figure with how it is counted."""

from __future__ import annotations

from citeapp.reports.content import Box, DataTable, Heading
from citeapp.reports.samples.review import review_documents
from citeapp.reports.text import text_bytes


def test_text_and_structure_are_the_agreed_ones(same_as_golden, valid_pdf, structure_of):
    document = review_documents()["revue-de-projet"]
    same_as_golden("revue-de-projet.txt", text_bytes(document).decode())
    same_as_golden("revue-de-projet.structure.txt", structure_of(valid_pdf(document)))


def test_it_says_that_it_is_not_the_form_before_anything_else():
    blocks = review_documents()["revue-de-projet"].blocks
    assert blocks[2] == Box("Ce dossier n’est pas le formulaire.")


def test_a_page_a_volet(valid_pdf, words_of):
    reader = valid_pdf(review_documents()["revue-de-projet"])
    assert len(reader.pages) == 1 + 2
    assert "1. Gouvernance" in reader.pages[1].extract_text()
    assert "2. Gestion financière" in reader.pages[2].extract_text()


def test_each_figure_has_its_definition_and_what_it_does_not_say():
    blocks = review_documents()["revue-de-projet"].blocks
    table = next(block for block in blocks if isinstance(block, DataTable))
    assert table.rows == (
        ("Rencontres tenues", "112", "Celles qui ont eu lieu. 2 annulées."),
        ("Rôles tenus", "non compté", "Ceux qui sont notés. Aucun n’a été noté."),
    )


def test_without_a_volet_there_is_no_empty_list():
    blocks = review_documents()["revue-de-projet-vide"].blocks
    assert not any(isinstance(block, Heading) for block in blocks)
