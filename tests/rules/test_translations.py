"""The English catalogue says what the French does, and its tool finds every sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import translations
from translations import Unclear, in_step, marked, written

from citeapp.base.catalogue import Entry, catalogue, entries_of

PLACES = re.compile(r"\{\w*\}|%\(\w+\)\w|%[sr]")


def program(folder: Path, **modules: str) -> Path:
    """A program of a few modules, to be read for its sentences."""
    (folder / "citeapp").mkdir()
    for name, text in modules.items():
        (folder / "citeapp" / f"{name}.py").write_text(text, encoding="utf-8")
    return folder


def entries() -> list[Entry]:
    text = translations.CATALOGUE.read_text("utf-8")
    return [entry for entry in entries_of(text) if entry.key != ("",)]


def test_every_sentence_of_the_program_has_its_english() -> None:
    wanted = marked()
    known = {entry.key for entry in entries() if entry.complete}
    left = [f"{wanted[key]}: {key[0]}" for key in wanted if key not in known]
    gone = [f"said no more: {entry.key[0]}" for entry in entries() if entry.key not in wanted]
    if left or gone:
        pytest.fail(
            f"Run `{translations.COMMAND}`, write the English of what it names in "
            "resources/translations/en.po, and commit that file:\n" + "\n".join([*left, *gone]),
            pytrace=False,
        )


def test_nothing_is_lost_between_a_sentence_and_its_english() -> None:
    """Named places, lines, and the spaces at both ends, which join it to others."""
    for entry in entries():
        for n, said in enumerate(entry.said):
            source = entry.key[min(n, len(entry.key) - 1)]
            assert set(PLACES.findall(said)) == set(PLACES.findall(source)), source
            assert said.count("\n") == source.count("\n"), source
            assert (said[:1] == " ", said[-1:] == " ") == (
                source[:1] == " ",
                source.rstrip("\N{NO-BREAK SPACE}")[-1:] == " ",
            ), source


def test_english_is_written_in_its_own_signs() -> None:
    french = [e.key[0] for e in entries() if re.search("[«»]|\u00a0[:;!?]", " ".join(e.said))]
    assert not french


def test_the_catalogue_is_written_as_the_tool_writes_it() -> None:
    """So that whoever runs it next changes nothing but their own sentences."""
    assert translations.CATALOGUE.read_text("utf-8") == written(sorted(entries(), key=_by_key))


def _by_key(entry: Entry) -> tuple[str, ...]:
    return entry.key


def test_sentences_are_found_where_they_are_written(tmp_path: Path) -> None:
    source = program(
        tmp_path,
        one=(
            'from citeapp.usecases.acting import acts\n@acts("Noter")\n'
            'def f():\n    _("Un " "lieu")\n    ngettext("{n} jour", "{n} jours", 2)\n'
            'g = lambda: _("Plus tard")\n'
        ),
        two=(
            "from citeapp.domain.enumeration import Enumeration\n"
            'S = Enumeration("state", on="Ouvert", off="Fermé")\nprint("pas marqué")\n'
        ),
    )
    assert marked(source) == {
        ("Un lieu",): "citeapp/one.py",
        ("Plus tard",): "citeapp/one.py",
        ("{n} jour", "{n} jours"): "citeapp/one.py",
        ("Noter",): "citeapp/one.py",
        ("Ouvert",): "citeapp/two.py",
        ("Fermé",): "citeapp/two.py",
    }


def test_labels_are_found_in_the_table_they_come_from(tmp_path: Path) -> None:
    source = program(
        tmp_path,
        tables='NOUNS: dict[str, str] = {"place": "lieu"}\n_STEPS = ("Un", "Deux")\nOWN = "Soi"\n',
        shown=(
            "from citeapp.tables import NOUNS\n"
            'KINDS = {"a": ("Fiche", "Page")}\n'
            "def f(): _(NOUNS.get(noun, noun)), _(KINDS[kind][0])\n"
        ),
    )
    assert set(marked(source)) == {("lieu",), ("Fiche",), ("Page",)}


@pytest.mark.parametrize(
    "code", ["_(words)", '_(f"Le {day}")', '_("a" + b)', 'ngettext(one, "{n} jours", n)']
)
def test_a_sentence_that_cannot_be_found_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(Unclear, match=r"citeapp/odd\.py:1: "):
        marked(program(tmp_path, odd=f"def f(): {code}"))


@pytest.mark.parametrize(
    "code",
    [
        'TITLE = _("Lieu")',
        'class Place:\n    title = _("Lieu")',
        'def f(words=_("Lieu")): ...',
        '@named(ngettext("{n} jour", "{n} jours", 2))\ndef f(): ...',
    ],
)
def test_nothing_is_said_before_the_language_is_chosen(tmp_path: Path, code: str) -> None:
    with pytest.raises(Unclear, match="runs at import"):
        marked(program(tmp_path, odd=code))


def test_new_sentences_come_in_reworded_ones_are_fuzzy_old_ones_go() -> None:
    before = [
        Entry(("Choisissez un autre dossier.",), ("Choose another folder.",)),
        Entry(("Lieu",), ("Place",), comments=("# a room",)),
        Entry(("Plus personne ne le dit",), ("Nobody says it any more",)),
    ]
    wanted = [("Lieu",), ("Choisissez donc un autre dossier.",), ("{n} an", "{n} ans")]
    assert in_step(wanted, before) == [
        Entry(("Choisissez donc un autre dossier.",), ("Choose another folder.",), fuzzy=True),
        Entry(("Lieu",), ("Place",), comments=("# a room",)),
        Entry(("{n} an", "{n} ans"), ("", "")),
    ]


def test_what_is_written_is_read_back() -> None:
    known = [
        Entry(('Un « mot »\n\tet "un autre"\\',), ('A "word"\n\tand\\',), comments=("# here",)),
        Entry(("{n} an", "{n} ans"), ("{n} year", "{n} years"), fuzzy=True),
    ]
    assert list(entries_of(written(known)))[1:] == known


def test_the_head_is_that_of_english() -> None:
    read = catalogue(written([Entry(("{n} an", "{n} ans"), ("{n} year", "{n} years"))]))
    assert [read.counted("{n} an", "{n} ans", n) for n in (0, 1, 2)] == [
        "{n} years",
        "{n} year",
        "{n} years",
    ]
