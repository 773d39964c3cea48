"""An empty Word file: python-docx's own, without what no document of ours uses."""

from __future__ import annotations

from typing import Any

import docx
from docx.oxml.ns import qn

_LEFT_OUT = ("stylesWithEffects", "customXml", "thumbnail")
"""Parts of the library's template: its styles once more, a bibliography, a picture of nothing."""
_TABLES = frozenset({"TableNormal", "TableGrid"})
_UNUSED = ("w:rsids", "w:savePreviewPicture", "w14:docId", "w:shapeDefaults", "w:themeFontLang")
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_2013 = "15"
"""An older way of laying out would be told as « mode de compatibilité » in the title bar."""


def empty() -> Any:
    """A document with the styles of the template, in the settings of French readers."""
    book = docx.Document()
    for holder in (book.part, book.part.package):
        for key, link in list(holder.rels.items()):
            if any(link.reltype.endswith(f"/{name}") for name in _LEFT_OUT):
                del holder.rels[key]
    styles = book.styles.element
    for one in list(styles.findall(qn("w:style"))):
        if one.get(qn("w:type")) == "table" and one.get(qn("w:styleId")) not in _TABLES:
            styles.remove(one)
    _settle(book.settings.element)
    return book


def _settle(settings: Any) -> None:
    for name in _UNUSED:
        tag = f"{{{_W14}}}docId" if name.startswith("w14") else qn(name)
        for one in settings.findall(tag):
            settings.remove(one)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), WORD_2013)
