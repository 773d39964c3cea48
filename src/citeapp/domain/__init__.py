"""The words of the trade: frozen dataclasses, enumerations and rules as pure functions.

One file a noun; the fields of a dataclass are the columns of its table. Imports ``base`` only.
Start with ``meeting.py``.
"""
