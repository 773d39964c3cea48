"""Templates: the usual rencontre of a collectif, from which others are made."""

from __future__ import annotations

from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.meeting import Meeting
from citeapp.domain.order import keys_after, mark_of
from citeapp.domain.preparing import MeetingTemplate, TemplateItem
from citeapp.usecases import agendas, carrying
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session


@reads
def listed(session: Session, /, *, collective_id: str = "") -> list[MeetingTemplate]:
    """Templates by name; of one collectif when given."""
    found = session.rows(MeetingTemplate).where(
        "? IN ('', t.collective_id)", (collective_id,), order="t.id"
    )
    return sorted(found, key=lambda template: fold(template.name))


@reads
def points(session: Session, /, *, template_id: str) -> list[TemplateItem]:
    """The points of a template, in order."""
    return carrying.template_points(session, template_id)


@acts("Garder comme modèle")
def save(session: Session, /, *, meeting_id: str, name: str) -> MeetingTemplate:
    """Keep the agenda and the habits of a rencontre as a template of its collectif.

    Points taken over from an earlier rencontre are no habit: they stay out.
    """
    meeting = session.rows(Meeting).get(meeting_id)
    name = _free_name(session, meeting.collective_id, name)
    template = session.rows(MeetingTemplate).add(
        MeetingTemplate(
            id=session.new_id(),
            collective_id=meeting.collective_id,
            name=name,
            **carrying.usual_of(meeting),
        )
    )
    kept = [
        item
        for item in agendas.shown(session, meeting_id)
        if item.state != "dropped" and (item.recurring or not item.carried_from_id)
    ]
    for key, item in zip(_keys(session, "", len(kept)), kept, strict=True):
        copied = {name: getattr(item, name) for name in carrying.COPIED}
        session.rows(TemplateItem).add(
            TemplateItem(id=session.new_id(), template_id=template.id, order_key=key, **copied)
        )
    return template


@acts("Modifier un modèle")
def change(session: Session, /, *, id: str, **fields: Any) -> MeetingTemplate:
    """Change fields of a template by their names; two of a collectif never have the same name."""
    known = session.rows(MeetingTemplate).get(id)
    if "name" in fields:
        fields["name"] = _free_name(session, known.collective_id, fields["name"], besides=id)
    return session.rows(MeetingTemplate).change(id, **fields)


@acts("Supprimer un modèle")
def remove(session: Session, /, *, id: str) -> None:
    """Put a template into the bin; the rencontres made from it stay as they are."""
    session.rows(MeetingTemplate).remove(id)


@acts("Ajouter un point au modèle")
def add_item(session: Session, /, *, template_id: str, title: str, **fields: Any) -> TemplateItem:
    """A new point at the end of a template."""
    session.rows(MeetingTemplate).get(template_id)
    known = carrying.template_points(session, template_id)
    (key,) = _keys(session, known[-1].order_key if known else "", 1)
    return session.rows(TemplateItem).add(
        TemplateItem(
            id=session.new_id(),
            template_id=template_id,
            order_key=key,
            title=_titled(title),
            **fields,
        )
    )


@acts("Modifier un point du modèle")
def change_item(session: Session, /, *, id: str, **fields: Any) -> TemplateItem:
    """Change fields of a template's point by their names."""
    if "title" in fields:
        fields["title"] = _titled(fields["title"])
    return session.rows(TemplateItem).change(id, **fields)


@acts("Retirer un point du modèle")
def remove_item(session: Session, /, *, id: str) -> None:
    """Take a point off a template."""
    session.rows(TemplateItem).remove(id)


def _keys(session: Session, after: str, count: int) -> list[str]:
    return keys_after(after, count, mark_of(session.workspace.guid))


def _free_name(session: Session, collective_id: str, name: str, besides: str = "") -> str:
    name = required(name, _("Donnez un nom au modèle."))
    for other in listed(session, collective_id=collective_id):
        if other.id != besides and fold(other.name) == fold(name):
            raise InputRefused(_("Le modèle « {name} » existe déjà.", name=name))
    return name


def _titled(title: str) -> str:
    return required(title, _("Dites ce point en quelques mots."))
