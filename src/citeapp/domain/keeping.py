"""What a rencontre leaves: quotes, closed minutes, attachments, evaluation (domain.md 8.2)."""

from __future__ import annotations

from datetime import date

from citeapp.base.frozen import dataclass
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.row import Row

QUOTE_CONSENT = Enumeration(
    "quote_consent",
    unasked="Accord pas encore demandé",
    internal="Pour le collectif seulement",
    public="D’accord pour être cité, sans nom",
    refused="Ne pas citer",
)
QUOTE_OUTCOME = Enumeration(
    "quote_outcome",
    waiting="En attente d’une réponse",
    taken_up="Pris en compte",
    under_way="En cours",
    refused="Pas retenu",
)
MOOD = Enumeration(
    "mood", sun="Grand soleil", clearing="Éclaircies", clouds="Nuages", storm="Orage"
)
ATTACHMENT_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "text/plain": ".txt",
}
"""What is kept with a rencontre, by media type, and how a copy of it is named."""


@dataclass(frozen=True, kw_only=True)
class Quote(Row):
    """Words of someone, without a name; ``outcome`` and ``answer`` say what became of them."""

    meeting_id: str = ""
    agenda_item_id: str = ""
    collective_id: str = ""
    text: str = ""
    audience_code: str = ""
    consent: str = ""
    outcome: str = ""
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class Minutes(Row):
    """One closed version of a compte rendu: it never changes, a further one corrects it."""

    meeting_id: str = ""
    version: int | None = None
    closed_on: date | None = None
    erratum: str = ""
    content: str = ""
    plain_content: str = ""


@dataclass(frozen=True, kw_only=True)
class MinutesSending(Row):
    """A compte rendu given to someone: a person of the directory or plain words."""

    meeting_id: str = ""
    minutes_id: str = ""
    person_id: str = ""
    words: str = ""
    channel: str = ""
    sent_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Attachment(Row):
    """A file kept with a rencontre; ``size`` in bytes, the bytes in its parts."""

    meeting_id: str = ""
    name: str = ""
    media_type: str = ""
    alt_text: str = ""
    words: str = ""
    size: int | None = None
    sha256: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether someone may be unable to see what it shows."""
        return self.media_type.startswith("image/")

    @property
    def lacks_words(self) -> bool:
        """A picture that nobody has described."""
        return self.is_picture and not self.alt_text


@dataclass(frozen=True, kw_only=True)
class AttachmentPart(Row):
    """A piece of the bytes of an attachment, base64."""

    attachment_id: str = ""
    number: int | None = None
    data: str = ""


@dataclass(frozen=True, kw_only=True)
class Ballot(Row):
    """One anonymous sheet of the hot evaluation; ``roti`` and ``level`` from 0 to 5."""

    meeting_id: str = ""
    audience_code: str = ""
    roti: int | None = None
    mood: str = ""
    word: str = ""
    keep: str = ""
    change: str = ""
    add: str = ""
    level: int | None = None


@dataclass(frozen=True, kw_only=True)
class SpeakingTurns(Row):
    """How many times an audience spoke at a rencontre."""

    meeting_id: str = ""
    audience_code: str = ""
    count: int | None = None
