"""What stands around every page: the window, its rail, palette, help, banners and progress.

Start with ``main_window.py``; ``navigation.py`` lists the pages. What
the shell asks of the work behind it is said in ``ui/desk.py``.
"""
