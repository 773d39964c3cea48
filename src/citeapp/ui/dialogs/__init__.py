"""Dialogs that several pages open; none of them blocks the program."""
