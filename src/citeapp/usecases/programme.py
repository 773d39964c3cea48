"""The Cité éducative itself, and who we are."""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.domain.facilitator import Facilitator, Programme
from citeapp.usecases import branding
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session


@reads
def show(session: Session, /) -> Programme:
    """The Cité éducative: its name and who answers for the data."""
    return session.programme


@acts("Modifier la Cité éducative")
def change(
    session: Session,
    /,
    *,
    name: str | None = None,
    towns: str | None = None,
    controller_name: str | None = None,
    data_purpose: str | None = None,
    data_retention: str | None = None,
    data_contact: str | None = None,
    address: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    website: str | None = None,
    accent: str | None = None,
    footer: str | None = None,
    signature_name: str | None = None,
    signature_role: str | None = None,
) -> Programme:
    """Change what documents say of the Cité éducative; None leaves a field alone.

    What all documents bear (from ``address`` on) belongs to the coordination, where there is one.
    ``accent`` is ``#rrggbb``, refused when it cannot be read on white; empty takes ours again.
    """
    borne = {
        "address": address,
        "phone": phone,
        "email": email,
        "website": website,
        "accent": None if accent is None else branding.sound_accent(accent),
        "footer": footer,
        "signature_name": signature_name,
        "signature_role": signature_role,
    }
    if any(value is not None for value in borne.values()):
        branding.refuse_others(session)
    given = {
        "name": name,
        "towns": towns,
        "controller_name": controller_name,
        "data_purpose": data_purpose,
        "data_retention": data_retention,
        "data_contact": data_contact,
        **borne,
    }
    repository = session.rows(Programme)
    if repository.find(session.programme.id) is None:
        repository.add(session.programme)
    changes = {field: value for field, value in given.items() if value is not None}
    return repository.change(session.programme.id, **changes)


@reads
def me(session: Session, /) -> Facilitator:
    """The facilitator whose machine this is."""
    return session.me


@acts("Modifier mon profil")
def change_me(
    session: Session,
    /,
    *,
    display_name: str | None = None,
    organisation: str | None = None,
    phone: str | None = None,
    email: str | None = None,
) -> Facilitator:
    """Change my name, structure or how to reach me; None leaves a field alone."""
    given = {
        "display_name": display_name,
        "organisation": organisation,
        "phone": phone,
        "email": email,
    }
    changes = {field: value for field, value in given.items() if value is not None}
    if display_name is not None:
        changes["display_name"] = required(display_name, _("Donnez votre nom."))
    return session.rows(Facilitator).change(session.me.id, **changes)


@reads
def facilitators(session: Session, /) -> list[Facilitator]:
    """Everyone who uses the program, by name."""
    return session.rows(Facilitator).all(order="t.display_name")
