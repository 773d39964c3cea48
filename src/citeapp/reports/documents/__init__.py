"""The documents, one file each: what each says, as blocks of ``content.py``, free of any format.

A file takes a frozen input (``MinutesInput``) and gives a ``Document``; it knows no store, no
window and no drawing library. ``minutes.py`` is the model; ``blank.py`` is what the sheets to
fill in by hand have in common. Every one has its sample in ``reports/samples``.
"""
