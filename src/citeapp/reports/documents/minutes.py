"""The compte rendu of a rencontre (domain.md 2.4), in the order of the agreed picture."""

from __future__ import annotations

from datetime import date, time

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.base.text import fold
from citeapp.reports.content import (
    Block,
    Box,
    Column,
    DataTable,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Subtitle,
    Title,
)
from citeapp.reports.typography import dotted, first_sentence, sentence

_PLACE_NOUNS = (
    *("bibliotheque", "centre", "college", "ecole", "espace", "gymnase"),
    *("lycee", "mairie", "maison", "mediatheque", "salle"),
)


@dataclass(frozen=True)
class Group:
    """People named together: names, and what they share (« parents », a structure)."""

    names: tuple[str, ...]
    shared: str = ""


@dataclass(frozen=True)
class Headcount:
    """Unnamed people of one audience, with its words: 4, « enfant », « enfants »."""

    count: int
    singular: str
    plural: str


@dataclass(frozen=True)
class Decided:
    """A decision; ``level`` is the participation reached (0 to 5), ``mode`` its label."""

    text: str
    level: int | None = None
    mode: str = ""
    revisit_on: date | None = None


@dataclass(frozen=True)
class Said:
    """A line of the notes; ``kind`` is a line kind of the domain: note, quote, decision, action.

    Private lines must not be given: the document prints all it is given.
    """

    text: str
    kind: str = "note"
    attribution: str = ""


@dataclass(frozen=True)
class Item:
    """A point of the agenda and its lines, in order."""

    number: int
    title: str
    lines: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Task:
    """A row of « Qui fait quoi » in words: what, who (with whom), for when."""

    what: str
    who: str = ""
    due: str = ""


