"""Pictures of the window, for eyes and for the guide: scenes, and who draws them.

``python -m citeapp.ui.studio.screens FOLDER`` draws every scene of every page.
"""
