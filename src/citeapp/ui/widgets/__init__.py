"""Small widgets in the project's hand: they know the style and the icons, nothing of the trade.

Every text they show is plain text, every one that takes the focus has an accessible name.
Look at them all at once: ``python -m citeapp.ui.studio.screens FOLDER --only gallery``.
"""
