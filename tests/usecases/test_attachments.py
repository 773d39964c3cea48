"""Photos and old minutes of a rencontre: kept, found, carried, taken back, given out again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.paths import resources
from citeapp.domain.keeping import Attachment, AttachmentPart
from citeapp.usecases import attachments, collectives, exchanges, finding, history, meetings
from citeapp.usecases.session import Session

PAPERBOARD = resources() / "demo" / "paperboard.jpg"


def attach(session: Session, meeting: str, path: Path = PAPERBOARD) -> Attachment:
    return attachments.attach(session, meeting_id=meeting, path=path).value


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Old minutes in Word, as another program wrote them."""
    path = tmp_path / "CR 2019.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            "<w:document xmlns:w='w'><w:p><w:r><w:t>Le poulailler de l’école</w:t></w:r></w:p>"
            "</w:document>",
        )
    return path


def test_a_photo_is_kept_in_small_pieces_and_comes_out_as_it_went_in(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    noise = tmp_path / "IMG_1.JPG"
    Image.effect_noise((900, 900), 90).convert("RGB").save(noise, quality=95)
    kept = attach(session, rencontre, noise)
    pieces = session.rows(AttachmentPart).all()
    assert len(pieces) > 1
    assert max(len(piece.data) for piece in pieces) <= 90_000
    out = attachments.save(session, id=kept.id, path=tmp_path / "sortie.jpg")
    assert out.stat().st_size == kept.size
    with Image.open(out) as seen:
        assert seen.size == (900, 900)


def test_a_photo_without_words_is_told_apart_until_it_is_described(
    session: Session, rencontre: str
) -> None:
    kept = attach(session, rencontre)
    assert kept.lacks_words
    attachments.describe(session, id=kept.id, alt_text="Trois idées pour la cour")
    (known,) = attachments.of_meeting(session, meeting_id=rencontre)
    assert not known.lacks_words
    assert finding.search(session, text="idees cour")[0].open_id == rencontre


def test_old_minutes_are_found_by_their_words_and_open_their_rencontre(
    session: Session, rencontre: str, minutes: Path
) -> None:
    kept = attach(session, rencontre, minutes)
    (hit,) = finding.search(session, text="poulailler")
    assert (hit.title, hit.open_noun, hit.open_id) == ("CR 2019.docx", "meeting", rencontre)
    assert "Pièce jointe" in hit.subtitle
    attachments.remove(session, id=kept.id)
    assert finding.search(session, text="poulailler") == []


def test_taking_a_file_away_takes_its_pieces_and_undo_brings_both_back(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    kept = attach(session, rencontre)
    attachments.remove(session, id=kept.id)
    assert session.rows(AttachmentPart).all() == []
    history.undo(session)
    attachments.save(session, id=kept.id, path=tmp_path / "retour.jpg")
    history.undo(session)
    assert attachments.of_meeting(session, meeting_id=rencontre) == []
    assert session.rows(AttachmentPart).all() == []


def test_what_cannot_be_kept_is_refused_with_a_sentence_and_nothing_is_written(
    session: Session, rencontre: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heavy = tmp_path / "gros.pdf"
    heavy.write_bytes(b"%PDF-" + bytes(attachments.FILE_SIZE))
    program = tmp_path / "facture.pdf"
    program.write_bytes(b"MZ" + bytes(100))
    attach(session, rencontre)
    for path, words in ((heavy, "trop lourd"), (program, "ni une photo"), (PAPERBOARD, "déjà")):
        with pytest.raises(InputRefused, match=words):
            attach(session, rencontre, path)
    monkeypatch.setattr(attachments, "MEETING_SIZE", 100)
    other = tmp_path / "b.png"
    Image.new("RGB", (9, 9)).save(other)
    with pytest.raises(InputRefused, match="au plus"):
        attach(session, rencontre, other)
    assert len(attachments.of_meeting(session, meeting_id=rencontre)) == 1


def test_a_copy_is_named_by_what_it_is_not_by_what_a_stranger_called_it() -> None:
    for name in ("../../.bashrc", "C:\\photo.exe", "", "a/b.jpg", "\0"):
        named = attachments.file_name(Attachment(id="x", name=name, media_type="image/jpeg"))
        assert named.endswith(".jpg")
        assert Path(named).name == named
        assert "\\" not in named


def test_a_colleague_receives_the_bytes_and_a_file_half_arrived_says_so(
    team: Callable[..., list[Session]], send: Callable[..., Path], tmp_path: Path
) -> None:
    samira, karim = team("Samira", "Karim", coordinator=True)
    collectif = collectives.create(samira, name="Dorignies").value.id
    meeting = meetings.create(samira, collective_id=collectif).value.id
    kept = attach(samira, meeting)
    lot = send(samira)
    assert lot.stat().st_size < 1.2 * (kept.size or 0) + 20_000
    exchanges.merge(karim, path=lot)
    out = attachments.save(karim, id=kept.id, path=tmp_path / "chez-karim.jpg")
    with Image.open(io.BytesIO(out.read_bytes())) as seen:
        assert seen.size == (600, 800)
    piece = karim.rows(AttachmentPart).all()[0]
    with karim.workspace.act("test"):
        karim.rows(AttachmentPart).remove(piece.id)
    with pytest.raises(NotFound, match="pas arrivé en entier"):
        attachments.save(karim, id=kept.id, path=tmp_path / "manque.jpg")
