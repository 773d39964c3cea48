"""The invitation in plain words keeps its rules; texts to send or to say fit their place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

import pytest

from citeapp.reports.content import Document, Heading, Paragraph, PlainPart
from citeapp.reports.documents.invitation import (
    InvitationInput,
    plain_invitation,
    ready_texts,
    said_hour,
    texts_document,
)
from citeapp.reports.samples.room import typical_invitation

BARE = InvitationInput(programme="Cité", collective="Gayant", day=date(2028, 2, 29))


def parts(document: Document) -> dict[str, tuple[str, ...]]:
    return {part.heading: part.lines for part in document.blocks if isinstance(part, PlainPart)}


def test_the_plain_invitation_says_what_the_model_says():
    assert parts(plain_invitation(typical_invitation())) == {
        "": ("Bonjour.", "Nous vous invitons à une rencontre."),
        "Quand ?": ("Le jeudi 12 mars 2026.", "De 17 heures 30 à 19 heures."),
        "Où ?": ("Au centre social de Dorignies.", "12 rue de l'Exemple."),
        "Pourquoi ?": (
            "Nous parlons de ce sujet : l'école de vos enfants.",
            "Vous donnez votre avis.",
            "Nous décidons ensemble.",
        ),
        "Avec qui ?": ("Des parents.", "Des enseignants.", "Des habitants du quartier."),
        "Vos enfants": ("Vos enfants jouent dans une salle à côté.", "C’est gratuit."),
        "Vous avez une question ?": (
            "Appelez Samira au 06\u00a000\u00a000\u00a000\u00a000.",
            "Vous pouvez venir avec une amie ou un ami.",
        ),
    }


@pytest.mark.parametrize(
    ("objective", "plain", "aloud"),
    [
        ("Parler du harcèlement", "Nous voulons parler du harcèlement.", "On veut parler du"),
        ("Atelier cuisine", "Nous parlons de ce sujet : atelier cuisine.", "On parle de ce sujet"),
    ],
)
def test_a_subject_is_put_into_a_sentence_that_one_says(objective, plain, aloud):
    given = replace(BARE, objective=objective)
    assert parts(plain_invitation(given))["Pourquoi ?"][0] == plain
    assert aloud in ready_texts(given).spoken


@pytest.mark.parametrize("given", [typical_invitation(), BARE])
def test_our_own_words_obey_the_rules_of_plain_language(given: InvitationInput):
    own = replace(given, objective="", title="", address="")
    for lines in parts(plain_invitation(own)).values():
        for line in lines:
            assert len(line.split()) <= 12, line
            assert not re.search(r"[;()\[\]…%&>#·]", line), line
            assert not re.search(r"\d{1,2}/\d{1,2}", line), line
            assert line.count(".") <= 1, line


def test_without_childcare_nobody_is_promised_a_room():
    plain = plain_invitation(replace(typical_invitation(), childcare=False))
    assert "Vos enfants" not in parts(plain)
    texts = ready_texts(replace(typical_invitation(), childcare=False))
    assert not any("arderie" in one or "enfants jouent" in one for one in vars(texts).values())


def test_it_holds_on_one_page_in_large_letters(valid_pdf):
    assert len(valid_pdf(plain_invitation(typical_invitation())).pages) == 1


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (time(17, 30), "17 heures 30"),
        (time(1), "1 heure"),
        (time(0), "minuit"),
        (time(12), "midi"),
        (time(0, 5), "0 heure 05"),
    ],
)
def test_hours_are_written_as_they_are_said(hour: time, said: str):
    assert said_hour(hour) == said


def test_an_ordinary_sms_is_one_message_with_day_place_and_a_question():
    texts = ready_texts(typical_invitation())
    assert texts.sms_count == 1
    assert texts.sms_length <= 160
    for said in ("jeudi 12 mars", "17h30", "centre social de Dorignies", "Garderie", "OUI"):
        assert said in texts.sms


def test_a_long_place_leaves_out_courtesies_before_the_day_and_the_place():
    long = "Maison de quartier Simone Veil et Robert Badinter, grande salle du premier étage"
    texts = ready_texts(replace(typical_invitation(), place=long))
    assert texts.sms_count == 1
    assert "jeudi 12 mars" in texts.sms
    assert "premier étage" in texts.sms


def test_what_no_message_holds_says_how_many_it_takes(words_of, valid_pdf):
    given = replace(typical_invitation(), place="Espace " + "très long " * 30)
    texts = ready_texts(given)
    assert texts.sms_count == 3
    assert f"{texts.sms_length} signes : 3 SMS" in words_of(valid_pdf(texts_document(given)))


def test_what_is_said_at_the_gate_takes_half_a_minute():
    texts = ready_texts(typical_invitation())
    assert 65 <= texts.spoken_words <= 80
    assert 26 <= texts.spoken_seconds <= 32
    assert texts.spoken.count("jeudi 12 mars") == 2, "the day is said again"


@pytest.mark.parametrize("name", ["مريم", "🎉 Zoé", "e\u0302milie", "<b>Awa</b>"])
def test_names_of_every_script_are_kept_as_they_are(name: str):
    given = replace(typical_invitation(), contact=name, collective=f"Collectif {name}")
    texts = ready_texts(given)
    assert name in texts.spoken
    assert name in texts.messenger
    assert any(name in line for line in parts(plain_invitation(given))["Vous avez une question ?"])


def test_the_texts_on_paper_are_those_to_copy():
    document = texts_document(typical_invitation())
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    texts = ready_texts(typical_invitation())
    assert said == [texts.sms, *texts.messenger.split("\n"), texts.spoken]
    assert next(b.text for b in document.blocks if isinstance(b, Heading)) == "SMS"
