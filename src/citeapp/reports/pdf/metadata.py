"""What a PDF says of itself: title, language, and that it holds to PDF/UA-1 and PDF/A-2a.

No date, no name of a person, no path: the same document gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from citeapp.base.errors import UserError
from citeapp.base.language import _
from citeapp.reports.content import Document

PROGRAM = "CitéApp"


def describe(canvas: Canvas, document: Document) -> None:
    """Title, language, author (the programme) and the marks of both standards."""
    canvas.setViewerPreference("DisplayDocTitle", "true")
    told = {
        "Title": document.title,
        "Subject": document.subject,
        "Author": document.header_left,
        "Creator": PROGRAM,
        "Producer": PROGRAM,
    }
    canvas._doc.info = pdfdoc.PDFDictionary(
        {name: pdfdoc.PDFString(value) for name, value in told.items() if value}
    )
    canvas._doc.Catalog.Metadata = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        ),
        _packet(document).encode(),
    )


def mean_colours(canvas: Canvas, profile: Path) -> None:
    """Say that red, green and blue are those of sRGB; ``profile`` is its ICC file."""
    try:
        data = profile.read_bytes()
    except OSError as error:
        raise UserError(
            _("Le fichier de couleurs {name} manque.", name=profile.name),
            safe=_("Vos données ne sont pas touchées."),
            todo=_("Réinstallez le programme."),
        ) from error
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), data, [pdfdoc.PDFZCompress])
    intent = {
        "Type": pdfdoc.PDFName("OutputIntent"),
        "S": pdfdoc.PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
        "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": canvas._doc.Reference(stream),
    }
    catalog = canvas._doc.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])


def _packet(document: Document) -> str:
    """The same in XML; what is empty is left out here too, since both must agree."""
    subject = author = ""
    if document.subject:
        subject = _ALTERNATIVE.format(name="description", text=escape(document.subject))
    if document.header_left:
        author = _CREATOR.format(text=escape(document.header_left))
    return _XMP.format(
        title=_ALTERNATIVE.format(name="title", text=escape(document.title)),
        subject=subject,
        author=author,
        language=escape(document.language),
        program=PROGRAM,
    )


_ALTERNATIVE = """
<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></dc:{name}>"""
_CREATOR = """
<dc:creator><rdf:Seq><rdf:li>{text}</rdf:li></rdf:Seq></dc:creator>"""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">{title}{subject}{author}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{program}</pdf:Producer>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
