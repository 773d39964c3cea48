"""Photos of the paperboard: small, upright, and silent about where they were taken."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from citeapp.base.errors import InputRefused
from citeapp.intake import pictures

PLACE = 0x8825
ORIENTATION = 0x0112
TURNED_LEFT = 6


def photo(width: int, height: int, form: str = "JPEG") -> bytes:
    """Noise, with the place, the device and a turn of the camera written in it."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_LEFT
    exif[0x010F] = "TELEPHONE"
    exif.get_ifd(PLACE)[1] = "N"
    noise = Image.effect_noise((width, height), 60).convert("RGB")
    noise.save(out, format=form, exif=exif, comment=b"PLACE", pnginfo=None)
    return out.getvalue()


def read(found: pictures.Picture) -> Image.Image:
    return Image.open(io.BytesIO(found.data))


def test_a_photo_is_shrunk_turned_upright_and_forgets_where_it_was_taken() -> None:
    taken = photo(3200, 1000)
    assert b"TELEPHONE" in taken
    found = pictures.shrunk(taken)
    seen = read(found)
    assert (found.media_type, seen.size) == ("image/jpeg", (500, 1600))
    assert not seen.getexif()
    assert b"TELEPHONE" not in found.data
    assert b"PLACE" not in found.data
    assert b"Exif" not in found.data


def test_a_small_photo_keeps_its_size() -> None:
    assert read(pictures.shrunk(photo(80, 60))).size == (60, 80)


def test_a_drawing_stays_sharp_and_what_is_transparent_becomes_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(out, format="PNG")
    found = pictures.shrunk(out.getvalue())
    assert found.media_type == "image/png"
    assert read(found).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("cut", [10, 400, 2000])
def test_half_a_photo_is_refused_with_a_sentence(cut: int) -> None:
    with pytest.raises(InputRefused, match="abîmée"):
        pictures.shrunk(photo(200, 200)[:cut])


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    whole = bytearray(photo(64, 64, "PNG"))
    whole[16:24] = (60_000).to_bytes(4, "big") * 2
    crc = __import__("zlib").crc32(bytes(whole[12:29]))
    whole[29:33] = crc.to_bytes(4, "big")
    with pytest.raises(InputRefused, match="trop grande"):
        pictures.shrunk(bytes(whole))


def test_other_formats_are_no_photos_whatever_they_are_called() -> None:
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, format="GIF")
    with pytest.raises(InputRefused):
        pictures.shrunk(out.getvalue())


# Logos


def drawn(width: int, height: int, mode: str = "RGB", form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert(mode).save(out, format=form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_logo_weighs_little_whatever_came(form: str) -> None:
    for taken in (photo(2400, 1800, form), drawn(7000, 500, form=form)):
        found = pictures.logo(taken)
        assert len(found.data) <= pictures.LOGO_SIZE
        assert pictures.is_sound_logo(found.data)
        assert b"TELEPHONE" not in found.data


def test_a_flat_logo_stays_exact_on_white() -> None:
    flat = Image.new("RGBA", (300, 120), (0, 0, 0, 0))
    flat.paste((11, 106, 102, 255), (20, 20, 100, 100))
    out = io.BytesIO()
    flat.save(out, format="PNG")
    seen = read(pictures.logo(out.getvalue()))
    assert (seen.format, seen.size) == ("PNG", (300, 120))
    assert (seen.getpixel((0, 0)), seen.getpixel((50, 50))) == ((255, 255, 255), (11, 106, 102))


def test_a_logo_of_fifty_megapixels_is_shrunk_or_refused() -> None:
    assert max(read(pictures.logo(drawn(10_000, 5_000, "L", "JPEG"))).size) <= 720
    with pytest.raises(InputRefused, match="trop grande"):
        pictures.logo(drawn(10_000, 5_000, "L"))


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_is_no_logo(data: bytes) -> None:
    assert not pictures.is_sound_logo(data)
    with pytest.raises(InputRefused, match="ne s’ouvre pas"):
        pictures.logo(data)


def test_a_logo_from_elsewhere_may_not_unpack_to_much() -> None:
    assert not pictures.is_sound_logo(drawn(3000, 3000, "1"))
