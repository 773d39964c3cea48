"""How readings of other people's files become rows: one file a kind, all through ``tally.py``.

Nothing here decides alone: blanks never overwrite, doubles are proposed, and the report
names every row. Start with ``citeapp.usecases.imports``, then ``opening.py`` (a file as it
is understood) and ``taking.py`` (what it becomes).
"""
