"""The courrier de transmission: the letter that goes with a lot of exchange.

It says what the file holds, for whom it is and what to do with it. No secret stands in it: no
passphrase, no recovery word, no name of a person met.
"""

from __future__ import annotations

from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Bullets,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Paragraph,
    Subtitle,
    Title,
)
from citeapp.reports.typography import sentence


@dataclass(frozen=True, kw_only=True)
class CoverLetterInput:
    """``content`` are sentences: who reads what, how much of it; ``file`` is a bare name.

    ``passphrase`` says that one was used, never which; ``until`` by when it should be taken in.
    """

    programme: str
    sender: str
    number: int
    day: date
    file: str = ""
    recipients: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    until: date | None = None
    passphrase: bool = False
    backup: bool = False
    contact: str = ""
    demo: bool = False


def cover_letter(given: CoverLetterInput) -> Document:
    """The letter, on one page."""
    name = _("Courrier de transmission")
    lot = _("Lot n° {n} de {name}", n=given.number, name=given.sender)
    return Document(
        title=f"{name} – {lot}",
        subject=lot,
        header_left=given.programme,
        header_right=name,
        footer_left=_("Aucun secret n’est écrit ici : ce courrier peut voyager avec le fichier."),
        demo=given.demo,
        blocks=(
            Title(name),
            Subtitle(f"{lot}, {french.long_day(given.day)}"),
            Facts(_facts(given)),
            Paragraph(_("Bonjour,")),
            Paragraph(_("Voici un lot d’échange. Le fichier est chiffré.")),
            Heading(_("Ce qu’il contient")),
            Bullets(tuple(Item(sentence(line)) for line in given.content)),
            Heading(_("Ce qu’il faut faire")),
            Bullets(tuple(Item(line) for line in _steps(given)), numbered=True),
            Heading(_("En cas de question")),
            *_ask(given),
        ),
    )


def _facts(given: CoverLetterInput) -> tuple[Fact, ...]:
    rows = [Fact(_("Pour"), french.listed(given.recipients) or _("qui connaît la phrase de passe"))]
    if given.file:
        rows.append(Fact(_("Fichier"), given.file))
    if given.until:
        rows.append(Fact(_("À reprendre avant"), french.long_day(given.until)))
    return tuple(rows)


def _steps(given: CoverLetterInput) -> list[str]:
    steps = [_("Ouvrez le programme, puis la page « Échanges ».")]
    steps.append(_("Choisissez « Recevoir un lot », et prenez ce fichier."))
    if given.passphrase:
        steps.append(
            _("Demandez la phrase de passe de vive voix : elle n’est écrite nulle part ici.")
        )
    steps.append(_("Lisez ce que le lot apporte, puis fusionnez. Rien n’est perdu de vos notes."))
    if given.backup:
        steps.append(_("Laissez la copie de sauvegarde où elle est : elle est pour l’expéditeur."))
    steps.append(_("Renvoyez votre propre lot : il dira que celui-ci est bien arrivé."))
    return steps


def _ask(given: CoverLetterInput) -> tuple[Block, ...]:
    who = ", ".join(filter(None, (given.sender, given.contact)))
    return (
        Paragraph(_("Si le fichier ne s’ouvre pas, ne le modifiez pas. Parlez à {who}.", who=who)),
    )
