"""Spelling of what people write: the French dictionary, the names of the workspace, own words."""

from __future__ import annotations

from citeapp.base import lexicon
from citeapp.base.errors import InputRefused
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain import spelling
from citeapp.domain.duplicate import ListEntry
from citeapp.usecases import maintenance
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session

LIST = "own_words"
"""The editable list of words that are right here: acronyms, places, the team's own."""
SETTING = "spelling"
TRADE = frozenset({"doodle", "paperboard", "pedibus", "pédibus", "roti"})
"""Words of the trade that no dictionary has yet."""
NOUNS = (
    "person",
    "organisation",
    "organisation_alias",
    "venue",
    "collective",
    "facilitator",
    "list_entry",
)
_NAMES = " UNION ALL ".join(
    (
        "SELECT first_name || ' ' || coalesce(last_name, '') FROM v_person",
        "SELECT coalesce(last_name, '') FROM v_person",
        "SELECT name || ' ' || coalesce(commune, '') FROM v_organisation",
        "SELECT name FROM v_organisation_alias",
        "SELECT name || ' ' || coalesce(commune, '') FROM v_venue",
        "SELECT name || ' ' || coalesce(commune, '') FROM v_collective",
        "SELECT display_name FROM v_facilitator",
        f"SELECT label FROM v_list_entry WHERE list_code = '{LIST}' AND active = 1",
    )
)
"""A last name stands twice: a person may have no first name."""


class Vocabulary:
    """``"école" in vocabulary``: the dictionary, then the names and words of this workspace."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._french = lexicon.french()

    def __contains__(self, word: object) -> bool:
        return word in self._french or str(word).lower() in self._names


def vocabulary(session: Session, /) -> Vocabulary:
    """The words that are right here, as of now; names also as one types them without accents."""
    rows = session.workspace.connection.rows(_NAMES)
    written = " ".join(name for (name,) in rows if name).lower().replace("’", "'")
    return Vocabulary(
        TRADE.union(
            part
            for text in (written, fold(written))
            for word in spelling.WORD.findall(text)
            for part in {word, *word.replace("'", "-").split("-")}
        )
    )


@reads
def doubtful(session: Session, /, *, text: str) -> list[str]:
    """The words of a text that are neither in the dictionary nor names known here."""
    known = vocabulary(session)
    return [text[start:end] for start, end in spelling.doubtful(text, known)]


@reads
def suggestions(session: Session, /, *, word: str) -> list[str]:
    """What a word could have been, the likeliest first."""
    return spelling.suggestions(word, vocabulary(session))


@reads
def own_words(session: Session, /) -> list[ListEntry]:
    """The words that the team has declared right."""
    return session.rows(ListEntry).where(
        "t.list_code = ? AND t.active = 1", (LIST,), order="t.label, t.id"
    )


@acts("Garder un mot")
def keep_word(session: Session, /, *, word: str) -> ListEntry:
    """A word is right from now on, for the whole team; the same one twice is one."""
    if not spelling.WORD.fullmatch(word):
        raise InputRefused(_("Un seul mot, fait de lettres, est attendu."))
    code = fold(word)
    return session.rows(ListEntry).put(
        ListEntry(
            id=derived_id("list_entry", LIST, code),
            list_code=LIST,
            code=code,
            label=word,
            active=True,
        )
    )


@acts("Ne plus garder un mot")
def drop_word(session: Session, /, *, word: str) -> ListEntry:
    """A word is doubtful again."""
    return session.rows(ListEntry).change(derived_id("list_entry", LIST, fold(word)), active=False)


def wanted(session: Session, /) -> bool:
    """Whether doubtful words are underlined on this machine."""
    return maintenance.setting(session, name=SETTING, default="on") == "on"


def set_wanted(session: Session, /, on: bool) -> None:
    """Underline doubtful words on this machine, or not."""
    maintenance.set_setting(session, name=SETTING, value="on" if on else "off")