@dataclass(frozen=True)
class NextMeeting:
    """The next rencontre: its day, hour, place, and what to know (« Garderie sur place »)."""

    day: date
    start: time | None = None
    place: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class MinutesInput:
    """All that the compte rendu says; names of people are given as they may be printed.

    ``present_total`` counts everyone in the room, those of ``facilitation`` included; left
    empty it is the sum of the groups and head-counts. ``inhabitants`` of ``adults`` is the
    share of parents and inhabitants; ``evaluation`` the totals of the slips of the end.
    ``approval`` says in words when the text is approved (« à valider le 9 avril »),
    ``recipients`` to whom it goes (« aux membres du collectif »); ``erratum`` what this version
    corrects.
    """

    programme: str
    collective: str
    day: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    title: str = ""
    present: tuple[Group, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    present_total: int | None = None
    excused: tuple[Group, ...] = ()
    represented: tuple[str, ...] = ()
    absent: tuple[Group, ...] = ()
    facilitation: tuple[str, ...] = ()
    inhabitants: int | None = None
    adults: int | None = None
    evaluation: str = ""
    decisions: tuple[Decided, ...] = ()
    items: tuple[Item, ...] = ()
    tasks: tuple[Task, ...] = ()
    next_meeting: NextMeeting | None = None
    author: str = ""
    contact: str = ""
    status: str = ""
    version: int = 1
    erratum: str = ""
    approval: str = ""
    recipients: str = ""
    demo: bool = False


def minutes(given: MinutesInput) -> Document:
    """The compte rendu as a document."""
    title = given.title or _("Rencontre du {day}", day=french.long_day(given.day))
    blocks: list[Block] = [Title(title)]
    told = where_and_when(given)
    if told:
        blocks.append(Subtitle(told))
    if given.erratum:
        blocks.append(Paragraph(sentence(given.erratum), lead=_("Cette version corrige :")))
    blocks.append(Facts(_facts(given)))
    blocks += _decisions(given)
    for item in given.items:
        blocks.append(Heading(f"{item.number}. {item.title or _('Point sans titre')}"))
        blocks += _lines(item)
    blocks += [Heading(_("Qui fait quoi")), task_table(given.tasks)]
    blocks += [Heading(_("Prochaine rencontre")), next_meeting(given.next_meeting)]
    return Document(
        title=f"{_('Compte rendu')} – {title} – {given.collective}",
        subject=_("Compte rendu de la rencontre du {day}", day=french.day(given.day)),
        header_left=given.programme,
        header_left_light=given.collective,
        header_right=header_right(given.status, given.version),
        footer_left=_footer(given),
        demo=given.demo,
        blocks=tuple(blocks),
    )


def where_and_when(given: MinutesInput) -> str:
    """Under the title; the day too where the title does not say it."""
    day = french.long_day(given.day) if given.title else ""
    return french.begun(dotted((day, _hours(given.start, given.end), given.place)))


def header_right(status: str, version: int) -> str:
    """« Compte rendu · projet · version 2 », at the head of every page."""
    number = _("version {number}", number=version)
    return dotted((_("Compte rendu"), french.within(status), number))


def edition(number: int, day: date | None) -> str:
    """« version 2, 12 mars 2026 », at the foot of every page."""
    words = _("version {number}", number=number)
    return f"{words}, {french.day(day)}" if day else words


def approval(day: date | None) -> str:
    """« à valider le 9 avril 2026 », at the foot until it is done."""
    return _("à valider le {day}", day=french.day(day)) if day else ""


def once_approved(footer: str) -> str:
    """A footer as it was kept, without the day for which the approval was planned."""
    planned = _("à valider le {day}", day="")
    return dotted(part for part in footer.split(" · ") if not part.startswith(planned))


def task_table(tasks: tuple[Task, ...]) -> DataTable:
    """« Qui fait quoi » : quoi, qui, pour quand; the gaps in words."""
    return DataTable(
        (Column(_("Quoi"), 52), Column(_("Qui"), 30), Column(_("Pour quand"), 18)),
        tuple(
            (task.what, task.who or _("à désigner"), task.due or _("sans date")) for task in tasks
        ),
        empty=_("Aucune action n’a été retenue."),
    )


def decision_box(decided: Decided, on: date) -> Box:
    """A decision framed: the first sentence strong, then how it was taken and until when.

    The year of the revision is said only when it is not the one of the meeting.
    """
    lead, rest = first_sentence(sentence(decided.text))
    how = [rest, _participation(decided.level), sentence(decided.mode)]
    if decided.revisit_on:
        again = french.day(decided.revisit_on, year=decided.revisit_on.year != on.year)
        how.append(_("À\u00a0revoir le\u00a0{day}.", day=again.replace(" ", french.NBSP)))
    return Box(lead, " ".join(part for part in how if part))


def next_meeting(meeting: NextMeeting | None) -> Paragraph:
    """« Jeudi 9 avril 2026 à 17 h 30, centre social de Dorignies. »"""
    if meeting is None:
        return Paragraph(_("La date reste à fixer."))
    when = french.long_day(meeting.day)
    when = when[:1].upper() + when[1:]
    if meeting.start:
        when = _("{day} à {hour}", day=when, hour=french.hour(meeting.start))
    place = f", {_in_sentence(meeting.place)}" if meeting.place else ""
    return Paragraph(" ".join(filter(None, (f"{place}.", sentence(meeting.remark)))), lead=when)


def _participation(level: int | None) -> str:
    plain = {
        1: _("Pour information."),
        2: _("Décidé après consultation."),
        3: _("Décidé après concertation."),
        4: _("Construit avec les habitants."),
        5: _("Décidé avec les habitants."),
    }
    return plain.get(level or 0, "")


def _facts(given: MinutesInput) -> tuple[Fact, ...]:
    named = sum(len(group.names) for group in given.present)
    counted = sum(count.count for count in given.headcounts)
    total = named + counted if given.present_total is None else given.present_total
    facts = [
        Fact(_("Présents ({n})", n=total), _present(given) or _("personne n’est noté présent")),
        Fact(_("Excusés"), _groups(given.excused) or _("personne")),
    ]
    if given.represented:
        facts.append(Fact(_("Représentés"), dotted(given.represented)))
    if given.absent:
        facts.append(Fact(_("Absents"), _groups(given.absent)))
    if given.facilitation:
        facts.append(Fact(_("Animation"), dotted(given.facilitation)))
    if given.inhabitants is not None and given.adults:
        share = ngettext(
            "{n} adulte sur {adults}",
            "{n} adultes sur {adults}",
            given.inhabitants,
            adults=given.adults,
        )
        facts.append(Fact(_("Parents, habitants"), share))
    if given.evaluation:
        facts.append(Fact(_("Évaluation à chaud"), given.evaluation))
    return tuple(facts)


def _present(given: MinutesInput) -> str:
    counts = [
        f"{french.number(one.count)} {one.singular if one.count < 2 else one.plural}"
        for one in given.headcounts
        if one.count
    ]
    named = _groups(given.present)
    unnamed = ", ".join(counts)
    if named and unnamed:
        unnamed = _("et {people}", people=unnamed)
    return dotted((named, unnamed))


def _groups(groups: tuple[Group, ...]) -> str:
    return dotted(
        ", ".join(group.names) + (f" ({group.shared})" if group.shared else "")
        for group in groups
        if group.names
    )


def _decisions(given: MinutesInput) -> list[Block]:
    boxes: list[Block] = [decision_box(decided, given.day) for decided in given.decisions]
    return [
        Heading(_("Ce que nous avons décidé")),
        *(boxes or [Paragraph(_("Aucune décision n’a été prise."))]),
    ]


def _lines(item: Item) -> list[Block]:
    """Notes and quotes; decisions and actions stand in their own sections and are pointed at."""
    blocks: list[Block] = []
    for line in item.lines:
        if line.kind == "quote":
            blocks.append(Quote(line.text, line.attribution))
        elif line.kind not in ("decision", "action"):
            blocks.append(Paragraph(line.text))
    if blocks:
        return blocks
    kinds = {line.kind for line in item.lines}
    if "decision" in kinds:
        return [Paragraph(_("Voir « Ce que nous avons décidé »."))]
    if "action" in kinds:
        return [Paragraph(_("Voir « Qui fait quoi »."))]
    return [Paragraph(_("Pas de note sur ce point."))]


def _in_sentence(place: str) -> str:
    """« Centre social » becomes « centre social »; a proper name keeps its capital."""
    common = fold(place.split(" ")[0]) in _PLACE_NOUNS
    return place[:1].lower() + place[1:] if common else place


def _hours(start: time | None, end: time | None) -> str:
    if start is None:
        return ""
    return f"{french.hour(start)} – {french.hour(end)}" if end else french.hour(start)


def _footer(given: MinutesInput) -> str:
    writer = ", ".join(part for part in (given.author, given.contact) if part)
    return dotted(
        (
            _("Rédigé par {writer}", writer=writer) if writer else "",
            given.approval,
            _("remis {recipients}", recipients=given.recipients) if given.recipients else "",
        )
    )
