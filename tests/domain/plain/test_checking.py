"""Plain words: what is found in a sentence, why, and what is proposed instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.base import lexicon
from citeapp.domain.plain.checking import Said, advise, check
from citeapp.domain.plain.hard_words import HardWord, shipped
from citeapp.domain.plain.remarks import Remark, applied
from citeapp.domain.plain.rules import RULES

MODEL_INVITATION = """\
Venez à la rencontre du quartier
Bonjour.
Nous vous invitons à une rencontre.
Quand ?
Le jeudi 12 mars 2026.
De 17 heures 30 à 19 heures.
Où ?
Au centre social de Dorignies.
Nous parlons de l'école de vos enfants.
Vous donnez votre avis.
Nous décidons ensemble.
Des parents.
Des enseignants.
Des personnes du quartier.
Vos enfants jouent dans une salle à côté.
C'est gratuit.
Vous avez une question ?
Appelez Léa au 06 00 00 00 00.
Vous pouvez venir avec une amie ou un ami."""
MODEL_MINUTES = """\
Nos décisions du 12 mars 2026
Nous sommes 18 personnes.
7 personnes sont des parents.
Nous parlons de 2 sujets.
Sujet 1 : la garderie du soir.
Les parents disent : la garderie ferme trop tôt.
Notre décision
Nous demandons à la mairie d'ouvrir jusqu'à 18 heures 30.
Qui fait quoi ?
Léa écrit à la mairie avant le 20 mars 2026.
La prochaine rencontre
Le jeudi 9 avril 2026 à 17 heures 30."""


def found(text: str) -> tuple[Remark, ...]:
    return check(text, shipped(), lexicon.french())


@pytest.mark.parametrize("text", [*MODEL_INVITATION.splitlines(), *MODEL_MINUTES.splitlines()])
def test_the_model_texts_pass(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "number", "marked", "lines"),
    [
        ("Venez le 12/03/2026.", "5.3", "12/03/2026", ["Venez le 12 mars 2026."]),
        ("Venez le 1.5.26", "5.3", "1.5.26", ["Venez le 1er mai 2026"]),
        ("Venez le 2026-03-12.", "5.3", "2026-03-12", ["Venez le 12 mars 2026."]),
        ("Avant le 12/03.", "5.3", "12/03", ["Avant le 12 mars."]),
        ("À 17h30.", "6.4", "17h30", ["À 17 heures 30."]),
        ("À 17:05.", "6.4", "17:05", ["À 17 heures 05."]),
        ("Avant 1 h.", "6.4", "1 h", ["Avant 1 heure."]),
        ("Elle ferme ; je cours.", "4.2", " ; j", ["Elle ferme.", "Je cours."]),
        ("Venez - c’est gratuit.", "4.2", " - c", ["Venez.", "C’est gratuit."]),
        ("Venez (avec vos enfants).", "4.2", " (avec vos enfants)",
         ["Venez.", "Avec vos enfants."]),
        ("La salle (en bas) ouvre.", "4.2", " (en bas)", ["La salle ouvre."]),
        ("Apportez du papier…", "4.2", "…", ["Apportez du papier."]),
        ("Mr Petit vient.", "6.4", "Mr", ["Monsieur Petit vient."]),
        ("M. Petit vient.", "6.4", "M.", ["Monsieur Petit vient."]),
        ("Tôt, cad à midi.", "6.4", "cad", ["Tôt, c’est-à-dire à midi."]),
        ("Un jeu, par ex. le loto.", "6.4", "par ex.", ["Un jeu, par exemple le loto."]),
        ("Prenez RDV.", "6.4", "RDV", ["Prenez rendez-vous."]),
        ("50 % des parents viennent.", "5.2", "50 % des parents", ["1 parent sur 2 viennent."]),
        ("34% des familles lisent.", "5.2", "34% des familles",
         ["environ 1 famille sur 3 lisent."]),
        ("La MAIRIE ouvre.", "1.6", "MAIRIE", ["La mairie ouvre."]),
        ("VENEZ tôt.", "1.6", "VENEZ", ["Venez tôt."]),
        ("Vos deux enfants.", "5.1", "deux", ["Vos 2 enfants."]),
        ("Au XIXe siècle.", "5.1", "XIX", ["Au 19e siècle."]),
        ("Papa & maman.", "5.4", "&", ["Papa et maman."]),
        ("Les pères et/ou les mères.", "5.4", "et/ou", ["Les pères ou les mères."]),
        ("Bonjour. Venez tôt.", "1.7", " ", ["Bonjour.", "Venez tôt."]),
        ("N’arrivez pas trop tard.", "7.2", "N’arrivez pas trop tard", ["Arrivez tôt."]),
        ("N'oubliez pas de signer.", "7.2", "N'oubliez pas de", ["Pensez à signer."]),
        ("L’animateur·rice parle.", "5.4", "L’animateur·rice", ["La personne qui anime parle."]),
        ("Un.e élu.e vient.", "5.4", "Un.e élu.e", ["Une personne élue vient."]),
        ("Les habitant·e·s votent.", "5.4", "Les habitant·e·s",
         ["Les habitantes et les habitants votent."]),
        ("Des animateur(rice)s aident.", "5.4", "Des animateur(rice)s",
         ["Des animatrices et des animateurs aident."]),
        ("Le copil décide.", "6.4", "Le copil", ["La réunion des chefs décide."]),
        ("Voici les dispositifs.", "6.4", "les dispositifs", ["Voici les aides."]),
        ("Il va au CLAS.", "6.4", "au CLAS", ["Il va à l’aide aux devoirs."]),
        ("Un brainstorming.", "5.5", "Un brainstorming", ["Une recherche d’idées."]),
    ],
)  # fmt: skip
def test_what_is_found_and_proposed(text: str, number: str, marked: str, lines: list[str]) -> None:
    told = [
        one for one in found(text) if (one.number, text[one.start : one.end]) == (number, marked)
    ]
    assert len(told) == 1, found(text)
    assert applied(text, told[0]) == lines


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("La ville compte 42 000 habitants.", "5.2"),
        ("Nous avons 1500 livres.", "5.2"),
        ("Nous parlons avec le CESC.", "6.4"),
        ("La salle ferme tôt et les enfants courent dans la rue avec leurs parents.", "4.1"),
        ("La salle est ouverte par la mairie.", "7.3"),
        ("La réunion est reportée.", "7.3"),
        ("Nous avons décidé ensemble.", "7.1"),
        ("La salle ouvrira demain.", "7.1"),
        ("Il faut que vous soyez là.", "7.1"),
        ("En venant tôt, vous choisissez.", "7.1"),
        ("Vous êtes priés de venir.", "7.4"),
        ("Il est demandé de signer.", "7.4"),
        ("La salle n’ouvre jamais.", "7.2"),
    ],
)
def test_hints_without_words_of_ours(text: str, number: str) -> None:
    assert number in [one.number for one in found(text) if one.proposal is None]


@pytest.mark.parametrize(
    "text",
    [
        "Appelez Léa au 06 12 34 56 78.",
        "Appelez Léa au 06.12.34.56.78.",
        "Écrivez à lea-petit@exemple.fr.",
        "Le site : https://exemple.fr/a_b?c=1&d=2",
        "En 2026, nous jouons.",
        "Nous habitons à 59500 Douai.",
        "Les enfants de CM2 jouent.",
        "Mercredi après-midi, peut-être.",
        "Envoyez un SMS.",
        "Appelez Samira ou Elvira.",
        "L’enseignant aide un habitant maintenant.",
        "Les enfants sont fatigués.",
    ],
)
def test_what_is_plain_already_is_left_alone(text: str) -> None:
    assert found(text) == ()


def test_a_long_sentence_is_cut_where_it_can_be() -> None:
    text = "La garderie ferme à 18 heures le soir, mais les parents travaillent encore tard."
    (remark,) = found(text)
    assert remark.number == "4.1"
    assert applied(text, remark) == [
        "La garderie ferme à 18 heures le soir.",
        "Mais les parents travaillent encore tard.",
    ]


def test_words_of_here_come_before_the_shipped_ones() -> None:
    own = HardWord("copil", plain="équipe des parents", meaning="")
    told = check("Le copil vient.", (own, *shipped()))
    assert [applied("Le copil vient.", one) for one in told] == [["L’équipe des parents vient."]]


def test_a_word_with_a_meaning_alone_is_to_be_explained() -> None:
    own = HardWord("tiers-lieu", meaning="Un lieu pour se voir.")
    (told,) = check("Le tiers-lieu ouvre.", (own,))
    assert (told.number, told.proposal) == ("6.7", None)
    assert "Un lieu pour se voir" in told.why


def test_every_remark_names_a_rule_and_says_why_in_a_sentence() -> None:
    text = "Mr X (élu·e) a dit ; 50 % des 42 000 gens N'IRONT pas au copil le 1/02/2026… & cie"
    for remark in found(text):
        assert remark.rule is RULES[remark.number]
        assert remark.why.endswith((".", "»", ":")) or remark.number == "6.7"
        assert remark.rule.kind in ("auto", "aide")


PARTS = """Mr|;|(|)|…|-|12/03/2026|50 %|42 000|élu·e|habitant·e·s|ne|pas|est|ouvert|par|CLAS|copil
|N'OUBLIEZ|17h30|&|et/ou|.|?|:|«|»|XIV|deux|vingt|etc.|a@b.fr|06 12|34|56|78"""
SAMPLES = st.sampled_from(PARTS.replace("\n", "").split("|"))


