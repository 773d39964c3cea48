"""From the click on the icon to the first page: the frame, the work behind it, what may go wrong.

Start with ``door.py`` (paints, then imports), ``start.py`` (opens the work) and ``opening.py``
(a first start, a passphrase, a damaged file). Nothing here is needed once the window stands.
"""
