"""An erasure in plain words: what goes, what stays, what is out of reach, who has confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.usecases import trust
from citeapp.usecases.erasure import Plan
from citeapp.usecases.forgetting.confirming import Erasure, Waiting
from citeapp.usecases.trust import Ignored


def goes(plan: Plan) -> list[str]:
    """What is taken away for good, a line each."""
    count = {going.noun: going.count for going in plan.going}
    lines = [
        ngettext(
            "sa fiche, avec ses coordonnées et les remarques",
            "ses {n} fiches réunies, avec leurs coordonnées et les remarques",
            len(plan.cards),
        )
    ]
    for noun, one, many in (
        ("membership", _("sa place dans un collectif"), _("ses places dans {n} collectifs")),
        ("affiliation", _("sa fonction dans une structure"), _("ses {n} fonctions")),
        (
            "attendance",
            _("son nom et sa structure dans une présence"),
            _("son nom et sa structure dans {n} présences"),
        ),
        ("action_owner", _("son nom sur une action"), _("son nom sur {n} actions")),
        ("line", _("une ligne écrite sur sa fiche"), _("{n} lignes écrites sur sa fiche")),
    ):
        if number := count.get(noun, 0):
            lines.append(one if number == 1 else many.format(n=french.number(number)))
    lines.append(_("les anciennes versions de tout cela, dans le journal et la recherche"))
    if plan.backups:
        lines.append(
            ngettext(
                "les mêmes choses dans la sauvegarde de cette machine",
                "les mêmes choses dans les {n} sauvegardes de cette machine",
                plan.backups,
            )
        )
    return lines


def stays(plan: Plan) -> list[str]:
    """What is kept, without the name."""
    lines = []
    if plan.presences:
        lines.append(
            ngettext(
                "{n} présence reste comptée, sans nom : « {who} »",
                "{n} présences restent comptées, sans nom : « {who} »",
                plan.presences,
                who=plan.neutral,
            )
        )
    if plan.mentions:
        lines.append(_("les textes où vous laissez le nom"))
    return lines or [_("rien : ni nom, ni présence")]


def out_of_reach(plan: Plan) -> list[str]:
    """What the program cannot take back."""
    lines = [_("le papier, et les fichiers enregistrés ou envoyés ailleurs")]
    if plan.documents:
        lines.append(
            ngettext(
                "{n} document déjà écrit sur cette machine : refaites-le s’il la nomme",
                "{n} documents déjà écrits sur cette machine : refaites ceux qui la nomment",
                plan.documents,
            )
        )
    if plan.machines:
        lines.append(
            _(
                "les clés USB et les lots déjà remis, qui ne ramèneront rien ; les machines de "
                "{names} effaceront au prochain lot reçu",
                names=french.listed(plan.machines),
            )
        )
    return lines


def would_name(texts: int) -> str:
    """How many texts would keep a name that may be the person's."""
    return ngettext(
        "{n} texte laissé la nommera encore.", "{n} textes laissés la nommeront encore.", texts
    )


def still_named(texts: int) -> str:
    """How many texts keep a name that may be the person's."""
    return ngettext("{n} texte la nomme encore.", "{n} textes la nomment encore.", texts)


def confirmation(line: Erasure, now: datetime) -> tuple[str, str]:
    """« Effacement E-4F2A9C, le 12 mars, par Samira », and who has it, who does not yet."""
    day = french.day(line.at.date(), year=line.at.year != now.year)
    title = _(
        "{reference} · {what} · {day} · par {author}",
        reference=line.reference,
        what=_what(line),
        day=day,
        author=line.author,
    )
    if not line.here:
        return title, _("Sans effet ici : cette personne ne peut pas effacer cela.")
    told = []
    if line.confirmed:
        told.append(_("confirmé par {names}", names=french.listed(line.confirmed)))
    if line.waiting:
        names = french.listed([_heard(one, now) for one in line.waiting])
        told.append(_("pas encore : {names}", names=names))
    return title, french.begun(" · ".join(told)) if told else _("Effacé sur cette machine.")


def _heard(one: Waiting, now: datetime) -> str:
    """« Karim (dernier lot le 3 mars) »: whose silence it is, and since when."""
    if one.seen is None:
        return _("{name} (aucun lot reçu)", name=one.name)
    day = french.day(one.seen.date(), year=one.seen.year != now.year)
    return _("{name} (dernier lot le {day})", name=one.name, day=day)


def ignored(found: Iterable[Ignored]) -> list[str]:
    """What someone asked for and has no effect here, a sentence each."""
    return [
        _("{what} de {author} sans effet : {why}.", what=_asked(one), author=one.author,
          why=_WHY[one.why]())
        for one in found
    ]  # fmt: skip


def erased_here(number: int) -> str:
    """What a bundle erases for good."""
    return ngettext(
        "{n} fiche est effacée pour toujours, partout.",
        "{n} fiches sont effacées pour toujours, partout.",
        number,
    )


def _what(line: Erasure) -> str:
    parts = []
    if line.people:
        parts.append(ngettext("{n} fiche", "{n} fiches", line.people))
    if line.texts:
        parts.append(ngettext("{n} texte", "{n} textes", line.texts))
    return " et ".join(parts) if parts else _("une fiche")


def _asked(one: Ignored) -> str:
    if one.what == trust.DELETION:
        return ngettext("{n} suppression", "{n} suppressions", one.count)
    if one.what == trust.ERASURE:
        return ngettext("{n} effacement", "{n} effacements", one.count)
    return ngettext("{n} avis sur un doublon", "{n} avis sur des doublons", one.count)


_WHY = {
    trust.UNSIGNED: lambda: _("il n’est pas signé"),
    trust.UNKNOWN: lambda: _("sa carte n’est pas inscrite ici"),
    trust.REVOKED: lambda: _("sa machine est révoquée"),
    trust.NO_RIGHT: lambda: _("seules la coordination et la personne qui l’a écrit le peuvent"),
    trust.WAITING: lambda: _("la fiche concernée n’est pas encore arrivée"),
}
