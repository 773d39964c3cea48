"""CitéApp: prepare, hold and follow up the rencontres of a Cité éducative, offline.

Start reading in :mod:`citeapp.usecases`: one function for each thing a person can do.
"""

__version__ = "0.1.0"
