"""What the exchange of bundles is made of; the use cases are in ``exchanges.py``.

Out: ``composing.py`` (what each reader gets), ``sending.py`` (the file). In: ``proving.py``
(whose word it is), ``arriving.py`` (looked at, then taken in), ``batches.py`` (several at once).
"""
