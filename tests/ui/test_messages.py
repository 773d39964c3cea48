"""Errors are told in French; the log of a bug holds places, never what a person typed."""

from __future__ import annotations

import logging

import pytest

from citeapp.base.errors import DiskRefused
from citeapp.ui.messages import bug_id, notice


def raised(text: str) -> Exception:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_a_user_error_says_what_happened_what_is_safe_and_what_to_do() -> None:
    told = notice(DiskRefused("La clé est pleine.", safe="Rien n’est perdu.", todo="Videz-la."))
    assert told.text == "La clé est pleine."
    assert told.detail == "Rien n’est perdu. Videz-la."
    assert told.bug == ""


def test_a_bug_has_an_id_and_its_log_holds_no_name(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        told = notice(raised("Aïcha Benali"))
    assert told.bug in told.detail
    assert told.bug in caplog.text
    assert "Aïcha" not in caplog.text
    assert "Traceback" not in told.text + told.detail


def test_the_same_bug_has_the_same_id() -> None:
    assert bug_id(raised("a")) == bug_id(raised("b"))
