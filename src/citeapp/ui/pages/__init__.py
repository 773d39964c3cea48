"""The pages, one folder each, built when first opened; none imports another.

A page is a ``citeapp.ui.page.Page``, named once in ``citeapp.ui.shell.navigation``; its pictures
are drawn by the ``scenes.py`` of its folder.
"""
