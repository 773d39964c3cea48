"""Animer: the current point, its clock, the projector, and the evaluation at the end."""
