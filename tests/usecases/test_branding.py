"""What all documents bear: the colour, logos and footer of the Cité."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from citeapp.base.errors import InputRefused, NotFound
from citeapp.domain import publishing
from citeapp.usecases import branding, documents, exchanges, history, logos, minutes, programme
from citeapp.usecases.documenting.asked import Asked
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]


@pytest.fixture
def drawing(tmp_path: Path) -> Callable[..., Path]:
    """A picture file of one colour."""

    def draw(colour: str = "#0b6a66", name: str = "logo.png") -> Path:
        path = tmp_path / name
        Image.new("RGB", (300, 120), colour).save(path)
        return path

    return draw


def names(session: Session) -> list[str]:
    return [logo.alt for logo in branding.brand(session).logos]


def middle(data: bytes) -> object:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB").getpixel((picture.width // 2, picture.height // 2))


def pictures_in(pdf: Path) -> int:
    from pypdf import PdfReader

    return sum(len(page.images) for page in PdfReader(pdf).pages)


# Logos


def test_logos_stand_in_their_order_four_at_most(
    session: Session, drawing: Callable[..., Path]
) -> None:
    made = [
        logos.add(session, path=drawing(), alt_text=name).value.id
        for name in ("Ville", "Préfecture", "Académie", "Caf")
    ]
    assert names(session) == ["Ville", "Préfecture", "Académie", "Caf"]
    logos.move(session, id=made[3], place=0)
    logos.move(session, id=made[0], place=9)
    assert names(session) == ["Caf", "Préfecture", "Académie", "Ville"]
    with pytest.raises(InputRefused, match="quatre"):
        logos.add(session, path=drawing(), alt_text="Une de trop")
    logos.remove(session, id=made[1])
    assert names(session) == ["Caf", "Académie", "Ville"]
    with pytest.raises(NotFound):
        logos.move(session, id=made[1], place=0)
    history.undo(session)
    assert names(session) == ["Caf", "Préfecture", "Académie", "Ville"]


def test_a_logo_has_a_name(session: Session, drawing: Callable[..., Path]) -> None:
    with pytest.raises(InputRefused, match="de qui est ce logo"):
        logos.add(session, path=drawing(), alt_text="  ")
    made = logos.add(session, path=drawing(), alt_text="Ville").value.id
    with pytest.raises(InputRefused, match="de qui est ce logo"):
        logos.describe(session, id=made, alt_text="\u200b")
    logos.describe(session, id=made, alt_text="Ville de Douai")
    assert names(session) == ["Ville de Douai"]


def test_a_broken_picture_is_refused_with_a_sentence(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(InputRefused, match="ne s’ouvre pas"):
        logos.add(session, path=path, alt_text="Ville")
    assert logos.listed(session) == []


def test_a_logo_that_arrived_damaged_stops_no_document(
    session: Session, drawing: Callable[..., Path], rencontre: str, tmp_path: Path
) -> None:
    sound = logos.add(session, path=drawing(), alt_text="Ville").value
    for number, data in enumerate(("%%%", "AAAA", base64.b64encode(b"\x89PNG\r\n").decode())):
        row = publishing.Logo(
            id=session.new_id(), order_key=f"a{number + 1}", alt_text="X", data=data
        )
        with session.workspace.act("Un lot"):
            session.rows(publishing.Logo).add(row)
    assert names(session) == ["Ville"]
    assert sound.id in {row.id for row in logos.listed(session)}
    documents.write(session, kind="agenda", id=rencontre, path=tmp_path / "odj.pdf")
    assert pictures_in(tmp_path / "odj.pdf") == 1


# Colour and footer


def test_a_colour_that_cannot_be_read_is_refused_with_the_nearest_one(session: Session) -> None:
    with pytest.raises(InputRefused) as refused:
        programme.change(session, accent="#F2A900")
    told = str(refused.value).replace("\u00a0", " ").replace("\u202f", " ")
    assert "Orange, #f2a900 se lit mal sur blanc : contraste 2 pour 1, il en faut 4,5" in told
    proposed = told.split("#")[-1][:6]
    programme.change(session, accent=f"#{proposed}")
    assert programme.show(session).accent == f"#{proposed}"
    with pytest.raises(InputRefused, match="pas une couleur"):
        programme.change(session, accent="rouge")
    programme.change(session, accent="")
    assert programme.show(session).accent == ""


def test_all_documents_bear_colour_logos_and_footer(
    session: Session, drawing: Callable[..., Path], rencontre: str, tmp_path: Path
) -> None:
    programme.change(session, accent="#14406e", footer="Ensemble.", phone="0327000000")
    logos.add(session, path=drawing(), alt_text="Ville de Douai")
    for kind in ("agenda", "minutes", "sign-in-sheet", "tracking-table"):
        path = tmp_path / f"{kind}.pdf"
        documents.write(session, kind=kind, id="" if "track" in kind else rencontre, path=path)
        assert pictures_in(path) == 1, kind
        documents.write(
            session,
            kind=kind,
            id="" if "track" in kind else rencontre,
            path=path.with_suffix(".txt"),
        )
        told = path.with_suffix(".txt").read_text("utf-8").replace("\u00a0", " ")
        assert "Ensemble." in told
        assert "03 27 00 00 00" in told.replace("\u202f", " ")


# Who decides


def test_where_there_is_a_coordination_it_decides(
    team: Team, send: Callable[..., Path], drawing: Callable[..., Path], tmp_path: Path
) -> None:
    """The coordinator changes, the other prints it; the other may not change it."""
    karim, nadia = team("Karim", "Nadia", coordinator=True)
    logos.add(nadia, path=drawing("#c00000"), alt_text="Ville de Douai")
    programme.change(nadia, accent="#14406e", footer="Ensemble.", signature_name="Nadia")
    exchanges.merge(karim, path=send(nadia))
    assert branding.brand(karim) == branding.brand(nadia)
    assert names(karim) == ["Ville de Douai"]
    path = tmp_path / "suivi.pdf"
    documents.write(karim, kind="tracking-table", path=path)
    assert pictures_in(path) == 1
    for act in (
        lambda: programme.change(karim, footer="Autre chose"),
        lambda: logos.add(karim, path=drawing(), alt_text="Karim"),
        lambda: logos.remove(karim, id=logos.listed(karim)[0].id),
    ):
        with pytest.raises(InputRefused, match="Nadia"):
            act()
    programme.change(karim, controller_name="Ville de Douai")
    assert branding.keepers(nadia) == ()


# Closed minutes


def test_closed_minutes_keep_the_look_of_their_day(
    session: Session, drawing: Callable[..., Path], rencontre: str
) -> None:
    programme.change(session, accent="#14406e", footer="Avant")
    first = logos.add(session, path=drawing("#c00000"), alt_text="Ville").value.id
    minutes.close(session, id=rencontre)
    logos.remove(session, id=first)
    logos.add(session, path=drawing("#0000c0", "b.png"), alt_text="Autre")
    programme.change(session, accent="#8a5a00", footer="Après")
    kept = minutes.drawn(session, Asked(id=rencontre)).brand
    assert (kept.accent, kept.footer) == ("#14406e", "Avant")
    assert [(logo.alt, middle(logo.data)) for logo in kept.logos] == [("Ville", (192, 0, 0))]
    assert not minutes.standing(session, id=rencontre).changed
    minutes.reopen(session, id=rencontre)
    now = minutes.drawn(session, Asked(id=rencontre)).brand
    assert [(logo.alt, middle(logo.data)) for logo in now.logos] == [("Autre", (0, 0, 192))]


def test_closed_without_a_logo_stays_without(
    session: Session, drawing: Callable[..., Path], rencontre: str, tmp_path: Path
) -> None:
    minutes.close(session, id=rencontre)
    logos.add(session, path=drawing(), alt_text="Ville")
    documents.write(session, kind="minutes", id=rencontre, path=tmp_path / "cr.pdf")
    assert pictures_in(tmp_path / "cr.pdf") == 0


def test_a_logo_weighs_once_however_many_minutes_bear_it(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    heavy = tmp_path / "bruit.jpg"
    Image.effect_noise((1200, 900), 80).save(heavy)
    logos.add(session, path=heavy, alt_text="Ville")
    minutes.close(session, id=rencontre)
    assert len(minutes.versions(session, meeting_id=rencontre)[0].content) < 10_000
