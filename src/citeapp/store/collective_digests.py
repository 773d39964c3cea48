"""The digests of each collectif: what is held of it, and what that shows.

Machines that do not read the same collectifs never hold the same operations as a whole. Of one
collectif they may: then its rows must be the same, and the two digests tell so without anything
being shown.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping

from citeapp.store import scope
from citeapp.store.connection import Connection
from citeapp.store.fingerprint import counted, told

Digests = Mapping[str, tuple[str, str]]
"""Collectif to a digest of the operations held on its rows, and one of their content."""

_HELD = """
SELECT l.collective, s.guid, o.seq FROM _s_op o CROSS JOIN temp.label l ON l.pk = o.pk
JOIN _s_site s ON s.n = o.site AND s.private = 0 WHERE o.aside = 0
"""
_ENDINGS = """
SELECT '', s.guid, o.seq FROM _s_op o JOIN _s_site s ON s.n = o.site AND s.private = 0
WHERE o.aside = 0 AND o.kind IN ('E', 'X')
"""


def of_all(connection: Connection) -> tuple[str, Digests]:
    """The digest of the whole, and those of each collectif, as ``scope.label`` found their rows.

    Counted in one reading of the tables and one of the journal. Erasures are part of what is
    held of every collectif, since they empty rows anywhere.
    """
    labels = scope.labels(connection)
    whole, content = 0, defaultdict[str, int](int)
    for pk, found in counted(connection):
        whole += found
        for collective in labels.get(pk, ()):
            content[collective] += found
    held = _held(connection)
    return told(whole), {
        collective: (told(held[collective] + held[""]), told(content[collective]))
        for collective in {one for named in labels.values() for one in named}
    }


def differing(ours: Digests, theirs: Digests) -> tuple[set[str], set[str]]:
    """The collectifs of which both hold the same: those that differ all the same, and the rest."""
    same = {one for one in theirs if one in ours and ours[one][0] == theirs[one][0]}
    apart = {one for one in same if ours[one][1] != theirs[one][1]}
    return apart, same - apart


def _held(connection: Connection) -> defaultdict[str, int]:
    """Sums of the hashes of the dots held; "" has those of erasures."""
    sums = defaultdict[str, int](int)
    for query in (_HELD, _ENDINGS):
        for collective, guid, seq in connection.raw.execute(query):
            dot = hashlib.blake2b(f"{guid} {seq}".encode(), digest_size=16)
            sums[collective] += int.from_bytes(dot.digest(), "big")
    return sums
