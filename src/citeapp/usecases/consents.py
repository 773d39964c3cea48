"""What people agreed to: their name in documents, their picture, being asked about other things.

Nothing is agreed until it is written down; an agreement that ended or was taken back is none.
"""

from __future__ import annotations

from datetime import date

from citeapp.base.errors import InputRefused
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.domain.person import Person
from citeapp.domain.publishing import CONSENT_SCOPE, Consent
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session


@acts("Noter un accord")
def give(
    session: Session,
    /,
    *,
    person_id: str,
    scope: str,
    proof: str = "",
    given_on: date | None = None,
    ends_on: date | None = None,
) -> Consent:
    """The person agrees, from ``given_on`` (today) to ``ends_on``; ``proof`` says how one knows."""
    person = session.rows(Person).get(person_id)
    given_on = given_on or session.today
    if scope not in CONSENT_SCOPE:
        raise InputRefused(
            _("Sorte d’accord inconnue : {scope}.", scope=scope),
            todo=_("Choisissez parmi {known}.", known=", ".join(CONSENT_SCOPE)),
        )
    if ends_on and ends_on < given_on:
        raise InputRefused(_("L’accord finirait avant de commencer."))
    known = session.rows(Consent).pair(person_id=person.id, scope=scope)
    return session.rows(Consent).put(
        Consent(
            id=known.id if known else derived_id("consent", person.id, scope),
            person_id=person.id,
            scope=scope,
            given_on=given_on,
            ends_on=ends_on,
            proof=proof,
        )
    )


@acts("Retirer un accord")
def take_back(session: Session, /, *, person_id: str, scope: str) -> None:
    """The person no longer agrees; documents already given are not called back."""
    known = session.rows(Consent).pair(person_id=person_id, scope=scope)
    if known is not None:
        session.rows(Consent).remove(known.id)


@reads
def of_person(session: Session, /, *, person_id: str) -> list[Consent]:
    """What the person agreed to, in the order of the scopes; ended agreements too."""
    order = list(CONSENT_SCOPE)
    rows = session.rows(Consent).matching(person_id=person_id)
    return sorted((row for row in rows if row.scope in order), key=lambda r: order.index(r.scope))


@reads
def agreed(session: Session, /, *, person_ids: list[str], scope: str) -> frozenset[str]:
    """Those of ``person_ids`` who agree today."""
    wanted, today = frozenset(person_ids), session.today
    return frozenset(
        row.person_id
        for row in session.rows(Consent).matching(scope=scope)
        if row.person_id in wanted and holds(row, today)
    )


def holds(consent: Consent, today: date) -> bool:
    """Whether the agreement counts today."""
    begun = consent.given_on is None or consent.given_on <= today
    return begun and (consent.ends_on is None or today <= consent.ends_on)
