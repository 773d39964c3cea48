"""The only room that speaks SQL: one encrypted SQLite file, journalled.

May import ``domain`` and ``base``. Start with ``connection.py`` (opening the file), then
``installed.py`` (triggers generated from the schema), ``journal.py`` and ``merging.py``.
"""