@given(st.one_of(st.text(), st.lists(SAMPLES, max_size=12).map(" ".join)))
def test_any_text_can_be_checked_and_changed(text: str) -> None:
    for remark in found(text):
        assert 0 <= remark.start < remark.end <= len(text)
        lines = applied(text, remark)
        assert lines
        assert "\n" not in "".join(lines) or remark.proposal is None
        if remark.proposal is not None:
            assert remark.proposal != text[remark.start : remark.end]


@given(st.lists(SAMPLES, min_size=1, max_size=8).map(" ".join))
def test_taking_every_proposal_comes_to_an_end(text: str) -> None:
    waiting, steps = [text], 0
    while waiting and steps < 200:
        line = waiting.pop()
        proposed = [one for one in found(line) if one.proposal is not None]
        if proposed:
            waiting += applied(line, proposed[0])
        steps += 1
    assert steps < 200


def test_a_whole_text_is_advised_on() -> None:
    long = [Said("Nous parlons de l’école et de la garderie.")] * 40
    numbers = {one.number for one in advise(long)}
    assert numbers == {"1.12", "3.1"}
    two_words = [Said("Quand ?", "heading", "date"), Said("La réunion."), Said("La rencontre.")]
    (told,) = advise(two_words)
    assert told.number == "7.5"
    assert "rencontre / réunion" in told.why
    same = [Said(text, "heading", "idee") for text in ("Quand ?", "Où ?", "Qui ?")]
    assert [one.number for one in advise(same)] == ["3.5"]
    assert advise([]) == ()
