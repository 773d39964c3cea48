"""Émarger: the sign-in sheet, one key a person, and who is in the room."""
