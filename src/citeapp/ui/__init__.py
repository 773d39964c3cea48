"""The window: the only room with Qt. May import use cases and everything below, never the store.

Inside: pages, then dialogs, models, widgets, then runner, changes and messages. Pages never
import each other: they reach one another through the navigator (``page.py``). Start with
``main_window.py``; the list of pages is ``navigation.py``.
"""
