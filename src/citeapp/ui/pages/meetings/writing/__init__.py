"""Rédiger: notes by point, a row of the store a line, and what a line can become."""
