"""Words for women and men written as one: « animateur·rice », « élu(e)s », « habitant.e.s ».

Mid-dots harm reading: a plain text names both, or says « la personne qui … ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citeapp.base.language import _
from citeapp.domain.plain.remarks import Remark, dressed

_SIGN = "[·•‧.]"
_JOINED = re.compile(
    rf"(?P<article>\b(?:un{_SIGN}e|la/le|le/la|les|des|aux|un|une|le|la|[ld]['’])\s?)?"
    rf"(?P<stem>\b[^\W\d_]{{2,}})(?:{_SIGN}(?P<end>[a-zéè]{{1,5}})(?:{_SIGN}?(?P<many>s))?"
    r"|\((?P<end2>[a-zéè]{1,5})\)(?P<many2>s?))(?!\w)",
    re.IGNORECASE,
)
ENDINGS = frozenset(
    {"e", "es", "ne", "nes", "le", "les", "te", "tes", "ve", "ves", "se", "ses", "rice", "rices",
     "trice", "trices", "euse", "euses", "ère", "ères", "ière", "ières", "re", "sse", "fe", "x"}
)  # fmt: skip
WHO: Mapping[str, str] = {
    "animateur": "qui anime", "facilitateur": "qui anime", "coordinateur": "qui coordonne",
    "coordonnateur": "qui coordonne", "directeur": "qui dirige", "enseignant": "qui enseigne",
    "habitant": "qui habite ici", "participant": "qui participe", "étudiant": "qui étudie",
    "adhérent": "qui adhère", "élu": "élue", "invité": "invitée", "éducateur": "qui éduque",
    "formateur": "qui forme", "interprète": "qui traduit", "traducteur": "qui traduit",
    "référent": "que vous pouvez appeler", "responsable": "responsable", "salarié": "salariée",
    "bénévole": "bénévole", "intervenant": "qui vient parler", "rapporteur": "qui raconte",
    "observateur": "qui observe", "médiateur": "qui aide à s’entendre",
    "accompagnateur": "qui accompagne", "représentant": "qui représente",
    "gardien": "qui garde", "assistant": "qui aide",
}  # fmt: skip
"""How one says « la personne … » of a word for women and men."""
_WOMEN = (("rice", 3), ("trice", 4), ("euse", 3), ("ère", 2), ("ière", 3), ("ve", 1))
"""Endings that take the place of so many letters of the man's word."""


def remarks(text: str) -> Iterator[Remark]:
    """Each word for both with other words, when they are known."""
    for found in _JOINED.finditer(text):
        end = (found["end"] or found["end2"]).lower()
        if end not in ENDINGS:
            continue
        many = bool(found["many"] or found["many2"] or end.endswith(("es", "rices", "euses")))
        start = found.start() if found["article"] else found.start("stem")
        like = text[start : start + 1]
        said = _both(found, end) if many else _one(found)
        why = _("Ces signes gênent la lecture. Dites « la personne qui… », ou les 2 mots.")
        yield Remark("5.4", start, found.end(), why, dressed(said, like) if said else None)


def _one(found: re.Match[str]) -> str | None:
    """« la personne qui anime »; None for a word whose sense is not known."""
    who = WHO.get(found["stem"].lower())
    if who is None:
        return None
    article = (found["article"] or "").lower()
    before = _("une") if article.startswith("un") else _("la")
    if article.startswith("d"):
        before = _("de la")
    return _("{article} personne {who}", article=before, who=who)


def _both(found: re.Match[str], end: str) -> str:
    """« les habitantes et les habitants »."""
    man = found["stem"]
    woman_end = end.rstrip("s") if end != "sse" else end
    woman = man + woman_end
    for known, cut in _WOMEN:
        if woman_end == known:
            woman = man[: len(man) - cut] + woman_end
    article = (found["article"] or "").strip().lower()
    lead = f"{article} " if article in ("les", "des", "aux") else ""
    return f"{lead}{woman}s {_('et')} {lead}{man}s".lower()
