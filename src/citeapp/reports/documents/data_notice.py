"""The mention d’information: who keeps what people give, why, how long, and whom to ask.

What articles 13 and 14 of the GDPR ask to be told, for a wall and to go with a sheet; and the
same in plain words. A gap in the settings is said, never filled with a guess.
"""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import (
    Bullets,
    Document,
    Heading,
    Item,
    Paragraph,
    PlainPart,
    Title,
)
from citeapp.reports.documents.sign_in_sheet import DataNotice
from citeapp.reports.typography import sentence, to_complete


@dataclass(frozen=True, kw_only=True)
class NoticeInput:
    """The programme and what its settings say of people's data."""

    programme: str
    notice: DataNotice
    demo: bool = False


def data_notice(given: NoticeInput) -> Document:
    """The whole notice, on one page."""
    name = _("Vos données personnelles")
    told = _complete(given.notice)
    return Document(
        title=f"{_('Mention d’information')} – {given.programme}",
        subject=name,
        header_left=given.programme,
        header_right=_("Mention d’information"),
        demo=given.demo,
        blocks=(
            Title(name),
            Paragraph(
                _(
                    "Quand vous venez à une rencontre, nous notons votre prénom, "
                    "et ce que vous voulez bien nous dire de plus."
                )
            ),
            Heading(_("Qui en est responsable")),
            Paragraph(sentence(told.controller)),
            Heading(_("À quoi elles servent")),
            Paragraph(sentence(told.purpose)),
            Heading(_("Ce que nous notons")),
            Bullets(
                (
                    Item(_("Votre prénom ou votre nom, et d’où vous venez.")),
                    Item(_("Votre téléphone ou votre courriel, seulement si vous le donnez.")),
                    Item(_("Votre présence aux rencontres.")),
                )
            ),
            Heading(_("Qui les lit")),
            Paragraph(
                _(
                    "Les personnes qui animent votre collectif, et la coordination. "
                    "Elles ne sont ni vendues, ni données à d’autres. Dans les documents remis, "
                    "les parents et les habitants sont nommés par leur prénom, ou comptés, "
                    "sauf s’ils ont dit oui à plus."
                )
            ),
            Heading(_("Combien de temps elles sont gardées")),
            Paragraph(sentence(told.duration)),
            Heading(_("Vos droits")),
            Bullets(
                (
                    Item(_("Voir ce que nous avons noté de vous.")),
                    Item(_("Le faire corriger, ou le faire effacer.")),
                    Item(_("Ne pas donner votre nom : vous serez alors seulement compté.")),
                    Item(_("Dire non à l’usage de vos données, ou changer d’avis plus tard.")),
                )
            ),
            Heading(_("À qui s’adresser")),
            Paragraph(told.contact),
            Paragraph(
                _(
                    "Si la réponse ne vous convient pas, vous pouvez écrire à la CNIL : "
                    "3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, www.cnil.fr."
                )
            ),
        ),
    )


def plain_data_notice(given: NoticeInput) -> Document:
    """The same in plain words: one idea a sentence, one sentence a line."""
    name = _("Votre nom et vous")
    told = _complete(given.notice)
    return Document(
        title=f"{name} – {given.programme}",
        subject=_("Mention d’information simplifiée"),
        footer_left=_("Version simplifiée"),
        demo=given.demo,
        plain=True,
        blocks=(
            Title(name),
            PlainPart(
                _("Ce que nous écrivons"),
                (
                    _("Vous venez à une rencontre."),
                    _("Nous écrivons votre prénom."),
                    _("Nous écrivons votre téléphone si vous voulez."),
                ),
                "edit",
            ),
            PlainPart(_("Pourquoi ?"), (sentence(told.purpose),), "help"),
            PlainPart(
                _("Qui le lit ?"),
                (
                    _("Les personnes qui animent les rencontres."),
                    _("Nous ne donnons pas votre nom à d’autres."),
                    _("Le responsable est : {who}", who=sentence(told.controller)),
                ),
                "people",
            ),
            PlainPart(_("Combien de temps ?"), (sentence(told.duration),), "clock"),
            PlainPart(
                _("Vous décidez"),
                (
                    _("Vous pouvez venir sans dire votre nom."),
                    _("Vous pouvez voir ce que nous avons écrit."),
                    _("Vous pouvez demander de l’effacer."),
                ),
                "check",
            ),
            PlainPart(
                _("Vous avez une question ?"),
                (_("Demandez ici : {where}", where=told.contact),),
                "phone",
            ),
        ),
    )


def _complete(notice: DataNotice) -> DataNotice:
    return DataNotice(
        notice.controller or to_complete(_("responsable du traitement")),
        notice.purpose or to_complete(_("pourquoi")),
        notice.duration or to_complete(_("durée de conservation")),
        notice.contact or to_complete(_("à qui s’adresser")),
    )
