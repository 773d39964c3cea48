"""Marks of presence and states of actions, in the words people use (domain.md 6.4)."""

from __future__ import annotations

import re

from citeapp.base.text import fold, key
from citeapp.intake.cells import Cell, text

_PRESENCE = {
    "present": "x p pr pres present presente presents oui o ok 1 v vu signe signee",
    "excused": "e ex exc exc excuse excusee excuses excusees",
    "absent": "a ab abs absent absente absents non n 0",
    "represented": "r rep repr represente representee pouvoir procuration",
    "remote": "d dist distance adistance visio visioconference teams zoom tel telephone",
    "partial": "partiel partielle partiellement retard enretard r/d parti partie",
}
_STATUS = {
    "done": "fait faite faits faites termine terminee termines realise realisee realises ok fini"
    " finie acheve achevee clos close oui valide regle",
    "in_progress": "encours commence commencee debute debutee entame entamee lance lancee"
    " partiel partiellement",
    "todo": "afaire noncommence noncommencee nondemarre avenir aprevoir prevu prevue non",
    "dropped": "abandonne abandonnee annule annulee supprime supprimee sanssuite",
    "postponed": "reporte reportee reportes decale decalee differe differee enattente"
    " suspendu suspendue",
}
_TICKS = frozenset("✓✔☑✅🗸√☒✗✘×")
_PRESENCE_WORDS = {word: code for code, words in _PRESENCE.items() for word in words.split()}
_STATUS_WORDS = {word: code for code, words in _STATUS.items() for word in words.split()}


def presence(cell: Cell) -> str | None:
    """A code of ``ATTENDANCE_STATE``; an empty cell is "unknown"; None: not understood."""
    if isinstance(cell, bool):
        return "present" if cell else "absent"
    written = text(cell).strip()
    if not written or written in "-–—?":
        return "unknown"
    if set(written) <= _TICKS:
        return "present"
    return _PRESENCE_WORDS.get(key(written))


def action_status(cell: Cell) -> str | None:
    """A code of ``ACTION_STATUS``, "" for an empty cell, None when not understood."""
    if isinstance(cell, bool):
        return "done" if cell else "todo"
    if isinstance(cell, int | float):
        return _share(float(cell) * (100 if 0 < cell <= 1 else 1))
    written = text(cell).strip()
    if not written:
        return ""
    if set(written) <= _TICKS:
        return "done"
    percent = re.search(r"(\d{1,3})(?:[.,]\d+)?\s*%", written)
    if percent:
        return _share(float(percent[1]))
    words = fold(written)
    for part in (words, re.split(r"[(,;:]", words)[0], words.split()[0]):
        if code := _STATUS_WORDS.get(key(part)):
            return code
    return None


def _share(percent: float) -> str | None:
    if not 0 <= percent <= 100:
        return None
    return "done" if percent == 100 else "in_progress" if percent else "todo"
