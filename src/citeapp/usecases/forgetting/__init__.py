"""What an erasure needs beside itself; the use cases are in ``erasure.py``.

``mentions.py`` finds the texts that name someone, ``confirming.py`` who has erased it too.
"""
