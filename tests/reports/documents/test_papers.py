"""What is given, posted and put on walls: whole on its page, no word more than it should say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from citeapp.domain.audience import AUDIENCE
from citeapp.domain.plain.pictograms import PICTOGRAMS
from citeapp.reports.content import Box, DataTable, NameCard, Paragraph, PlainPart
from citeapp.reports.documents.audience_pictures import picture_of
from citeapp.reports.documents.cover_letter import cover_letter
from citeapp.reports.documents.minutes import Decided, Task
from citeapp.reports.documents.minutes_page import minutes_page
from citeapp.reports.documents.newsletter import MOST_DECISIONS, Told, newsletter, span_words
from citeapp.reports.documents.poster import PAPERS, poster
from citeapp.reports.documents.sign_in_sheet import Layout, sign_in_sheet
from citeapp.reports.documents.table_cards import BLANK, table_cards
from citeapp.reports.pictures import pictogram
from citeapp.reports.samples.every import documents, typical_minutes, typical_sheet, ugly_minutes
from citeapp.reports.samples.papers import (
    paper_documents,
    typical_labels,
    typical_letter,
    typical_newsletter,
)
from citeapp.reports.samples.room import typical_invitation
from citeapp.reports.text import text_bytes

ONE_PAGE = ("compte-rendu-en-une-page", "compte-rendu-en-une-page-vide", *paper_documents())


@pytest.mark.parametrize("name", ["compte-rendu-en-une-page", *paper_documents()])
def test_text_is_the_agreed_one(name, same_as_golden):
    same_as_golden(f"{name}.txt", text_bytes(documents()[name]).decode())


@pytest.mark.parametrize(
    "name", [name for name in ONE_PAGE if name.split("-")[0] not in ("chevalets", "etiquettes")]
)
def test_they_hold_on_one_page(name, valid_pdf):
    assert len(valid_pdf(documents()[name]).pages) == 1


# Names on tables and envelopes


def test_a_table_card_shows_the_name_twice_and_reads_it_once(valid_pdf, structure_of):
    reader = valid_pdf(table_cards((NameCard("Aïcha", "École"),), collective="Dorignies"))
    assert len(reader.pages) == 1 + BLANK
    assert reader.pages[0].extract_text().count("Aïcha") == 2
    assert structure_of(reader).count("Aïcha") == 1
    front = table_cards((NameCard("Aïcha"),), collective="Dorignies", one_side=True)
    assert valid_pdf(front).pages[0].extract_text().count("Aïcha") == 1


def test_twenty_one_labels_stand_on_a_page(valid_pdf, structure_of):
    reader = valid_pdf(documents()["etiquettes"])
    people = len(typical_labels().people)
    assert len(reader.pages) == -(-people // 21)
    assert structure_of(reader).count("LBody") == people


# One page


def test_the_compte_rendu_on_one_page_says_what_it_leaves_out(valid_pdf, words_of):
    full = replace(
        typical_minutes(),
        decisions=tuple(Decided(f"Décision {n}, " + "mot " * 50) for n in range(20)),
        tasks=tuple(Task(f"Action {n}", "Samira", "20 mars") for n in range(40)),
    )
    for given in (full, ugly_minutes(), replace(ugly_minutes(), tasks=full.tasks)):
        document = minutes_page(given)
        reader = valid_pdf(document)
        assert len(reader.pages) == 1
        kept = sum(isinstance(block, Box) for block in document.blocks)
        left = len(given.decisions) - kept
        assert f"Et {left} autre" in words_of(reader)


def test_the_page_says_who_does_what_in_whole_sentences():
    tasks = (
        Task("écrire à la mairie", "Samira, avec Aïcha", "20 mars"),
        Task("Ranger", "", "fin mai"),
        Task("Lire", "Léa", "sans date"),
    )
    document = minutes_page(replace(typical_minutes(), tasks=tasks))
    said = [f"{b.lead} {b.text}" for b in document.blocks if isinstance(b, Paragraph) and b.lead]
    assert said[:3] == [
        "Écrire à la mairie. Nous comptons sur Samira, avec Aïcha, pour le 20 mars.",
        "Ranger. Nous cherchons quelqu’un, pour fin mai.",
        "Lire. Nous comptons sur Léa, sans date fixée.",
    ]


# Walls


@pytest.mark.parametrize("paper", PAPERS)
def test_a_poster_has_five_facts_at_most_and_no_collected_name(paper, valid_pdf):
    document = poster(replace(typical_invitation(), title="La fête du jeu"), paper)
    facts = [block for block in document.blocks if isinstance(block, PlainPart)]
    assert 1 + len(facts) <= 5
    width = {"A3": 842, "A4": 595, "A5": 420}[paper]
    assert round(float(valid_pdf(document).pages[0].mediabox.width)) == width


def test_a_poster_without_childcare_or_a_contact_does_not_speak_of_them():
    given = replace(typical_invitation(), childcare=False, contact="", phone="")
    said = text_bytes(poster(given)).decode()
    assert "enfants jouent" not in said
    assert "question" not in said


def test_a_gap_of_the_notice_is_said_where_it_is():
    said = text_bytes(documents()["mention-a-completer"]).decode().replace("\u00a0", " ")
    assert said.count("[à compléter") == 4
    assert "[à compléter" not in text_bytes(documents()["mention-d-information"]).decode()


# Counting


def test_a_row_of_the_count_has_its_picture_beside_its_word(valid_pdf, fonts):
    document = sign_in_sheet(typical_sheet(Layout.COUNT))
    table = next(block for block in document.blocks if isinstance(block, DataTable))
    assert len(table.pictures) == len(table.rows)
    for name in (*table.pictures, *map(picture_of, AUDIENCE)):
        folder = "." if name in PICTOGRAMS else "icons"
        assert (fonts.parent / folder / f"{pictogram(name)}.svg").is_file()
    assert len(valid_pdf(document).pages) == 1


# Letters


def test_a_letter_says_the_quarter_and_stays_short():
    assert span_words(date(2026, 10, 1), date(2026, 12, 31)) == "octobre à décembre 2026"
    many = tuple(Told(f"Décision {n}") for n in range(MOST_DECISIONS + 3))
    said = text_bytes(newsletter(replace(typical_newsletter(), decisions=many))).decode()
    assert "Et 3 autres." in said.replace("\u00a0", " ")


def test_the_letter_of_the_network_says_whose_each_news_is():
    alone = text_bytes(documents()["lettre"]).decode()
    network = text_bytes(documents()["lettre-reseau"]).decode()
    assert alone.count("Collectif Dorignies") < network.count("Collectif Dorignies")


def test_the_letter_of_the_network_tells_of_one_rencontre_a_collectif():
    given = replace(typical_newsletter(), one=False)
    said = text_bytes(newsletter(given)).decode().replace("\u00a0", " ")
    assert "Nous avons tenu 3 rencontres" in said
    assert "26 mars · Collectif Dorignies" in said
    assert "5 février" not in said
    assert "Et 2 autres rencontres." in said


def test_a_letter_without_any_news_is_still_one():
    said = text_bytes(documents()["lettre-vide"]).decode().replace("\u00a0", " ")
    assert "pas eu de rencontre" in said
    assert "Les dates sont en cours de choix" in said
    assert "décidé" not in said


def test_the_cover_letter_asks_for_the_passphrase_only_where_there_is_one():
    asked = text_bytes(cover_letter(typical_letter())).decode()
    assert "phrase de passe de vive voix" in asked
    not_asked = text_bytes(cover_letter(replace(typical_letter(), passphrase=False))).decode()
    assert "phrase de passe" not in not_asked


def test_an_attestation_says_when_and_where(valid_pdf, words_of):
    said = words_of(valid_pdf(documents()["attestation"])).replace("\u00a0", " ")
    for part in ("Benoît Lefebvre", "jeudi 12 mars 2026", "de 17 h 30 à 19 h", "Cachet"):
        assert part in said
    bare = words_of(valid_pdf(documents()["attestation-nue"])).replace("\u00a0", " ")
    assert "à distance" in bare
    assert "[à compléter" in bare
