"""Préparer: the agenda first, when and where beside it, everything else folded below."""
