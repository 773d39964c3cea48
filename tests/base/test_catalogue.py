"""The ``.po`` file is read as gettext's own tools and translation editors write it."""

from __future__ import annotations

import pytest

from citeapp.base.catalogue import Entry, catalogue, entries_of

HEAD = """msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"
"""


def test_an_editor_may_break_lines_and_add_comments() -> None:
    text = """
# To whoever translates: a button.
#: src/citeapp/ui/starting/app.py
msgid ""
"Une phrase "
"« longue »\\n"
msgstr ""
"A \\"long\\" "
"sentence\\n"
"""
    assert list(entries_of(text)) == [
        Entry(
            ("Une phrase « longue »\n",),
            ('A "long" sentence\n',),
            comments=("# To whoever translates: a button.", "#: src/citeapp/ui/starting/app.py"),
        )
    ]


def test_a_backslash_stays_one() -> None:
    (entry,) = entries_of('msgid "C:\\\\nord"\nmsgstr "C:\\\\north"\n')
    assert entry == Entry(("C:\\nord",), ("C:\\north",))


@pytest.mark.parametrize("flag", ["#, fuzzy", "#, python-brace-format, fuzzy"])
def test_what_is_fuzzy_missing_or_obsolete_is_not_shown(flag: str) -> None:
    read = catalogue(
        f'{flag}\nmsgid "Lieu"\nmsgstr "Plaice"\n\n'
        'msgid "Jour"\nmsgstr ""\n\n'
        '#~ msgid "Heure"\n#~ msgstr "Hour"\n\n'
        'msgid "{n} an"\nmsgid_plural "{n} ans"\nmsgstr[0] "{n} year"\nmsgstr[1] ""\n'
    )
    assert [read.one(word) for word in ("Lieu", "Jour", "Heure")] == ["Lieu", "Jour", "Heure"]
    assert read.counted("{n} an", "{n} ans", 1) is None


def test_the_head_says_which_form_a_number_takes() -> None:
    read = catalogue(
        HEAD + '\nmsgid "un"\nmsgid_plural "des"\n'
        'msgstr[0] "one"\nmsgstr[1] "two"\nmsgstr[2] "many"\n'
    )
    assert [read.counted("un", "des", n) for n in (0, 1, 2, 5, -1)] == [
        "many",
        "one",
        "two",
        "many",
        "one",
    ]


def test_an_empty_file_says_nothing() -> None:
    assert catalogue("").one("Lieu") == "Lieu"
