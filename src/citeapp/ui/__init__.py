"""The window: the only room with Qt. May import use cases and everything below, never the store.

Inside: pages, then dialogs, models, widgets, then runner, changes and messages. Pages never
import each other: they reach one another through the navigator (``page.py``). Start with
``main_window.py``; the list of pages is ``navigation.py``.
"""

import ctypes
import sys

if sys.version_info < (3, 12):
    # PySide6 6.12.0 reckons, as Python 3.12 has it, that constants are immortal: it gives back
    # references to True (at every Signal.emit) and None that it never took, and Python 3.11
    # aborts after a few thousand (« bool_dealloc », « none_dealloc »). Each constant gets
    # more references than any session can spend.
    for _constant in (True, False, None, NotImplemented):
        ctypes.c_ssize_t.from_address(id(_constant)).value += 1 << 30
