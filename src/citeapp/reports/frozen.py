"""A document kept as it is: its content as JSON, drawn again years later as it was.

What a later program added to a block is left out here, a block that this one does not know is
drawn as its words: old minutes can always be read.
"""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from citeapp.reports import content
from citeapp.reports.content import Document, Paragraph

KINDS: dict[str, type[Any]] = {
    name: kind
    for name, kind in vars(content).items()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind)
}

BYTES = "bytes"
"""The kind of a picture's bytes, which stand as base64."""


def freeze(document: Document) -> str:
    """The document as JSON, one object a block, with its kind."""
    return json.dumps(_plain(document), ensure_ascii=False)


def thaw(text: str) -> Document:
    """The document that was frozen. Raises ValueError when it is none."""
    found = _made(json.loads(text))
    if not isinstance(found, Document):
        raise ValueError("not a document")
    return found


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, bytes):
        return {"kind": BYTES, "base64": base64.b64encode(value).decode()}
    if dataclasses.is_dataclass(value):
        fields = {
            field.name: _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        }
        return {"kind": type(value).__name__, **fields}
    return value


def _made(value: object) -> Any:
    if isinstance(value, list):
        return tuple(_made(one) for one in value)
    if not isinstance(value, dict):
        return value
    if value.get("kind") == BYTES:
        return base64.b64decode(str(value.get("base64", "")), validate=True)
    kind = KINDS.get(str(value.get("kind")))
    if kind is None:
        return Paragraph(" ".join(_words(value)))
    known = {field.name for field in dataclasses.fields(kind)}
    try:
        return kind(**{name: _made(given) for name, given in value.items() if name in known})
    except TypeError as error:
        raise ValueError(f"not a whole {kind.__name__}") from error


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name != "kind":
                yield from _words(one)
