"""What is printed and given: the Cité's logos, plain texts and their words, consents, sendings.

Plain texts follow domain.md 4.1: without a proof-reading by people concerned, a text is a
« version simplifiée », never « FALC ».
"""

from __future__ import annotations

from datetime import date

from citeapp.base.frozen import dataclass
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.row import Row

CONSENT_SCOPE = Enumeration(
    "consent_scope",
    named="Son nom dans les documents",
    image="Son image",
    contact="Être contacté·e pour autre chose",
)
PLAIN_KIND = Enumeration(
    "plain_kind",
    minutes="Compte rendu simplifié",
    invitation="Invitation simplifiée",
    free="Texte simplifié",
)
PLAIN_LINE_KIND = Enumeration("plain_line_kind", title="Titre", heading="Question", line="Phrase")


@dataclass(frozen=True, kw_only=True)
class Logo(Row):
    """A logo of the Cité: a small PNG or JPEG as base64, and the name it stands for."""

    order_key: str = ""
    alt_text: str = ""
    media_type: str = ""
    data: str = ""


@dataclass(frozen=True, kw_only=True)
class GlossaryWord(Row):
    """A hard word of here: what to say instead, what it means, an example of daily life."""

    word: str = ""
    plain: str = ""
    meaning: str = ""
    example: str = ""


@dataclass(frozen=True, kw_only=True)
class PlainVersion(Row):
    """A plain text, of a rencontre or free, and who proof-read it.

    ``proofread_digest`` tells which words were read: later ones are to be read again.
    """

    collective_id: str = ""
    meeting_id: str = ""
    kind: str = ""
    title: str = ""
    proofread_by: str = ""
    proofread_on: date | None = None
    proofread_digest: str = ""


@dataclass(frozen=True, kw_only=True)
class PlainLine(Row):
    """One sentence of a plain text, on a line of its own; ``picture`` names a pictogram."""

    plain_version_id: str = ""
    order_key: str = ""
    kind: str = ""
    text: str = ""
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class DocumentSending(Row):
    """A document given to someone; ``about_id`` is the rencontre or collectif it tells of."""

    about_id: str = ""
    document: str = ""
    title: str = ""
    person_id: str = ""
    words: str = ""
    channel: str = ""
    sent_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Consent(Row):
    """What a person agreed to, from when until when, and how one knows."""

    person_id: str = ""
    scope: str = ""
    given_on: date | None = None
    ends_on: date | None = None
    proof: str = ""
