"""The command line: the second customer of the use cases, one module a command.

May import bootstrap and the rooms below, never ``ui``. Start with ``main.py``.
"""
