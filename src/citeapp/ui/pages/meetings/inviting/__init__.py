"""Inviter: who is told and how, who answered what, words to many, what to send."""
