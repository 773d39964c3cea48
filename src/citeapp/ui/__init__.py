"""The window: the only room with Qt. May import use cases and everything below, never the store.

From the top down: ``starting`` (the click on the icon), ``shell`` (what stands around every
page), ``pages``, ``parts`` (what several pages show), ``dialogs``, ``models``, ``widgets``; below
these the runner, the changes and the look. ``studio`` draws all of it for the eye. Pages never
import each other: they reach one another through the navigator (``page.py``). Start with
``shell/main_window.py``; the list of pages is ``shell/navigation.py``.
"""

import builtins
import ctypes
import sys

import shiboken6  # noqa: F401  (it puts its hook into every import)

# The hook reads the source of each module that is imported afterwards, the libraries' too, and
# keeps it (8 MB at the start), to learn whether it asks for PySide's optional spellings
# (« from __feature__ import snake_case »). Nothing here does: imports go on as they were before.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

if sys.version_info < (3, 12):
    # PySide6 6.12.0 reckons, as Python 3.12 has it, that constants are immortal: it gives back
    # references to True (at every Signal.emit) and None that it never took, and Python 3.11
    # aborts after a few thousand (« bool_dealloc », « none_dealloc »). Each constant gets
    # more references than any session can spend.
    for _constant in (True, False, None, NotImplemented):
        ctypes.c_ssize_t.from_address(id(_constant)).value += 1 << 30
