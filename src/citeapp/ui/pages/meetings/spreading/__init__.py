"""Diffuser: the compte rendu, where it stands, and to whom it was given."""
