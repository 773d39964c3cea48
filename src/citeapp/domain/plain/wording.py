"""How a sentence is built: its length, its tense, « ne … pas », the passive, whom it speaks to.

These are hints for the person who writes: grammar is guessed from the ends of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citeapp.base.language import _
from citeapp.domain.plain.remarks import Remark, dressed

MOST_WORDS = 12
_WORD = re.compile(r"[^\W_](?:[^\W_]|['’-](?=[^\W_]))*")
_LINK = re.compile(
    r",\s+(?=(?:et|mais|donc|puis|ensuite|car|alors)\b)|\s+(?=(?:mais|puis|ensuite|donc)\s)"
)

_NEGATED = re.compile(
    r"\b(?:ne\s+|n['’]\s?)[^\W\d_'’-]+(?:-[^\W\d_]+)?[^.!?;]{0,40}?"
    r"\b(?:pas|plus|jamais|rien|personne|aucune?|guère)\b",
    re.IGNORECASE,
)
_AFFIRMED = tuple(
    (re.compile(rf"\b{found}", re.IGNORECASE), words)
    for found, words in (
        (r"n['’]arrivez pas (?:trop tard|en retard)", "arrivez tôt"),
        (r"ne soyez pas en retard", "soyez à l’heure"),
        (r"n['’]oubliez pas d['’]", "pensez à "),
        (r"n['’]oubliez pas de(?= )", "pensez à"),
        (r"n['’]oubliez pas", "pensez à"),
        (r"n['’]hésitez pas à(?= )", "vous pouvez"),
        (r"n['’]ayez pas peur", "soyez tranquille"),
        (r"ce n['’]est pas cher", "c’est peu cher"),
        (r"ce n['’]est pas payant", "c’est gratuit"),
        (r"ce n['’]est pas obligatoire", "vous choisissez"),
        (r"ce n['’]est pas loin", "c’est près"),
        (r"ce n['’]est pas difficile", "c’est facile"),
        (r"ce n['’]est pas grave", "tout va bien"),
    )
)
"""Sentences that everybody writes with « ne … pas », and how to say them the other way."""

_BE = r"(?:est|sont|es|suis|sommes|êtes|était|étaient|sera|seront|serait|soit|soient|été)"
_ADVERBS = r"(?:(?:\w+ment|bien|déjà|encore|toujours|tous|toutes|très|trop|aussi)\s+)?"
_PASSIVE = re.compile(rf"\b{_BE}\s+{_ADVERBS}([^\W\d_]{{2,}}(?:é|ée|és|ées))\b", re.IGNORECASE)
_PASSIVE_BY = re.compile(
    rf"\b{_BE}\s+{_ADVERBS}[^\W\d_]{{2,}}(?:é|i|u|is|us|it|ert|aint|eint)(?:e?s?)\s+(?:\w+\s+){{0,2}}"
    r"par\b",
    re.IGNORECASE,
)
_NOT_PASSIVE = frozenset(
    {"allé", "arrivé", "resté", "tombé", "entré", "monté", "passé", "rentré", "retourné", "né",
     "âgé", "fatigué", "situé", "marié", "motivé", "intéressé", "handicapé", "privé", "été",
     "obligé", "côté", "café", "santé", "facilité", "liberté", "société", "cité", "carré", "aisé",
     "qualité", "réalité", "moitié", "possibilité", "nécessité", "gratuité", "variété", "cliché"}
)  # fmt: skip

_PAST = re.compile(
    r"\b(?:ai|as|a|avons|avez|ont)\s+"
    r"(?:(?:tous|toutes|bien|déjà|beaucoup|aussi|été)\s+)?"
    r"([^\W\d_]{2,}(?:é|ée|és|ées)|fait|dit|écrit|mis|pris|vu|eu|lu|choisi|fini|voulu|pu|dû"
    r"|reçu|ouvert|réuni|appris|compris|permis|suivi|répondu|entendu|perdu|prévu)\b",
    re.IGNORECASE,
)
_IMPERFECT = re.compile(
    r"\b(?:étais|était|étions|étiez|étaient|avais|avait|avions|avaient)\b", re.I
)
_FUTURE = re.compile(
    r"\b(?:(?:se|au|fe|i|pour|dev|viend|tiend|ver|voud|faud|sau|prend|mett|recev|[^\W\d_]{2,}[ei])"
    r"(?:rai|ras|ra|rons|rez|ront))\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"\b[^\W\d_]{2,}r(?:ais|ait|ions|iez|aient)\b", re.IGNORECASE)
_NOT_CONDITIONAL = frozenset(
    {"vrais", "frais", "serrait", "trait", "extrait", "portrait", "attrait", "retrait", "marais",
     "était", "adorait", "distrait", "abstrait", "courait", "entrait", "montrait", "rentrait",
     "demeurait", "paraît"}
)  # fmt: skip
_SUBJUNCTIVE = re.compile(
    r"\b(?:que|qu['’])\s?(?:[^\W\d_'’]+\s+){0,4}?"
    r"(soit|soient|soyons|soyez|sois|ait|aient|ayons|ayez|puisse|puissent|puissions|puissiez"
    r"|fasse|fassent|fassions|aille|aillent|sache|sachent|veuille|veuillent|vienne|viennent"
    r"|prenne|prennent|comprenne|comprennent|reçoive|reçoivent|devienne|deviennent|tienne"
    r"|écrive|écrivent|dise|disent|mette|mettent|finisse|finissent|choisisse|choisissent)\b",
    re.IGNORECASE,
)
_ASKS_SUBJUNCTIVE = re.compile(
    r"\b(?:afin|pour|bien|avant|à condition|il faut|quoi|jusqu['’]à ce) ?qu(?:e\b|['’])",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\ben\s+(?!avant\b|enfant\b|instant\b|suivant\b)([^\W\d_]{2,}ant)\b|\b(étant|ayant|souhaitant"
    r"|permettant|concernant|désirant|voulant|pouvant|venant|favorisant|visant)\b",
    re.IGNORECASE,
)
_IMPERSONAL = (
    (re.compile(r"\bveuillez\s", re.IGNORECASE), "s’il vous plaît, "),
    (re.compile(r"\b(?:vous êtes|les \w+ sont) (?:priés?|invités?) (?:de|à)\b", re.I), None),
    (re.compile(r"\bil (?:est|vous est) (?:demandé|conseillé|recommandé|possible) (?:de|d['’])",
                re.IGNORECASE), None),
    (re.compile(r"\bil convient (?:de|d['’])", re.IGNORECASE), None),
    (re.compile(r"\bmerci de(?= )", re.IGNORECASE), None),
)  # fmt: skip


def remarks(text: str) -> Iterator[Remark]:
    """Everything about how the sentence is built."""
    yield from _length(text)
    yield from _negations(text)
    yield from _passives(text)
    yield from _tenses(text)
    yield from _address(text)


def word_count(text: str) -> int:
    """Words as a reader counts them: « aujourd’hui » and « l’école » are one each."""
    return len(_WORD.findall(text))


def _length(text: str) -> Iterator[Remark]:
    words = word_count(text)
    if words <= MOST_WORDS:
        return
    end = len(text.rstrip())
    why = _("{n} mots : une phrase courte a 12 mots au plus, et une seule idée.", n=words)
    for link in _LINK.finditer(text):
        following = text[link.end() :].strip()
        if min(word_count(text[: link.start()]), word_count(following)) > 2:
            begun = following[:1].upper() + following[1:]
            yield Remark("4.1", 0, end, why, f"{text[: link.start()].rstrip(' ,')}.\n{begun}")
            return
    yield Remark("4.1", 0, end, why)


def _negations(text: str) -> Iterator[Remark]:
    for found in _NEGATED.finditer(text):
        why = _("Dites ce qui est, ou ce qu’il faut faire, sans « ne … pas ».")
        for shape, words in _AFFIRMED:
            known = shape.search(text, found.start())
            if known and known.start() <= found.end() and known.end() >= found.end():
                yield Remark("7.2", *known.span(), why, dressed(words, known[0]))
                break
        else:
            yield Remark("7.2", *found.span(), why)


def _passives(text: str) -> Iterator[Remark]:
    why = _("Dites qui fait quoi : « la mairie ouvre la salle ».")
    told: list[tuple[int, int]] = []
    for found in _PASSIVE_BY.finditer(text):
        told.append(found.span())
        yield Remark("7.3", *found.span(), why)
    for found in _PASSIVE.finditer(text):
        man = re.sub("ée?s?$", "é", found[1].lower())
        begun = any(a <= found.start() < b for a, b in told)
        if not begun and man not in _NOT_PASSIVE:
            yield Remark("7.3", *found.span(), why)


def _tenses(text: str) -> Iterator[Remark]:
    now = _("Le présent est plus simple : « nous décidons », « la salle ouvre ».")
    for shape in (_PAST, _IMPERFECT):
        for found in shape.finditer(text):
            yield Remark("7.1", *found.span(), now)
    for found in _FUTURE.finditer(text):
        if found[0][0].islower():  # « Samira » is no verb
            yield Remark("7.1", *found.span(), now)
    for found in _CONDITIONAL.finditer(text):
        if found[0][0].islower() and found[0] not in _NOT_CONDITIONAL:
            yield Remark("7.1", *found.span(), now)
    why = _("Un subjonctif est difficile. Faites 2 phrases.")
    asked = [found.span() for found in _ASKS_SUBJUNCTIVE.finditer(text)]
    for start, end in asked:
        yield Remark("7.1", start, end, why)
    for found in _SUBJUNCTIVE.finditer(text):
        if not any(a <= found.start() <= b for a, b in asked):
            yield Remark("7.1", *found.span(1), why)
    for found in _PARTICIPLE.finditer(text):
        why = _("« {word} » est difficile. Faites 2 phrases.", word=found[0])
        yield Remark("7.1", *found.span(), why)


def _address(text: str) -> Iterator[Remark]:
    for shape, words in _IMPERSONAL:
        for found in shape.finditer(text):
            why = _("Parlez à la personne : « vous venez », « apportez », « vous pouvez ».")
            said = dressed(words, found[0]) if words else None
            yield Remark("7.4", *found.span(), why, said)
