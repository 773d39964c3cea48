"""What a plain text says now, and who proof-read those words; its document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.meeting import Meeting
from citeapp.domain.publishing import PlainLine, PlainVersion
from citeapp.reports.content import Document
from citeapp.reports.documents.plain_text import (
    PlainTextInput,
    Sentence,
    plain_text,
    runs_leftwards,
)
from citeapp.usecases.documenting.asked import Asked, collective_name
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Standing:
    """Who proof-read a text and when; ``changed``: its words are others since."""

    by: str
    on: date | None
    changed: bool

    @property
    def read(self) -> bool:
        """Whether these very words were proof-read."""
        return bool(self.by) and not self.changed

    @property
    def words(self) -> str:
        """What the screen says of it."""
        if not self.by:
            return _("Version simplifiée, non relue")
        told = proofread_words(self.by, self.on)
        if self.changed:
            return _("Version simplifiée, modifiée depuis la relecture ({told})", told=told)
        return _("Version simplifiée, {told}", told=told)


def proofread_words(by: str, on: date | None) -> str:
    """« relue par 3 parents le 12 mars 2026 »."""
    if on is None:
        return _("relue par {who}", who=by)
    return _("relue par {who} le {day}", who=by, day=french.day(on))


def lines(session: Session, version_id: str) -> list[PlainLine]:
    """The lines of a plain text, in order."""
    return session.rows(PlainLine).where(
        "t.plain_version_id = ?", (version_id,), order="t.order_key, t.id"
    )


def standing(session: Session, version: PlainVersion) -> Standing:
    """Who proof-read the words of a text, and whether they are still the same."""
    now = digest(lines(session, version.id))
    changed = bool(version.proofread_by) and version.proofread_digest != now
    return Standing(version.proofread_by, version.proofread_on, changed)


def digest(rows: Iterable[PlainLine]) -> str:
    """A fingerprint of the words: pictograms may change, words are to be read again."""
    said = "\n".join(f"{row.kind}\t{' '.join(row.text.split())}" for row in rows if row.text)
    return hashlib.sha256(said.encode()).hexdigest()


def of_meeting(session: Session, meeting_id: str, kind: str) -> PlainVersion | None:
    """The text that stands for the one that writes itself: the latest one, in French if any."""
    rows = session.rows(PlainVersion).where(
        "t.meeting_id = ? AND t.kind = ?", (meeting_id, kind), order="t.id DESC"
    )
    found = [row for row in rows if any(line.text for line in lines(session, row.id))]
    french_first = sorted(found, key=lambda row: runs_leftwards(_said(session, row)))
    return french_first[0] if french_first else None


def drawn_of(session: Session, meeting_id: str, kind: str) -> Document | None:
    """The document of the text of a rencontre, when somebody has written one."""
    found = of_meeting(session, meeting_id, kind)
    return None if found is None else document(session, found)


def drawn(session: Session, asked: Asked) -> Document:
    """Any plain text by its identifier."""
    return document(session, session.rows(PlainVersion).get(asked.id))


def document(session: Session, version: PlainVersion) -> Document:
    """The text as it is printed: « relue par … le … » only for the words that were read."""
    found = standing(session, version)
    meeting = session.rows(Meeting).find(version.meeting_id) if version.meeting_id else None
    return plain_text(
        PlainTextInput(
            title=version.title,
            collective=collective_name(session, version.collective_id),
            day=meeting.date if meeting else None,
            sentences=tuple(
                Sentence(row.text, row.kind or "line", row.picture)
                for row in lines(session, version.id)
            ),
            proofread=proofread_words(found.by, found.on) if found.read else "",
            demo=session.programme.is_demo,
        )
    )


def _said(session: Session, version: PlainVersion) -> str:
    return " ".join(line.text for line in lines(session, version.id))
