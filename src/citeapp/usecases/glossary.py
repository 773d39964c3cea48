"""The local glossary: hard words of here, what to say instead, what they mean.

The words that come with the program are proposals: they warn, and are taken into the glossary
one by one, to be said in the team's own way.
"""

from __future__ import annotations

from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.plain.hard_words import HardWord, shipped
from citeapp.domain.publishing import GlossaryWord
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session


@reads
def listed(session: Session, /, *, text: str = "") -> list[GlossaryWord]:
    """The words of here in the order of the alphabet; those that hold ``text`` when given."""
    rows = session.rows(GlossaryWord).all()
    sought = fold(text)
    kept = [row for row in rows if sought in fold(f"{row.word} {row.plain} {row.meaning}")]
    return sorted(kept, key=lambda row: (fold(row.word), row.id))


@reads
def proposals(session: Session, /) -> list[HardWord]:
    """The words that come with the program and that nobody has taken yet."""
    known = {fold(row.word) for row in session.rows(GlossaryWord).all()}
    rest = [word for word in shipped() if fold(word.word) not in known]
    return sorted(rest, key=lambda word: fold(word.word))


@acts("Ajouter un mot au glossaire")
def add(
    session: Session, /, *, word: str, plain: str = "", meaning: str = "", example: str = ""
) -> GlossaryWord:
    """A hard word, with what to say instead or what it means."""
    word = _free(session, word)
    _explained(plain, meaning)
    return session.rows(GlossaryWord).add(
        GlossaryWord(id=session.new_id(), word=word, plain=plain, meaning=meaning, example=example)
    )


@acts("Prendre un mot proposé")
def take(session: Session, /, *, word: str) -> GlossaryWord:
    """One of the words that come with the program, from now on to be said as the team likes."""
    found = next((one for one in shipped() if fold(one.word) == fold(word)), None)
    if found is None:
        raise InputRefused(_("Ce mot n’est pas parmi les mots proposés."))
    return session.rows(GlossaryWord).add(
        GlossaryWord(
            id=session.new_id(),
            word=_free(session, found.word),
            plain=found.plain,
            meaning=found.meaning,
            example=found.example,
        )
    )


@acts("Modifier un mot du glossaire")
def change(session: Session, /, *, id: str, **fields: Any) -> GlossaryWord:
    """Change a word, its plain words, its meaning or its example."""
    row = session.rows(GlossaryWord).get(id)
    if "word" in fields:
        fields["word"] = _free(session, fields["word"], besides=id)
    _explained(fields.get("plain", row.plain), fields.get("meaning", row.meaning))
    return session.rows(GlossaryWord).change(id, **fields)


@acts("Enlever un mot du glossaire")
def remove(session: Session, /, *, id: str) -> None:
    """A word that is hard no more here."""
    session.rows(GlossaryWord).remove(id)


def _free(session: Session, word: str, besides: str = "") -> str:
    word = required(word, _("Tapez le mot difficile."))
    for other in session.rows(GlossaryWord).all():
        if other.id != besides and fold(other.word) == fold(word):
            raise InputRefused(_("« {word} » est déjà dans le glossaire.", word=other.word))
    return word


def _explained(plain: str, meaning: str) -> None:
    if not plain.strip() and not meaning.strip():
        raise InputRefused(_("Dites quoi écrire à la place, ou ce que le mot veut dire."))
