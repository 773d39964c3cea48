"""pdfium, the library that reads PDF files: imported when the first one comes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

ONE_AT_A_TIME = threading.Lock()
"""Held around every call, whatever thread makes it: the library bears no two at once."""


def opened(data: bytes) -> PdfDocument:
    """The document of a file, to be closed by whoever asked. Raises RuntimeError for damage."""
    import pypdfium2

    return pypdfium2.PdfDocument(data)
