"""French is the source; another catalogue is looked up when a word is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from citeapp.base import language
from citeapp.base.language import _, in_french, ngettext

ENGLISH = """
msgid "Lieu"
msgstr "Place"

msgid "{n} action"
msgid_plural "{n} actions"
msgstr[0] "{n} action to do"
msgstr[1] "{n} actions to do"
"""


@pytest.fixture(autouse=True)
def french_again(tmp_path: Path) -> Iterator[None]:
    yield
    language.choose("fr", tmp_path)


@pytest.fixture
def english(tmp_path: Path) -> None:
    (tmp_path / "en.po").write_text(ENGLISH, encoding="utf-8")
    language.choose("en", tmp_path)


def test_french_needs_no_catalogue() -> None:
    assert _("Rencontre du {day}", day="12 mars") == "Rencontre du 12 mars"


def test_braces_that_a_person_typed_are_left_alone() -> None:
    assert _("Le collectif « {name} » existe déjà.", name="{0} {name}") == (
        "Le collectif « {0} {name} » existe déjà."
    )
    assert _("Un modèle entre { et }") == "Un modèle entre { et }"


@pytest.mark.parametrize(
    ("n", "words"),
    [(0, "0 action"), (1, "1 action"), (2, "2 actions"), (-1, "-1 action"), (-3, "-3 actions")],
)
def test_zero_and_one_are_singular_in_french(n: int, words: str) -> None:
    assert ngettext("{n} action", "{n} actions", n) == words


def test_a_plural_has_other_places_to_fill() -> None:
    assert ngettext("{n} ligne de {who}", "{n} lignes de {who}", 2, who="Awa") == "2 lignes de Awa"


@pytest.mark.usefixtures("english")
def test_another_language_follows_its_own_plural() -> None:
    assert _("Lieu") == "Place"
    assert [ngettext("{n} action", "{n} actions", n) for n in (0, 1, 2)] == [
        "0 actions to do",
        "1 action to do",
        "2 actions to do",
    ]


@pytest.mark.usefixtures("english")
def test_what_is_not_translated_is_shown_in_french() -> None:
    assert _("Collectif {name}", name="Dorignies") == "Collectif Dorignies"
    assert ngettext("{n} ligne", "{n} lignes", 0) == "0 ligne"


def test_an_unknown_language_is_french(tmp_path: Path) -> None:
    for unknown in ("tlh", "../en", ""):
        language.choose(unknown, tmp_path)
        assert _("Lieu") == "Lieu"
        assert ngettext("{n} action", "{n} actions", 0) == "0 action"


@pytest.mark.usefixtures("english")
def test_what_is_sent_to_people_is_french() -> None:
    @in_french()
    def document() -> list[str]:
        return [_("Lieu"), ngettext("{n} action", "{n} actions", 2)]

    assert document() == ["Lieu", "2 actions"]
    assert _("Lieu") == "Place", "the window goes on in its own language"


@pytest.mark.usefixtures("english")
def test_a_document_made_beside_the_window_leaves_it_its_language() -> None:
    """Documents are made by a thread of their own, while the window is painted."""
    seen: list[str] = []
    with in_french():
        other = Thread(target=lambda: seen.append(_("Lieu")))
        other.start()
        other.join()
    assert seen == ["Place"]


def test_the_language_is_asked_for_by_a_variable() -> None:
    assert language.asked({}) == "fr"
    assert language.asked({"CITEAPP_LANGUAGE": ""}) == "fr"
    assert language.asked({"CITEAPP_LANGUAGE": "en"}) == "en"
    assert language.asked({"CITEAPP_LANGUAGE": "en_GB.UTF-8"}) == "en"
