"""Plain texts: made from a rencontre or free, one sentence a line, proof-read by people.

Nothing here decides that a text is easy to read: without a proof-reading by people concerned it
is a « version simplifiée », and a sentence changed afterwards is to be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _, in_french
from citeapp.base.text import clean
from citeapp.domain.collective import Collective
from citeapp.domain.meeting import Meeting
from citeapp.domain.order import keys_after, make_room, mark_of
from citeapp.domain.plain.cutting import sentences
from citeapp.domain.plain.pictograms import PICTOGRAMS, suited
from citeapp.domain.plain.remarks import applied
from citeapp.domain.publishing import PLAIN_KIND, PLAIN_LINE_KIND, PlainLine, PlainVersion
from citeapp.reports.content import Document, PlainPart, Title
from citeapp.reports.documents.invitation import plain_invitation, ready_texts
from citeapp.reports.documents.plain_minutes import plain_minutes
from citeapp.reports.text import text_bytes
from citeapp.usecases import inviting, minutes, plain_checking
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.documenting import gathering, plain_texts
from citeapp.usecases.documenting.asked import Asked
from citeapp.usecases.session import Session

Drafted = tuple[str, str, str]
"""Kind, words and pictogram of a line."""


@reads
def listed(
    session: Session, /, *, collective_id: str = "", meeting_id: str = ""
) -> list[PlainVersion]:
    """Plain texts, the latest first; of one collectif or one rencontre when given."""
    return session.rows(PlainVersion).where(
        "? IN ('', t.collective_id) AND ? IN ('', t.meeting_id)",
        (collective_id, meeting_id),
        order="t.id DESC",
    )


@reads
def lines(session: Session, /, *, plain_version_id: str) -> list[PlainLine]:
    """The sentences of a plain text, in order."""
    return plain_texts.lines(session, plain_version_id)


@reads
def standing(session: Session, /, *, id: str) -> plain_texts.Standing:
    """Whether the words as they are now were proof-read, by whom and when."""
    return plain_texts.standing(session, session.rows(PlainVersion).get(id))


@reads
@in_french()
def original(session: Session, /, *, id: str) -> str:
    """What a text simplifies, to read beside it: the compte rendu, or what the invitation says."""
    version = session.rows(PlainVersion).get(id)
    meeting = session.rows(Meeting).find(version.meeting_id) if version.meeting_id else None
    if meeting is None or meeting.date is None:
        return ""
    if version.kind == "invitation":
        return ready_texts(inviting.described(session, meeting)).messenger
    document = minutes.drawn(session, Asked(id=meeting.id))
    return _to_read(text_bytes(document).decode("utf-8-sig"))


@acts("Faire une version simplifiée")
@in_french()
def make(session: Session, /, *, meeting_id: str, kind: str) -> PlainVersion:
    """A plain text of a rencontre; the simplified minutes or invitation are its first draft."""
    meeting = session.rows(Meeting).get(meeting_id)
    if kind not in ("minutes", "invitation"):
        raise InputRefused(
            _("Sorte de texte inconnue : {kind}.", kind=kind),
            todo=_("Choisissez parmi minutes, invitation."),
        )
    draft = (
        plain_minutes(gathering.plain(session, meeting))
        if kind == "minutes"
        else plain_invitation(inviting.described(session, meeting))
    )
    day = french.day(meeting.date) if meeting.date else ""
    version = session.rows(PlainVersion).add(
        PlainVersion(
            id=session.new_id(),
            collective_id=meeting.collective_id,
            meeting_id=meeting_id,
            kind=kind,
            title=" – ".join(filter(None, (PLAIN_KIND.label(kind), day))),
        )
    )
    _add_all(session, version.id, _drafted(draft))
    return version


@acts("Commencer un texte simplifié")
def create(
    session: Session, /, *, title: str, collective_id: str = "", text: str = ""
) -> PlainVersion:
    """A free plain text; ``text`` is cut into sentences, its title is the first line."""
    title = required(title, _("Donnez un titre au texte."))
    if collective_id:
        session.rows(Collective).get(collective_id)
    version = session.rows(PlainVersion).add(
        PlainVersion(id=session.new_id(), collective_id=collective_id, kind="free", title=title)
    )
    drafted = [("title", title, ""), *(("line", one, "") for one in sentences(text))]
    _add_all(session, version.id, drafted)
    return version


@acts("Renommer un texte simplifié")
def change(session: Session, /, *, id: str, title: str) -> PlainVersion:
    """What the text is called in lists; its own title is its first line."""
    title = required(title, _("Donnez un titre au texte."))
    return session.rows(PlainVersion).change(id, title=title)


@acts("Supprimer un texte simplifié")
def remove(session: Session, /, *, id: str) -> None:
    """Put a plain text into the bin; its rencontre keeps the one that writes itself."""
    session.rows(PlainVersion).remove(id)


@acts("Ajouter une phrase")
def add_line(
    session: Session,
    /,
    *,
    plain_version_id: str,
    text: str = "",
    kind: str = "line",
    before_id: str = "",
) -> list[PlainLine]:
    """A line before another one, or at the end; a text of several sentences makes several."""
    session.rows(PlainVersion).get(plain_version_id)
    _known(kind)
    parts = sentences(text) or [""]
    if kind != "line":
        parts = [" ".join(parts)]
    return [_insert(session, plain_version_id, (kind, one, ""), before_id) for one in parts]


@acts("Modifier une phrase")
def change_line(session: Session, /, *, id: str, **fields: Any) -> PlainLine:
    """Change the words, the kind or the pictogram of a line; a line break makes it a space."""
    if "kind" in fields:
        _known(fields["kind"])
    if fields.get("picture") and fields["picture"] not in PICTOGRAMS:
        raise InputRefused(
            _("Pictogramme inconnu : {name}.", name=fields["picture"]),
            todo=_("Choisissez parmi {known}.", known=", ".join(PICTOGRAMS)),
        )
    if "text" in fields:
        fields["text"] = " ".join(clean(fields["text"]).split("\n"))
    return session.rows(PlainLine).change(id, **fields)


@acts("Mettre une phrase par ligne")
def cut_line(session: Session, /, *, id: str, text: str) -> list[PlainLine]:
    """The words of a line become those of ``text``, one line for each of its sentences."""
    line = session.rows(PlainLine).get(id)
    return _replace(session, line, sentences(text) or [""])


@acts("Appliquer une proposition")
def improve(session: Session, /, *, id: str, number: str, start: int) -> list[PlainLine]:
    """Write what the check of rule ``number`` proposes for the words that begin at ``start``."""
    line = session.rows(PlainLine).get(id)
    for remark in plain_checking.line_remarks(session, line):
        if (remark.number, remark.start) == (number, start) and remark.proposal is not None:
            return _replace(session, line, applied(line.text, remark))
    raise InputRefused(
        _("Cette proposition ne vaut plus : la phrase a changé."),
        safe=_("La phrase est restée telle quelle."),
    )


@acts("Déplacer une phrase")
def move_line(session: Session, /, *, id: str, before_id: str = "") -> PlainLine:
    """Put a line before another one, or at the end."""
    line = session.rows(PlainLine).get(id)
    others = [one for one in plain_texts.lines(session, line.plain_version_id) if one.id != id]
    return session.rows(PlainLine).change(id, order_key=_key(session, others, before_id))


@acts("Enlever une phrase")
def remove_line(session: Session, /, *, id: str) -> None:
    """Take a line off a plain text."""
    session.rows(PlainLine).remove(id)


@acts("Illustrer le texte")
def illustrate(session: Session, /, *, plain_version_id: str) -> list[PlainLine]:
    """Give each heading without a pictogram the one that says what it is about, if any does."""
    return [
        session.rows(PlainLine).change(line.id, picture=suited(line.text))
        for line in plain_texts.lines(session, plain_version_id)
        if line.kind == "heading" and not line.picture and suited(line.text)
    ]


@acts("Noter une relecture")
def proofread(session: Session, /, *, id: str, by: str, on: date | None = None) -> PlainVersion:
    """These words were read by people concerned: ``by`` says whom, as it will be printed."""
    by = required(by, _("Dites qui a relu : par exemple « 3 parents du collectif »."))
    on = on or session.today
    if on > session.today:
        raise InputRefused(_("Cette date n’est pas encore passée."))
    digest = plain_texts.digest(plain_texts.lines(session, id))
    return session.rows(PlainVersion).change(
        id, proofread_by=by, proofread_on=on, proofread_digest=digest
    )


@acts("Retirer une relecture")
def take_back_proofreading(session: Session, /, *, id: str) -> PlainVersion:
    """A proof-reading noted by mistake."""
    return session.rows(PlainVersion).change(
        id, proofread_by="", proofread_on=None, proofread_digest=""
    )


def _to_read(text: str) -> str:
    """Words alone, a paragraph a line: the window breaks lines itself, and underlines nothing."""
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith("  ") and found and found[-1]:
            found[-1] += " " + line.strip()
        elif not line or set(line) - set("=-*"):
            found.append(line)
    return "\n".join(found).strip()


def _known(kind: str) -> None:
    if kind not in PLAIN_LINE_KIND:
        raise InputRefused(
            _("Sorte de ligne inconnue : {kind}.", kind=kind),
            todo=_("Choisissez parmi {known}.", known=", ".join(PLAIN_LINE_KIND)),
        )


def _drafted(document: Document) -> list[Drafted]:
    """The lines of a plain document; the pictogram of a part stands at its first line."""
    found: list[Drafted] = []
    for block in document.blocks:
        if isinstance(block, Title):
            found.append(("title", block.text, ""))
        elif isinstance(block, PlainPart):
            picture = block.picture if block.picture in PICTOGRAMS else ""
            part = [("heading", block.heading)] if block.heading else []
            part += [("line", text) for text in block.lines]
            for place, (kind, text) in enumerate(part):
                found.append((kind, text, picture if place == 0 else ""))
    return found


def _add_all(session: Session, version_id: str, drafted: Sequence[Drafted]) -> None:
    keys = keys_after("", len(drafted), mark_of(session.workspace.guid))
    session.rows(PlainLine).add_all(
        PlainLine(
            id=session.new_id(),
            plain_version_id=version_id,
            order_key=key,
            kind=kind,
            text=text,
            picture=picture,
        )
        for key, (kind, text, picture) in zip(keys, drafted, strict=True)
    )


def _replace(session: Session, line: PlainLine, parts: Sequence[str]) -> list[PlainLine]:
    """The first part takes the place of the line's words, the others follow it."""
    siblings = plain_texts.lines(session, line.plain_version_id)
    place = [one.id for one in siblings].index(line.id)
    following = siblings[place + 1].id if place + 1 < len(siblings) else ""
    first = session.rows(PlainLine).change(line.id, text=parts[0])
    kind = "line" if line.kind == "line" else line.kind
    return [
        first,
        *(_insert(session, line.plain_version_id, (kind, one, ""), following) for one in parts[1:]),
    ]


def _insert(session: Session, version_id: str, drafted: Drafted, before_id: str) -> PlainLine:
    kind, text, picture = drafted
    siblings = plain_texts.lines(session, version_id)
    return session.rows(PlainLine).add(
        PlainLine(
            id=session.new_id(),
            plain_version_id=version_id,
            order_key=_key(session, siblings, before_id),
            kind=kind,
            text=text,
            picture=picture,
        )
    )


def _key(session: Session, siblings: Sequence[PlainLine], before_id: str) -> str:
    """A key before one of the siblings, or after them all; neighbours in the way are moved."""
    at = next((n for n, one in enumerate(siblings) if one.id == before_id), len(siblings))
    mark = mark_of(session.workspace.guid)
    found, moved = make_room([one.order_key for one in siblings], at, mark)
    for index, key in moved.items():
        session.rows(PlainLine).change(siblings[index].id, order_key=key)
    return found
