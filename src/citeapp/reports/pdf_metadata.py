"""What a PDF says of itself: title, language, and that it holds to PDF/UA."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from citeapp.reports.content import Document


def describe(canvas: Canvas, document: Document) -> None:
    """Title, language and the PDF/UA mark, in the file's metadata."""
    canvas.setTitle(document.title)
    canvas.setSubject(document.subject)
    canvas.setAuthor(document.header_left)
    canvas.setCreator("CitéApp")
    canvas.setProducer("CitéApp")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    packet = _XMP.format(
        title=escape(document.title),
        subject=escape(document.subject),
        author=escape(document.header_left),
        language=escape(document.language),
    )
    canvas._doc.Catalog.Metadata = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary(kind), content=packet.encode() + b"\n"
    )


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>CitéApp</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
