"""What documents are made of: rows gathered into the inputs of ``reports/documents``.

``usecases/documents.py`` lists the documents and asks for them here; the coordinator's page
shows the same figures. Start with ``gathering.py`` (what a compte rendu says) and ``printed.py``
(whose name may stand on paper). Figures of a year: ``year_rows.py`` reads once, ``year_figures.py``
counts, ``indicators.py`` names them, ``annual.py`` tells them.
"""
