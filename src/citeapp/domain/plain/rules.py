"""The rules for plain words by their RLS number: level, who can judge, what each asks for.

« noms » is ours: nobody is named who has not agreed.

RLS is the « Référentiel pour une rédaction de contenus alternatifs en langage simplifié »
(SGMAP/DISIC 2017). *auto*: a program can tell; *aide*: it can warn; *humain*: only a person can.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from citeapp.base.frozen import dataclass

Kind = Literal["auto", "aide", "humain"]
By = Literal["page", "sentence", "text", "people"]


@dataclass(frozen=True)
class PlainRule:
    """``by`` says who sees to it: our pages themselves, the check of a sentence or of the whole
    text, or people."""

    number: str
    level: str
    kind: Kind
    by: By
    words: str


RULES: Mapping[str, PlainRule] = {
    rule.number: rule
    for rule in (
        PlainRule("1.1", "A", "auto", "page", "Des lettres de 14 points au moins"),
        PlainRule("1.2", "A", "auto", "page", "Une police sans empattement, jamais d’italique"),
        PlainRule("1.3", "A", "auto", "page", "Une seule police"),
        PlainRule("1.4", "AAA", "auto", "page", "Un texte foncé sur fond clair"),
        PlainRule("1.5", "AAA", "auto", "page", "Pas de colonnes"),
        PlainRule("1.6", "AAA", "auto", "sentence", "Pas de mots en capitales"),
        PlainRule("1.7", "A", "auto", "sentence", "Chaque phrase sur sa ligne"),
        PlainRule("1.8", "A", "auto", "page", "Pas de mots coupés"),
        PlainRule("1.9", "A", "auto", "page", "Pas de retrait en début de ligne"),
        PlainRule("1.10", "AAA", "auto", "page", "Une feuille A4 ou A5, une page simple"),
        PlainRule("1.11", "AAA", "auto", "page", "Des marges de 3 centimètres"),
        PlainRule("1.12", "A", "aide", "text", "Peu de texte par page"),
        PlainRule("1.13", "A", "auto", "page", "Des lignes bien espacées"),
        PlainRule("1.14", "A", "auto", "page", "Un texte aligné à gauche"),
        PlainRule("2.1", "A", "humain", "people", "Écrit ou relu avec les personnes concernées"),
        PlainRule("2.3", "AAA", "auto", "page", "Des pages numérotées"),
        PlainRule("3.1", "A", "aide", "text", "Des images qui aident à comprendre"),
        PlainRule("3.5", "AAA", "aide", "text", "Une image pour une idée"),
        PlainRule("4.1", "A", "aide", "sentence", "Une phrase courte, une seule idée"),
        PlainRule("4.2", "AA", "auto", "sentence", "Pas de ; ( ) [ ] … - dans la phrase"),
        PlainRule("4.3", "AAA", "auto", "page", "De vraies listes"),
        PlainRule("4.4", "AAA", "auto", "page", "Pas de notes en bas de page"),
        PlainRule("5.1", "AAA", "auto", "sentence", "Les nombres en chiffres"),
        PlainRule("5.2", "AAA", "auto", "sentence", "Pas de pourcentages ni de grands nombres"),
        PlainRule("5.3", "AAA", "auto", "sentence", "Le mois en lettres"),
        PlainRule("5.4", "AAA", "auto", "sentence", "Pas de signes à déchiffrer"),
        PlainRule("5.5", "AAA", "aide", "sentence", "Pas de mots étrangers peu connus"),
        PlainRule("6.1", "A", "humain", "people", "Les informations dans un ordre logique"),
        PlainRule("6.2", "AA", "humain", "people", "Le plus important en premier"),
        PlainRule("6.3", "AAA", "humain", "people", "Ce qui va ensemble est groupé"),
        PlainRule("6.4", "AAA", "aide", "sentence", "Pas de jargon, d’abréviation, d’image"),
        PlainRule("6.7", "A", "aide", "sentence", "Les mots difficiles sont expliqués"),
        PlainRule("6.8", "AA", "aide", "sentence", "Avec un exemple de la vie de tous les jours"),
        PlainRule("6.9", "AAA", "humain", "people", "Ce qui est important est répété"),
        PlainRule("7.1", "AAA", "aide", "sentence", "Le présent, sans subjonctif"),
        PlainRule("7.2", "AA", "aide", "sentence", "Des phrases affirmatives"),
        PlainRule("7.3", "AA", "aide", "sentence", "Des phrases où l’on sait qui fait quoi"),
        PlainRule("7.4", "AA", "aide", "sentence", "On parle à la personne qui lit"),
        PlainRule("noms", "", "aide", "sentence", "Des noms seulement avec leur accord"),
        PlainRule("7.5", "AA", "aide", "text", "Le même mot pour la même chose"),
    )
}
