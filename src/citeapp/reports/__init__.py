"""Documents: what they say (content), and how they are drawn, as pages, texts and spreadsheets.

May import ``domain`` and ``base``; knows neither the store nor the use cases: it draws what
it is given. Start with ``content.py`` (the blocks), then ``minutes.py`` (a document built
from them) and ``rendering.py`` (the door: a document and a file ending give bytes). Forms that
break pages by themselves (ODT, DOCX, HTML) draw the pieces that ``flow.py`` makes of the blocks.
One heavy library in files of its own: reportlab in ``pdf*.py``, ``charts.py`` and ``raster.py``,
python-docx in ``docx*.py``, odfpy in ``odt*.py`` and ``sheet_ods.py``, xlsxwriter in
``sheet_xlsx.py``.
"""
