"""Documents: what they say (content), and how they are drawn, as pages, texts and spreadsheets.

May import ``domain`` and ``base``; knows neither the store nor the use cases: it draws what
it is given. Start with ``content.py`` (the blocks), then ``documents/minutes.py`` (a document
built from them) and ``rendering.py`` (the door: a document and a file ending give bytes).

``documents/`` says what each document says; ``pdf/`` draws pages (reportlab), ``flowing/`` what
breaks its pages by itself (ODT by odfpy, DOCX by python-docx, HTML), ``sheets/`` spreadsheets;
``samples/`` holds one of each, to be looked at. What several of them need stands beside this.
"""
