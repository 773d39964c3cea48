"""Reads other people's files and proposes what they say; writes nothing, knows no store.

May import ``domain`` and ``base``. Start with ``tables.py`` (a file becomes rows of cells),
then ``headers.py`` (which column is what) and ``reading.py`` (a table becomes a reading);
``matching.py`` says who may be the same person, and leaves the decision to people.
"""
