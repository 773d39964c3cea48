"""Samples of every document, of invented people, to be drawn by the tests and looked at.

``every.py`` lists them all and draws them; the others make them, family by family.
"""
