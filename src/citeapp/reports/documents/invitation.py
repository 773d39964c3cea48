"""The invitation in plain words, and texts ready for a telephone or to be said at the gate.

The plain one obeys the rules that a program can check (domain.md 4.1): one idea a sentence, one
sentence a line, dates with the month in letters, nothing in brackets, no signs to decipher.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time

from citeapp.base import french, sms
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.audience import EDUCATION, INHABITANTS, MINORS
from citeapp.reports.content import Document, Heading, Note, Paragraph, PlainPart, Title
from citeapp.reports.typography import sentence

WORDS_A_MINUTE = 150
"""How fast a calm voice speaks: seventy-five words are half a minute."""
MOST_WORDS = 78
_VERB = re.compile(
    r"(?:accueillir|aider|améliorer|avancer|choisir|comprendre|connaître|construire|décider|"
    r"découvrir|dire|discuter|donner|échanger|écouter|écrire|essayer|expliquer|faire|imaginer|"
    r"inventer|inviter|lancer|mettre|montrer|organiser|ouvrir|parler|partager|penser|poser|prendre|"
    r"préparer|présenter|proposer|raconter|réfléchir|regarder|rencontrer|répondre|savoir|tenir|"
    r"travailler|trouver|voir) "
)
"""With which people begin what they write under « objectif »: other words may be nouns."""


@dataclass(frozen=True, kw_only=True)
class InvitationInput:
    """What an invitation says; ``audiences`` are the codes of those expected."""

    programme: str
    collective: str
    day: date
    title: str = ""
    start: time | None = None
    end: time | None = None
    place: str = ""
    address: str = ""
    objective: str = ""
    childcare: bool = False
    audiences: frozenset[str] = frozenset()
    contact: str = ""
    phone: str = ""
    demo: bool = False


@dataclass(frozen=True)
class ReadyTexts:
    """Texts to copy; ``sms`` is spelt for a phone, ``spoken`` is to be said aloud."""

    sms: str
    messenger: str
    spoken: str

    @property
    def sms_length(self) -> int:
        """Letters as a phone counts them."""
        return sms.length(self.sms)

    @property
    def sms_count(self) -> int:
        """Messages it goes out in."""
        return sms.messages(self.sms)

    @property
    def spoken_words(self) -> int:
        """Words to say."""
        return _words(self.spoken)

    @property
    def spoken_seconds(self) -> int:
        """How long it takes to say, calmly."""
        return round(self.spoken_words * 60 / WORDS_A_MINUTE)


def ready_texts(given: InvitationInput) -> ReadyTexts:
    """What can be sent or said as it stands."""
    return ReadyTexts(_sms(given), _messenger(given), _spoken(given))


def plain_invitation(given: InvitationInput) -> Document:
    """« Venez à la rencontre » in plain words, on one page with room to breathe."""
    name = _("Venez à la rencontre")
    return Document(
        title=" – ".join(filter(None, (name, given.collective, french.day(given.day)))),
        subject=given.title,
        footer_left=_("Version simplifiée"),
        demo=given.demo,
        plain=True,
        blocks=(
            Title(name),
            PlainPart("", (_("Bonjour."), _("Nous vous invitons à une rencontre."))),
            *_plain_parts(given),
        ),
    )


def texts_document(given: InvitationInput) -> Document:
    """The ready texts on paper, for whoever has no screen at the gate."""
    texts = ready_texts(given)
    name = _("Textes pour inviter")
    return Document(
        title=" – ".join(filter(None, (name, given.collective, french.day(given.day)))),
        subject=given.title,
        header_left=given.programme,
        header_left_light=given.collective,
        demo=given.demo,
        blocks=(
            Title(name),
            Heading(_("SMS")),
            Paragraph(texts.sms),
            Note(sms_words(texts)),
            Heading(_("Messagerie")),
            *(Paragraph(line) for line in texts.messenger.split("\n") if line),
            Heading(_("À dire devant l’école")),
            Paragraph(texts.spoken),
            Note(spoken_words(texts)),
        ),
    )


def sms_words(texts: ReadyTexts) -> str:
    """« 148 signes : un seul SMS. »"""
    if texts.sms_count == 1:
        return _("{n} signes : un seul SMS.", n=texts.sms_length)
    return _("{n} signes : {count} SMS à la suite.", n=texts.sms_length, count=texts.sms_count)


def spoken_words(texts: ReadyTexts) -> str:
    """« 76 mots : environ 30 secondes. »"""
    return _(
        "{n} mots : environ {seconds} secondes.",
        n=texts.spoken_words,
        seconds=texts.spoken_seconds,
    )


def said_hour(value: time) -> str:
    """« 17 heures 30 », « 1 heure », « midi », « minuit »: as it is said."""
    if value.minute == 0 and value.hour in (0, 12):
        return _("midi") if value.hour else _("minuit")
    words = f"{value.hour} {_('heure') if value.hour <= 1 else _('heures')}"
    return f"{words} {value.minute:02}" if value.minute else words


def hours_words(given: InvitationInput) -> str:
    """« De 17 heures 30 à 19 heures. »"""
    if given.start and given.end:
        return _("De {start} à {end}.", start=said_hour(given.start), end=said_hour(given.end))
    return _("À {start}.", start=said_hour(given.start)) if given.start else ""


def ask_words(given: InvitationInput) -> str:
    """« Appelez Samira au 06 00 00 00 00. »"""
    phone = french.phone(given.phone)
    if given.contact and phone:
        return _("Appelez {name} au {phone}.", name=given.contact, phone=phone)
    if phone:
        return _("Appelez le {phone}.", phone=phone)
    return _("Parlez à {name}.", name=given.contact) if given.contact else ""


def _plain_parts(given: InvitationInput) -> Iterable[PlainPart]:
    yield PlainPart(
        _("Quand ?"),
        _kept(_("Le {day}.", day=french.long_day(given.day)), hours_words(given)),
        "calendar",
    )
    if given.place or given.address:
        where = sentence(french.begun(french.at_place(given.place))) if given.place else ""
        yield PlainPart(_("Où ?"), _kept(where, sentence(given.address)), "place")
    wished = _("Nous voulons {what}") if _wished(given) else _("Nous parlons de ce sujet : {what}")
    about = wished.format(what=_subject(given))
    yield PlainPart(
        _("Pourquoi ?"),
        _kept(
            about if _subject(given) else "",
            _("Vous donnez votre avis."),
            _("Nous décidons ensemble."),
        ),
        "message",
    )
    yield PlainPart(_("Avec qui ?"), _company(given.audiences), "people")
    if given.childcare:
        told = (_("Vos enfants jouent dans une salle à côté."), _("C’est gratuit."))
        yield PlainPart(_("Vos enfants"), told, "childcare")
    ask = ask_words(given)
    friend = _("Vous pouvez venir avec une amie ou un ami.")
    yield PlainPart(_("Vous avez une question ?"), _kept(ask, friend), "phone")


def _company(audiences: frozenset[str]) -> tuple[str, ...]:
    others = audiences - INHABITANTS - MINORS - EDUCATION
    known = (
        ("parent" in audiences or not audiences, _("Des parents.")),
        (bool(audiences & EDUCATION), _("Des enseignants.")),
        (bool(others) or not audiences, _("Des professionnels du quartier.")),
        ("resident" in audiences or not audiences, _("Des habitants du quartier.")),
        (bool(audiences & MINORS), _("Des enfants et des jeunes.")),
    )
    return tuple(words for here, words in known if here)


def _sms(given: InvitationInput) -> str:
    """The whole of it, or as much as one message holds; the day and the place always stand."""
    when = french.long_day(given.day, year=False)
    if given.start:
        when = _("{day} à {hour}", day=when, hour=_short_hour(given.start))
    place = french.at_place(given.place) if given.place else ""
    core = ", ".join(part for part in (when, place) if part)
    called = french.named_collective(given.collective)
    greeting = _("Bonjour, rencontre {whose} {core}.", whose=called, core=core)
    short = _("Rencontre {core}.", core=core)
    care = _("Garderie sur place.") if given.childcare else ""
    reply = _("Vous venez ? Répondez OUI ou NON.")
    sign = " ".join(part for part in (given.contact, french.phone(given.phone)) if part)
    tries = (
        (greeting, care, reply, sign),
        (greeting, care, reply, given.contact),
        (greeting, care, reply),
        (greeting, care),
        (short, care, reply),
        (short, care),
    )
    written = [sms.spelt(" ".join(part for part in parts if part)) for parts in tries]
    return next((text for text in written if sms.messages(text) == 1), written[-1])


def _messenger(given: InvitationInput) -> str:
    when = french.begun(french.long_day(given.day))
    if given.start:
        when += ", " + french.within(hours_words(given)).rstrip(".")
    lines = (
        _("Bonjour, nous vous invitons à une rencontre."),
        _("Quand : {when}", when=french.within(when)),
        _("Où : {place}", place=_comma(given.place, given.address)) if given.place else "",
        _("Sujet : {what}", what=_subject(given).rstrip(".")) if _subject(given) else "",
        _("Vos enfants jouent dans une salle à côté, c’est gratuit.") if given.childcare else "",
        _("Vous pouvez venir avec une amie ou un ami."),
        ask_words(given),
        _("Vous venez ? Répondez oui, peut-être ou non."),
    )
    return "\n".join(line for line in lines if line)


def _spoken(given: InvitationInput) -> str:
    """What a parent needs to know, then as much more as half a minute holds."""
    day = french.long_day(given.day, year=False)
    when = _("C’est {day}.", day=day)
    if given.start:
        when = _("C’est {day} à {hour}.", day=day, hour=said_hour(given.start))
    needed = (
        _("Bonjour ! Je m’appelle {name}.", name=given.contact)
        if given.contact
        else _("Bonjour !"),
        _(
            "Je vous invite à une rencontre {whose}.",
            whose=french.named_collective(given.collective),
        ),
        when,
        _("On se retrouve {place}.", place=french.at_place(given.place)) if given.place else "",
        _("Vos enfants jouent dans une salle à côté, c’est gratuit.") if given.childcare else "",
    )
    further = (
        _talked(given) if _subject(given) else "",
        _("Chacun donne son avis, et on décide ensemble."),
        _("Je vous redis le jour : {day}.", day=day),
        _("Vous pouvez venir avec une amie ou un ami."),
        _("Il y a des parents et des personnes qui travaillent avec les enfants."),
    )
    told = [part for part in needed if part]
    goodbye = _("Je compte sur vous !")
    for part in further:
        if part and _words(" ".join((*told, part, goodbye))) <= MOST_WORDS:
            told.append(part)
    return " ".join((*told, goodbye))


def _talked(given: InvitationInput) -> str:
    if _wished(given):
        return _("On veut {what}", what=_subject(given))
    return _("On parle de ce sujet : {what}", what=_subject(given))


def _wished(given: InvitationInput) -> bool:
    """Whether the subject says what to do: « Choisir deux priorités »."""
    return bool(_VERB.match(_subject(given)))


def _subject(given: InvitationInput) -> str:
    return french.within(sentence(given.objective or given.title))


def _words(text: str) -> int:
    """What stands between spaces and holds a letter or a figure."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def _short_hour(value: time) -> str:
    return f"{value.hour}h{value.minute:02}" if value.minute else f"{value.hour}h"


def _comma(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _kept(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)
