"""Rows ⇄ domain values: a generic repository, and one file for each noun that asks for more.

Start with ``generic.py``.
"""
