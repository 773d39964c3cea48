"""Words that call for care, and the list of them, which everyone may change."""

from __future__ import annotations

from collections.abc import Mapping

from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import key
from citeapp.domain import sensitive
from citeapp.domain.duplicate import ListEntry
from citeapp.domain.sensitive import LIST, THEMES, WORDS
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session


@acts("Ajouter un mot à surveiller")
def add_word(session: Session, /, *, word: str) -> ListEntry:
    """A word of one's own, or one of the list that was taken out."""
    word = required(word, _("Tapez un mot."))
    return session.rows(ListEntry).put(
        ListEntry(id=_id(word), list_code=LIST, code=key(word), label=word, active=True)
    )


@acts("Retirer un mot à surveiller")
def remove_word(session: Session, /, *, word: str) -> ListEntry:
    """A word that reminds of nothing any more."""
    return session.rows(ListEntry).put(
        ListEntry(id=_id(word), list_code=LIST, code=key(word), label=word, active=False)
    )


@reads
def words(session: Session, /) -> list[str]:
    """Every word that reminds, in the order of the alphabet."""
    return sorted({word for known in themes(session).values() for word in known}, key=key)


def themes(session: Session) -> Mapping[str, list[str]]:
    """The words by theme, without those taken out; one's own last."""
    own = session.rows(ListEntry).matching(list_code=LIST)
    off = {entry.code for entry in own if not entry.active}
    found = {
        theme: [word for word in known if key(word) not in off] for theme, known in WORDS.items()
    }
    listed = {key(word) for known in found.values() for word in known}
    found["own"] = [x.label for x in own if x.active and x.code not in listed]
    return found


def reminders(known: Mapping[str, list[str]], text: str) -> list[str]:
    """« dépression (santé) » for each word of a text that calls for care."""
    return [
        f"{word} ({_(THEMES[theme])})" if theme in THEMES else word
        for theme, words_of in known.items()
        for word in sensitive.met(text, words_of)
    ]


def _id(word: str) -> str:
    return derived_id("list_entry", LIST, key(word))
