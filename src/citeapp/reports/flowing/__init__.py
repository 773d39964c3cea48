"""Documents that break their pages by themselves: ODT, DOCX and HTML.

``flow.py`` makes simple pieces (``pieces.py``) of the blocks of a document; ``odt.py``,
``docx.py`` and ``html.py`` draw these, each with the one library it needs.
"""
