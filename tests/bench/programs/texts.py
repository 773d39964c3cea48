"""Two edits each of long texts, received here and by a text CRDT.

texts.py prepare FOLDER COUNT     two authors and a receiver with COUNT texts; their two bundles
texts.py receive FOLDER           the real merge of both bundles, one after the other
texts.py crdt FOLDER              the yardstick: pycrdt loads, applies and saves the same edits

The yardstick keeps each text as one value in a file of the same encrypted library, synced to
disk as ours is; it knows no authors, no signatures, no conflicts and no search.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import million
from measuring import timed
from pycrdt import Doc, Text

import exchange
from citeapp import bootstrap
from citeapp.domain.meeting import Line
from citeapp.store.connection import Connection
from citeapp.usecases import exchanges
from citeapp.usecases.session import Session

LINES, WORDS = 20, 20
"""Of each text: 3 kB."""
KEY = bytes(range(32))


def prepare(folder: Path, count: str) -> dict[str, Any]:
    names = {"sender": "Samira", "other": "Awa", "receiver": "Karim"}
    desks = {
        place: million.create(folder / place, name, coordinator=place == "sender")
        for place, name in names.items()
    }
    sender, other, receiver = desks.values()
    for one, two in ((sender, other), (sender, receiver), (other, receiver)):
        million.enrol(one, two, folder)
    texts = written(sender, int(count))
    exchanges.export(sender, path=folder / "texts.citlot", everything=True)
    for desk in (other, receiver):
        exchanges.merge(desk, path=folder / "texts.citlot", confirmed=True)
        exchanges.export(desk, path=folder / "known.citlot")
        exchanges.merge(sender, path=folder / "known.citlot")
    for place, line in (("sender", 3), ("other", 7)):
        edit(desks[place], line)
        exchanges.export(desks[place], path=folder / f"{place}.citlot")
    for desk in desks.values():
        bootstrap.close(desk)
    with_crdt(folder / "crdt.db", texts)
    return {"kilobytes": len("\n".join(texts[0]).encode()) / 1000}


def receive(folder: Path) -> dict[str, Any]:
    found = [exchange.merge(folder, f"{place}.citlot") for place in ("sender", "other")]
    return {
        "seconds": sum(one["seconds"] for one in found),
        "words": sum(one["words"] for one in found),
        "operations": sum(one["operations"] for one in found),
        "conflicts": sum(one["conflicts"] for one in found),
    }


def crdt(folder: Path) -> dict[str, Any]:
    connection = Connection(folder / "crdt.db", KEY)

    def received() -> None:
        with connection.transaction():
            texts = connection.rows("SELECT id, state, first, second FROM text")
            connection.run_many(
                "UPDATE text SET state = ?, shown = ? WHERE id = ?",
                ((*merged(*updates), id) for id, *updates in texts),
            )

    seconds = timed(received)
    connection.close()
    return {"seconds": seconds}


def written(session: Session, count: int) -> list[list[str]]:
    """Texts line by line, in the workspace and as they are."""
    chance = random.Random(7)
    texts = [[million.sentence(chance, WORDS) for _line in range(LINES)] for _text in range(count)]
    owners = [session.new_id() for _text in texts]
    with session.workspace.act("bench"):
        session.rows(Line).add_all(
            Line(
                id=session.new_id(),
                owner_id=owner,
                field="notes",
                order_key=f"a{n:02}",
                kind="note",
                text=line,
            )
            for owner, text in zip(owners, texts, strict=True)
            for n, line in enumerate(text)
        )
    return texts


def edit(session: Session, line: int) -> None:
    """The same line of each text gets some words more."""
    with session.workspace.act("bench"):
        session.workspace.connection.execute(
            "UPDATE line SET text = text || ' relu' WHERE order_key = ?", (f"a{line:02}",)
        )


def with_crdt(path: Path, texts: list[list[str]]) -> None:
    """The same texts and edits as pycrdt keeps them."""
    connection = Connection(path, KEY, create=True)
    connection.execute("CREATE TABLE text (id INTEGER PRIMARY KEY, state, first, second, shown)")
    with connection.transaction():
        connection.run_many(
            "INSERT INTO text (state, first, second) VALUES (?, ?, ?)",
            (stored(lines) for lines in texts),
        )
    connection.close()


def stored(lines: list[str]) -> tuple[bytes, bytes, bytes]:
    """A text, and what each of two authors changed in it."""
    base: Doc[Text] = Doc()
    base["text"] = Text("\n".join(lines))
    state = base.get_update()
    return state, changed(state, lines, 3), changed(state, lines, 7)


def changed(state: bytes, lines: list[str], line: int) -> bytes:
    doc = loaded(state)
    before = doc.get_state()
    end = len("\n".join(lines[: line + 1]).encode())
    doc.get("text", type=Text).insert(end, " relu")
    return doc.get_update(before)


def merged(state: bytes, first: bytes, second: bytes) -> tuple[bytes, str]:
    """What the yardstick does with each text."""
    doc = loaded(state)
    doc.apply_update(first)
    doc.apply_update(second)
    return doc.get_update(), str(doc.get("text", type=Text))


def loaded(state: bytes) -> Doc[Text]:
    doc: Doc[Text] = Doc()
    doc.apply_update(state)
    return doc


STAGES: dict[str, Callable[..., dict[str, Any]]] = {
    stage.__name__: stage for stage in (prepare, receive, crdt)
}

if __name__ == "__main__":
    print(json.dumps(STAGES[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])))
