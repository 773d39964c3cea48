"""The bytes of a PDF, written small: what reportlab made, in compressed object streams.

reportlab writes each tag of the structure as text of its own; packed together they take a
tenth of the room (PDF 1.5, 7.5.7). Streams end as PDF/A asks. No date stands in the file:
the same document gives the same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0  # streams as bytes: writing them in letters takes a quarter more room

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACK = 200
"""Objects in one stream: a reader unpacks it whole to get at one of them."""
_LEVEL = 6
_STREAM_END = b"endstream\n"


@dataclass
class _File:
    """Bytes so far, and where each object stands: an offset, or a stream and a place in it."""

    parts: list[bytes] = field(default_factory=lambda: [_HEAD])
    length: int = len(_HEAD)
    places: dict[int, tuple[int, int, int]] = field(default_factory=dict)

    def add(self, number: int, body: bytes) -> None:
        """An object of its own."""
        self.places[number] = (1, self.length, 0)
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        self.parts.append(part)
        self.length += len(part)


def file_bytes(canvas: Canvas, written: dict[int, bytes]) -> bytes:
    """The file of a canvas whose last page is shown; the canvas is not used any more.

    ``written`` holds objects that the canvas does not know, by number.
    """
    doc = canvas._doc
    for font in doc.delayedFonts:
        font.addObjects(doc)
    catalog, info = doc.Reference(doc.Catalog), doc.Reference(doc.info)
    doc.Outlines.prepare(doc, canvas)
    if doc.Outlines.ready < 0:
        doc.Catalog.Outlines = None
    file = _File()
    packed: list[tuple[int, bytes]] = []
    number = 1
    while number <= doc.objectcounter:  # writing one may make another
        body = written.get(number)
        if body is None:
            body = pdfdoc.format(doc.idToObject[doc.numberToId[number]], doc, toplevel=1)
        if body.endswith(_STREAM_END):
            file.add(number, body.removesuffix(_STREAM_END) + b"\n" + _STREAM_END.rstrip())
        else:
            packed.append((number, body))
        number += 1
    for start in range(0, len(packed), _PACK):
        _pack(file, number, packed[start : start + _PACK])
        number += 1
    _finish(file, number, catalog.format(doc), info.format(doc))
    return b"".join(file.parts)


def _pack(file: _File, number: int, objects: list[tuple[int, bytes]]) -> None:
    """Objects one after the other in one stream, after the list of where each begins."""
    heads: list[bytes] = []
    offset = 0
    for place, (name, body) in enumerate(objects):
        heads.append(b"%d %d" % (name, offset))
        file.places[name] = (2, number, place)
        offset += len(body) + 1
    head = b" ".join(heads) + b"\n"
    names = {b"Type": b"/ObjStm", b"N": b"%d" % len(objects), b"First": b"%d" % len(head)}
    file.add(number, _stream(names, head + b"\n".join(body for _name, body in objects)))


def _finish(file: _File, number: int, catalog: bytes, info: bytes) -> None:
    """The table of all objects, itself a stream, and the end of the file."""
    start = file.length
    file.places[number] = (1, start, 0)
    rows = [(0, 0, 65535), *(file.places[one] for one in range(1, number + 1))]
    table = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + place.to_bytes(2, "big")
        for kind, where, place in rows
    )
    name = hashlib.md5(b"".join(file.parts), usedforsecurity=False).hexdigest().encode()
    names = {
        b"Type": b"/XRef",
        b"Size": b"%d" % len(rows),
        b"W": b"[1 4 2]",
        b"Root": catalog,
        b"Info": info,
        b"ID": b"[<%s><%s>]" % (name, name),
    }
    file.add(number, _stream(names, table))
    file.parts.append(b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(names: dict[bytes, bytes], content: bytes) -> bytes:
    packed = zlib.compress(content, _LEVEL)
    names |= {b"Filter": b"/FlateDecode", b"Length": b"%d" % len(packed)}
    entries = b" ".join(b"/%s %s" % entry for entry in names.items())
    return b"<< %s >>\nstream\n%s\nendstream" % (entries, packed)
