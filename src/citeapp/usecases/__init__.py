"""What a person can do: one keyword-only function each, in one transaction.

A function that writes is decorated with ``@acts("Label shown in Annuler")`` and returns an
:class:`~citeapp.usecases.acting.Outcome`; one that reads with ``@reads``. Window and command
line call the same functions. May import every room below. Start with ``acting.py``.
Folders hold what several of them are made of, and are called by them alone or to word a page.
"""
