"""A document as tagged PDF: the small layer over reportlab that writes PDF/UA-1 and PDF/A-2a.

Start with ``document.py`` (blocks to bytes), then ``layout.py`` (where each line stands) and
``tags.py`` (what each line is). ``plain.py``, ``poster.py`` and ``card_pages.py`` lay pages out
of their own. The only room that knows reportlab, but for charts and rasters beside it.
"""
