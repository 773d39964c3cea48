"""French is the source; another catalogue is looked up when a word is shown."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from citeapp.base import language
from citeapp.base.language import _, ngettext

HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n"


@pytest.fixture(autouse=True)
def french_again(tmp_path: Path) -> Iterator[None]:
    yield
    language.choose("fr", tmp_path)


def catalogue(folder: Path, words: dict[str, str]) -> None:
    """A compiled catalogue in English, as msgfmt writes it."""
    entries = sorted((k.encode(), v.encode()) for k, v in {"": HEADER, **words}.items())
    keys = b"".join(k + b"\0" for k, _v in entries)
    start = 28 + 16 * len(entries)
    heads, at, to = [], start, start + len(keys)
    tails = []
    for key, value in entries:
        heads.append(struct.pack("<II", len(key), at))
        tails.append(struct.pack("<II", len(value), to))
        at, to = at + len(key) + 1, to + len(value) + 1
    values = b"".join(v + b"\0" for _k, v in entries)
    first = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, start)
    path = folder / "en" / "LC_MESSAGES" / "citeapp.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(first + b"".join(heads) + b"".join(tails) + keys + values)


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


def test_another_language_follows_its_own_plural(tmp_path: Path) -> None:
    catalogue(
        tmp_path,
        {"Lieu": "Place", "{n} action\0{n} actions": "{n} action to do\0{n} actions to do"},
    )
    language.choose("en", tmp_path)
    assert _("Lieu") == "Place"
    assert [ngettext("{n} action", "{n} actions", n) for n in (0, 1)] == [
        "0 actions to do",
        "1 action to do",
    ]


def test_what_is_not_translated_is_shown_in_french(tmp_path: Path) -> None:
    catalogue(tmp_path, {"Lieu": "Place"})
    language.choose("en", tmp_path)
    assert _("Collectif {name}", name="Dorignies") == "Collectif Dorignies"


def test_an_unknown_language_is_french(tmp_path: Path) -> None:
    language.choose("tlh", tmp_path)
    assert _("Lieu") == "Lieu"
    assert ngettext("{n} action", "{n} actions", 0) == "0 action"
