"""A mail ready to be sent by the mail program of the machine: this program never sends.

An ``.eml`` draft (RFC 5322) carries the documents; a ``mailto:`` link carries words alone. The
same draft gives the same bytes.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _

MOST_LETTERS = 1900
"""Of a ``mailto:`` link: Windows cuts longer ones, or opens nothing."""
MOST_ATTACHED = 10_000_000
"""Bytes of all attachments: many mail boxes refuse more once they are encoded."""


@dataclass(frozen=True)
class Attached:
    """A file of the mail: its name, its type (« application/pdf ») and its bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, kw_only=True)
class MailDraft:
    """``to`` see one another, ``bcc`` are seen by nobody; ``written`` is when it was made."""

    subject: str
    text: str
    written: datetime
    to: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    attached: tuple[Attached, ...] = ()


def is_address(text: str) -> bool:
    """Whether ``text`` is one mail address that every mail program takes."""
    if not text.isascii() or any(sign in text for sign in ' ,;<>"\\\r\n'):
        return False
    try:
        found = Address(addr_spec=text)
    except (MessageError, ValueError, IndexError):
        return False
    return bool(found.username) and "." in found.domain.strip(".")


def draft_bytes(draft: MailDraft) -> bytes:
    """The file. Raises InputRefused when the attachments are too heavy."""
    if sum(len(one.data) for one in draft.attached) > MOST_ATTACHED:
        raise InputRefused(
            _("Ces documents sont trop lourds pour un courriel."),
            todo=_("Enregistrez-les sur une clé, ou envoyez-en moins à la fois."),
        )
    mail = EmailMessage(policy=policy.SMTP)
    mail["X-Unsent"] = "1"  # mail programs open it as a draft
    mail["Subject"] = " ".join(draft.subject.split())
    mail["Date"] = format_datetime(draft.written)
    for name, addresses in (("To", draft.to), ("Bcc", draft.bcc)):
        if addresses:
            mail[name] = [Address(addr_spec=one) for one in addresses]
    mail.set_content(draft.text, cte="quoted-printable")
    for one in draft.attached:
        kind, _slash, form = one.media_type.partition("/")
        mail.add_attachment(one.data, maintype=kind, subtype=form, filename=one.name)
    if draft.attached:
        mail.set_boundary(f"=_{_digest(draft)}")
    return mail.as_bytes()


def mailto(draft: MailDraft) -> str:
    """A link that opens the mail program with the words. Raises InputRefused when it is too long.

    Line ends are CRLF, as RFC 6068 asks.
    """
    fields = {
        "bcc": ",".join(draft.bcc),
        "subject": " ".join(draft.subject.split()),
        "body": "\r\n".join(draft.text.splitlines()),
    }
    asked = "&".join(f"{name}={quote(value, safe='@,')}" for name, value in fields.items() if value)
    link = f"mailto:{quote(','.join(draft.to), safe='@,')}?{asked}"
    if len(link) > MOST_LETTERS:
        raise InputRefused(
            _("Ce message est trop long, ou a trop de destinataires, pour s’ouvrir ainsi."),
            safe=_("Rien n’a été envoyé."),
            todo=_("Prenez le courriel avec pièce jointe, ou copiez le texte."),
        )
    return link


def _digest(draft: MailDraft) -> str:
    found = hashlib.sha256(draft.text.encode("utf-8", "replace"))
    for one in draft.attached:
        found.update(one.data)
    return found.hexdigest()[:32]
