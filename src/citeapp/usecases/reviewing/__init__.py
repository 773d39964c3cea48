"""What conflicts, settlements, joins and duplicates are told with; start with ``versions.py``.

Rows and values in words, the two sides of a question, a proposal that takes both.
"""
