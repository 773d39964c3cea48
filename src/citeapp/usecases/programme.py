"""The Cité éducative itself, and who we are."""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.domain.facilitator import Facilitator, Programme
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
) -> Programme:
    """Change what documents say of the Cité éducative; None leaves a field alone."""
    given = {
        "name": name,
        "towns": towns,
        "controller_name": controller_name,
        "data_purpose": data_purpose,
        "data_retention": data_retention,
        "data_contact": data_contact,
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
