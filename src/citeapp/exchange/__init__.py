"""Files that travel between machines: identities, cards, bundles and their seals.

May import store, domain and base; holds no SQL and knows no table. Reading begins in
``bundle.py``; what a person is told when a file is refused stands in ``refusals.py``.
"""
