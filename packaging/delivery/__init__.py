"""Makes what is handed over: an archive for Linux, a folder and an installer for Windows.

Run by ``dev.py build --target …`` inside the environment of the clone; knows nothing of the
program but its name and version. Start with ``linux.py`` and ``windows.py``; the Windows product
is made and tested on Debian, under Wine.
"""
