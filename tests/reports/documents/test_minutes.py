"""The compte rendu says what the picture says, and names its gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from citeapp.reports.content import Box, Document, Fact, Facts, Heading, Paragraph
from citeapp.reports.documents.minutes import (
    Decided,
    Group,
    Headcount,
    Item,
    MinutesInput,
    NextMeeting,
    Said,
    Task,
    decision_box,
    minutes,
    task_table,
)
from citeapp.reports.samples import every as samples


def facts_of(document: Document) -> list[Fact]:
    return [row for block in document.blocks if isinstance(block, Facts) for row in block.rows]


def given(**changes: object) -> MinutesInput:
    return replace(samples.empty_minutes(), **changes)


def test_sections_follow_the_agreed_order():
    headings = [b.text for b in minutes(samples.typical_minutes()).blocks if isinstance(b, Heading)]
    assert headings == [
        "Ce que nous avons décidé",
        "1. Retour sur les actions précédentes",
        "2. La garderie du soir",
        "3. La fête du jeu",
        "Qui fait quoi",
        "Prochaine rencontre",
    ]


def test_present_people_are_counted_named_or_not():
    document = minutes(
        given(
            present=(Group(("Aïcha", "Élodie"), "parents"),),
            headcounts=(Headcount(1, "enfant", "enfants"), Headcount(0, "élu", "élus")),
        )
    )
    assert facts_of(document)[0] == Fact("Présents (3)", "Aïcha, Élodie (parents) · et 1 enfant")


def test_only_unnamed_people():
    document = minutes(given(headcounts=(Headcount(4, "parent", "parents"),)))
    assert facts_of(document)[0] == Fact("Présents (4)", "4 parents")


def test_represented_and_absent_people_are_said_when_there_are_any():
    labels = [fact.label for fact in facts_of(minutes(samples.empty_minutes()))]
    assert labels == ["Présents (0)", "Excusés"]
    document = minutes(given(represented=("Léa, par Zoé",), absent=(Group(("Hugo",)),)))
    assert [fact.label for fact in facts_of(document)][2:] == ["Représentés", "Absents"]


def test_one_adult_is_singular():
    document = minutes(given(inhabitants=1, adults=4))
    assert facts_of(document)[-1] == Fact("Parents, habitants", "1 adulte sur 4")


def test_a_decision_says_how_it_was_taken_and_until_when():
    on = date(2026, 3, 12)
    box = decision_box(Decided("Ouvrir plus tard", 5, "Consensus", date(2026, 4, 9)), on)
    assert box.lead == "Ouvrir plus tard."
    assert box.text.replace("\u00a0", " ") == (
        "Décidé avec les habitants. Consensus. À revoir le 9 avril."
    )


def test_a_revision_next_year_says_its_year():
    box = decision_box(Decided("A", revisit_on=date(2027, 1, 1)), date(2026, 3, 12))
    assert box.text.replace("\u00a0", " ") == "À revoir le 1er janvier 2027."


def test_only_the_first_sentence_of_a_decision_is_strong():
    box = decision_box(Decided("Tenir la fête. Dans la cour."), date(2026, 3, 12))
    assert box == Box("Tenir la fête.", "Dans la cour.")


def test_a_point_without_notes_says_so_or_points_to_its_decision():
    items = (
        Item(1, "Vide"),
        Item(2, "Décidé", (Said("x", "decision"), Said("y", "action"))),
        Item(3, "À faire", (Said("y", "action"),)),
    )
    texts = [b.text for b in minutes(given(items=items)).blocks if isinstance(b, Paragraph)]
    assert "Pas de note sur ce point." in texts
    assert "Voir « Ce que nous avons décidé »." in texts
    assert "Voir « Qui fait quoi »." in texts


def test_gaps_of_an_action_are_in_words():
    assert task_table((Task("Appeler"),)).rows == (("Appeler", "à désigner", "sans date"),)


def test_next_meeting_without_hour_or_place():
    document = minutes(given(next_meeting=NextMeeting(date(2026, 4, 9))))
    assert document.blocks[-1] == Paragraph(".", lead="Jeudi 9 avril 2026")


def test_the_name_of_a_place_keeps_its_capital():
    document = minutes(given(next_meeting=NextMeeting(date(2026, 4, 9), place="Dorignies")))
    assert document.blocks[-1] == Paragraph(", Dorignies.", lead="Jeudi 9 avril 2026")


def test_a_titled_meeting_still_says_its_day():
    document = minutes(given(title="Café des parents"))
    assert document.blocks[1].text.startswith("Vendredi 1er mai 2026")
