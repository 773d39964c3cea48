"""Plain texts of the demo: an invitation that parents have read, minutes still to be read.

Drawn after everything else and without chance, so that nothing else of the demo moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from citeapp.base import french
from citeapp.domain.collective import Collective
from citeapp.domain.meeting import Meeting
from citeapp.domain.order import keys_after
from citeapp.domain.publishing import GlossaryWord, PlainLine, PlainVersion
from citeapp.usecases.demonstration.draft import Draft
from citeapp.usecases.demonstration.network import MINE
from citeapp.usecases.documenting import plain_texts

_READ = timedelta(days=2)
_WORDS = (
    ("CLAS", "aide aux devoirs", "Des adultes aident les enfants après l’école.", ""),
    ("copil", "réunion des responsables", "Ils décident du programme de l’année.", ""),
    ("AESH", "", "Cette personne aide un enfant en classe.", "Elle écrit avec lui."),
)
_INVITATION = (
    ("title", "Venez à la rencontre", ""),
    ("line", "Bonjour.", ""),
    ("line", "Nous vous invitons à une rencontre.", ""),
    ("heading", "Quand ?", "calendar"),
    ("line", "Le {day}.", ""),
    ("heading", "Pourquoi ?", "message"),
    ("line", "Nous parlons de l’école de vos enfants.", ""),
    ("line", "Vous donnez votre avis.", ""),
    ("heading", "Vos enfants", "childcare"),
    ("line", "Vos enfants jouent dans une salle à côté.", ""),
    ("line", "C’est gratuit.", "free"),
    ("heading", "Avec qui ?", "friend"),
    ("line", "Vous pouvez venir avec une amie ou un ami.", ""),
)
_MINUTES = (
    ("title", "Notre rencontre du {day}", ""),
    ("heading", "De quoi parlons-nous ?", "message"),
    ("line", "Nous parlons de la sortie de l’école.", ""),
    ("line", "Les voitures roulent vite ; les enfants ont peur.", ""),
    ("heading", "Notre décision", "check"),
    ("line", "Nous demandons un passage pour les piétons.", ""),
    ("heading", "Qui fait quoi ?", "tracking"),
    ("line", "L’animateur·rice écrit à la mairie.", ""),
)


def furnish(draft: Draft) -> None:
    """One text that was read and one that was not, and three words of the glossary."""
    for word, plain, meaning, example in _WORDS:
        draft.add(
            GlossaryWord(
                id=draft.id(draft.today), word=word, plain=plain, meaning=meaning, example=example
            )
        )
    ahead = min(_of(draft, MINE[0], ahead=True), key=lambda m: m.date or date.max)
    last = max(_of(draft, MINE[1], ahead=False), key=lambda m: m.date or date.min)
    _text(draft, ahead, "invitation", "Invitation simplifiée", _INVITATION, "3 parents")
    _text(draft, last, "minutes", "Compte rendu simplifié", _MINUTES, "")


def _of(draft: Draft, name: str, *, ahead: bool) -> list[Meeting]:
    collectif = next(c.id for c in draft.made(Collective) if c.name == name)
    return [
        m
        for m in draft.made(Meeting)
        if m.collective_id == collectif and m.date and (m.date > draft.today) == ahead
    ]


def _text(
    draft: Draft,
    meeting: Meeting,
    kind: str,
    title: str,
    said: Sequence[tuple[str, str, str]],
    read_by: str,
) -> None:
    day = meeting.date or draft.today
    version_id = draft.id(draft.today)
    rows = [
        draft.add(
            PlainLine(
                id=draft.id(draft.today),
                plain_version_id=version_id,
                order_key=key,
                kind=line_kind,
                text=words.format(day=french.long_day(day) if kind == "invitation"
                                  else french.day(day)),
                picture=picture,
            )
        )
        for key, (line_kind, words, picture) in zip(keys_after("", len(said)), said, strict=True)
    ]  # fmt: skip
    draft.add(
        PlainVersion(
            id=version_id,
            collective_id=meeting.collective_id,
            meeting_id=meeting.id,
            kind=kind,
            title=f"{title} – {french.day(day)}",
            proofread_by=read_by,
            proofread_on=draft.today - _READ if read_by else None,
            proofread_digest=plain_texts.digest(rows) if read_by else "",
        )
    )
