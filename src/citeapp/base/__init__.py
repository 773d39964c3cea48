"""What every room may lean on: errors, settings, paths, language, clock, identifiers, text.

Imports nothing of the house. Start with ``errors.py``: the two families of error.
"""
