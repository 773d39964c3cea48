"""A quote without a name may still tell who spoke; the rule asks, and asks not too often."""

from __future__ import annotations

import pytest

from citeapp.domain.pointing import reasons


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Mon fils ne mange pas à la cantine", "un proche"),
        ("Notre fils ne mange pas", "un proche"),
        ("Mes filles rentrent seules", "un proche"),
        ("Ma belle-mère les garde", "un proche"),
        ("La mère d’Anaïs ne vient plus", "un proche"),
        ("Ma fille de 8 ans rentre seule", "un âge"),
        ("À six ans elle rentre seule", "un âge"),
        ("Il est autiste et personne ne l’aide", "la santé"),
        ("Il est en CE2 et s'ennuie", "une classe"),
        ("On habite rue de Cambrai", "une adresse"),
        ("À l'école Jules Ferry on ne nous dit rien", "une école"),
        ("Depuis que je suis séparée, je ne peux plus venir", "un événement de la vie"),
        ("Appelez-moi au 06 00 00 00 01", "un contact"),
        ("Fatou n'ose pas parler", "un nom"),
    ],
)
def test_what_may_point_at_one_family(text: str, why: str) -> None:
    assert why in reasons(text, ["Fatou Ndiaye", "Karim Ziani"])


@pytest.mark.parametrize(
    "text",
    [
        "On court tous les soirs",
        "La garderie ferme trop tôt pour les parents qui travaillent",
        "L'école du soir devrait ouvrir plus tard",
        "On attend depuis 3 ans, et dans deux ans ce sera pareil",
        "Nos enfants ont besoin de jouer dehors",
        "Je ne comprends pas les mots qu'on emploie",
        "",
        "من أجل الأطفال",
    ],
)
def test_what_anybody_could_have_said(text: str) -> None:
    assert reasons(text, ["Rose Petit", "Fatou Ndiaye"]) == ()


def test_a_name_that_is_a_word_counts_with_its_capital_only() -> None:
    assert reasons("La salle rose est trop petite", ["Rose Petit"]) == ()
    assert reasons("Rose est venue", ["Rose Petit"]) == ("un nom",)
