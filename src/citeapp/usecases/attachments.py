"""Files kept with a rencontre: photos of the paperboard, old minutes.

They lie in the workspace in pieces, so that journal, lots, undo and erasure carry them as they
carry everything else. Photos are made small and bare before they come in.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from pathlib import Path

from citeapp.base import french
from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.files import read_limited, write_verified
from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import clean
from citeapp.domain.keeping import ATTACHMENT_ENDINGS, Attachment, AttachmentPart
from citeapp.domain.meeting import Meeting
from citeapp.intake import old_minutes, pictures
from citeapp.usecases.acting import Outcome, acts, reads
from citeapp.usecases.session import Session

MEGABYTE = 1_000_000
PHOTO_SIZE = 30 * MEGABYTE
"""Bytes of a photo as the telephone made it; ten times what is kept."""
FILE_SIZE = 4 * MEGABYTE
MEETING_SIZE = 12 * MEGABYTE
"""All that is kept with one rencontre: a lot that carries it stays below its own limit."""
PIECE = 66_000
"""Bytes of a piece: 88,000 letters once written in base64."""
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True)
class Prepared:
    """A file ready to be kept."""

    name: str
    media_type: str
    data: bytes
    words: str


@reads
def of_meeting(session: Session, /, *, meeting_id: str) -> list[Attachment]:
    """What is kept with a rencontre, in the order in which it came."""
    return session.rows(Attachment).where("t.meeting_id = ?", (meeting_id,), order="t.id")


def attach(
    session: Session, /, *, meeting_id: str, path: Path, alt_text: str = ""
) -> Outcome[Attachment]:
    """Keep a copy of a photo (JPEG, PNG) or of a document (PDF, DOCX, ODT) with a rencontre.

    The file is read, and a photo shrunk, before anything is written.
    """
    session.rows(Meeting).get(meeting_id)
    return _keep(session, meeting_id=meeting_id, found=prepared(path), alt_text=alt_text)


def prepared(path: Path) -> Prepared:
    """Read a file to be kept; touches no workspace. Raises InputRefused."""
    data = read_limited(path, PHOTO_SIZE)
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n")):
        picture = pictures.shrunk(data)
        name = Path(path.name).stem + ATTACHMENT_ENDINGS[picture.media_type]
        return Prepared(clean(name), picture.media_type, picture.data, "")
    media_type = old_minutes.kind_of(data)
    if not media_type:
        raise InputRefused(
            _("« {name} » n’est ni une photo (JPEG, PNG) ni un document (PDF, DOCX, ODT).",
              name=path.name),
            safe=_("Rien n’a été changé."),
            todo=_("Enregistrez-le dans l’un de ces formats, puis recommencez."),
        )  # fmt: skip
    _refuse_heavy(path.name, data)
    return Prepared(clean(path.name), media_type, data, old_minutes.words(data, media_type))


def attach_text(
    session: Session, /, *, meeting_id: str, name: str, text: str
) -> Outcome[Attachment]:
    """Keep a long text with a rencontre as a document; the search finds its words."""
    session.rows(Meeting).get(meeting_id)
    words = clean(text)
    data = words.encode()
    _refuse_heavy(name, data)
    numbers = sum(row.name.startswith(name) for row in of_meeting(session, meeting_id=meeting_id))
    called = f"{name} {numbers + 1}.txt" if numbers else f"{name}.txt"
    found = Prepared(called, "text/plain", data, words[: old_minutes.LETTERS])
    return _keep(session, meeting_id=meeting_id, found=found)


@acts("Joindre un fichier")
def _keep(
    session: Session, /, *, meeting_id: str, found: Prepared, alt_text: str = ""
) -> Attachment:
    digest = hashlib.sha256(found.data).hexdigest()
    held = of_meeting(session, meeting_id=meeting_id)
    if any(other.sha256 == digest for other in held):
        raise InputRefused(
            _("« {name} » est déjà joint à cette rencontre.", name=found.name),
            safe=_("Rien n’a été changé."),
        )
    if sum(other.size or 0 for other in held) + len(found.data) > MEETING_SIZE:
        raise InputRefused(
            _("Les fichiers joints à une rencontre pèsent {most} au plus.",
              most=french.weight(MEETING_SIZE)),
            safe=_("Rien n’a été changé."),
            todo=_("Retirez-en un, ou gardez celui-ci dans un dossier."),
        )  # fmt: skip
    row = session.rows(Attachment).add(
        Attachment(
            id=session.new_id(),
            meeting_id=meeting_id,
            name=found.name,
            media_type=found.media_type,
            alt_text=alt_text,
            words=found.words,
            size=len(found.data),
            sha256=digest,
        )
    )
    session.rows(AttachmentPart).add_all(pieces(row.id, found.data))
    return row


@acts("Décrire une photo")
def describe(session: Session, /, *, id: str, alt_text: str) -> Attachment:
    """Say in words what a picture shows, for who does not see it."""
    return session.rows(Attachment).change(id, alt_text=alt_text)


@acts("Retirer un fichier joint")
def remove(session: Session, /, *, id: str) -> None:
    """Take a file away from its rencontre, with its pieces."""
    session.rows(Attachment).get(id)
    for piece in _pieces(session, id):
        session.rows(AttachmentPart).remove(piece.id)
    session.rows(Attachment).remove(id)


@reads
def save(session: Session, /, *, id: str, path: Path) -> Path:
    """Write a copy of a kept file; its ending says what it is, whatever its name says."""
    row = session.rows(Attachment).get(id)
    ending = ATTACHMENT_ENDINGS.get(row.media_type)
    if ending is None:
        raise InputRefused(
            _("« {name} » est d’une sorte que ce programme n’ouvre pas.", name=row.name)
        )
    if path.suffix.lower() != ending:
        path = path.with_name(path.name + ending)
    session.home.refuse_own(path)
    write_verified(path, content(session, row), private=True)
    return path


def file_name(row: Attachment) -> str:
    """A name for a copy: one that no system takes for a folder or for a command."""
    stem = _FORBIDDEN.sub(" ", Path(row.name).stem).strip(" .")[:80] or _("fichier joint")
    return stem + ATTACHMENT_ENDINGS.get(row.media_type, ".bin")


def content(session: Session, row: Attachment) -> bytes:
    """The bytes of a kept file, as they came. Raises NotFound while pieces of it are missing."""
    try:
        data = b"".join(base64.b64decode(piece.data) for piece in _pieces(session, row.id))
    except (binascii.Error, ValueError):
        data = b""
    if hashlib.sha256(data).hexdigest() != row.sha256:
        raise NotFound(
            _("« {name} » n’est pas arrivé en entier.", name=row.name),
            todo=_("Demandez un nouveau lot à qui l’a joint."),
        )
    return data


def _refuse_heavy(name: str, data: bytes) -> None:
    if len(data) > FILE_SIZE:
        raise InputRefused(
            _("« {name} » est trop lourd : un document joint pèse {most} au plus.",
              name=name, most=french.weight(FILE_SIZE)),
            safe=_("Rien n’a été changé."),
            todo=_("Gardez-le dans un dossier, ou joignez-en une copie sans images."),
        )  # fmt: skip


def pieces(id: str, data: bytes) -> list[AttachmentPart]:
    """The bytes of a file in rows."""
    return [
        AttachmentPart(
            id=derived_id("attachment_part", id, str(number)),
            attachment_id=id,
            number=number,
            data=base64.b64encode(data[at : at + PIECE]).decode(),
        )
        for number, at in enumerate(range(0, len(data), PIECE), 1)
    ]


def _pieces(session: Session, id: str) -> list[AttachmentPart]:
    return session.rows(AttachmentPart).where("t.attachment_id = ?", (id,), order="t.number, t.id")
