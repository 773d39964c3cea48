"""The users of the program, their machines, and the programme they serve."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.row import Row

PROGRAMME_ID = derived_id("programme")
"""There is one programme in a workspace, the same row on every machine."""


@dataclass(frozen=True, kw_only=True)
class Programme(Row):
    """The Cité éducative: its name, who answers for the data, what its documents look like.

    ``accent`` is ``#rrggbb``, empty for the colour of the program.
    """

    name: str = ""
    towns: str = ""
    controller_name: str = ""
    data_purpose: str = ""
    data_retention: str = ""
    data_contact: str = ""
    is_demo: bool = False
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    accent: str = ""
    footer: str = ""
    signature_name: str = ""
    signature_role: str = ""


@dataclass(frozen=True, kw_only=True)
class Facilitator(Row):
    """Someone who uses the program."""

    display_name: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    is_coordinator: bool = False


@dataclass(frozen=True, kw_only=True)
class Machine(Row):
    """A facilitator's machine; its identifier is the site that signs operations."""

    facilitator_id: str = ""
    label: str = ""
    verify_key: str = ""
    age_recipient: str = ""


REVOKED, LIFTED = "revoked", "lifted"
MACHINE_STATE = Enumeration("machine_state", revoked="Révoquée", lifted="De nouveau admise")


@dataclass(frozen=True, kw_only=True)
class Revocation(Row):
    """A machine that the coordination refuses from now on; ``kept`` is what stays of it."""

    verify_key: str = ""
    name: str = ""
    state: str = REVOKED
    kept: str = ""
