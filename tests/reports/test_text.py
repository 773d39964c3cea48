"""Documents as plain text: readable on a bare machine, nothing wider than 76."""

from __future__ import annotations

import pytest

from citeapp.reports.samples import every as samples
from citeapp.reports.text import WIDTH, text_bytes


@pytest.mark.parametrize("name", ["compte-rendu", "compte-rendu-vide", "emargement", "comptage"])
def test_text_is_the_agreed_one(name, same_as_golden):
    same_as_golden(f"{name}.txt", text_bytes(samples.documents()[name]).decode())


@pytest.mark.parametrize("name", samples.documents())
def test_no_line_is_wider_than_the_page(name):
    lines = text_bytes(samples.documents()[name]).decode().split("\r\n")
    assert max(map(len, lines)) <= WIDTH
    assert not any("\n" in line for line in lines)


def test_wide_tables_become_records():
    text = text_bytes(samples.documents()["suivi"]).decode().replace("\u00a0", " ")
    assert '    Quoi : <img src="file:///etc/passwd">\r\n' in text


def test_demo_data_say_so():
    text = text_bytes(samples.documents()["suivi-200"]).decode()
    assert text.replace("\u00a0", " ").count("*** Démonstration : personnes inventées ***") == 1
