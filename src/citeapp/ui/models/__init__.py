"""Item models: rows read through use cases, told to Qt's views with words for every cell.

They may import the use cases' values and the roles of ``widgets.tables``; start with
``tracking.py``. They write nothing: a cell that was typed in is told by a signal.
"""
