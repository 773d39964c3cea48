"""Pictures of documents: small, bare and opaque, or refused in a sentence."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from citeapp.base.errors import InputRefused
from citeapp.reports.images import prepared


def drawn(size: tuple[int, int], form: str = "PNG", mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form, **options)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_no_wider_than_it_shows(form):
    found = prepared(drawn((3000, 1500), form), "Logo", 600)
    assert (found.width, found.height) == (600, 300)
    assert Image.open(io.BytesIO(found.data)).size == (600, 300)


def test_small_ones_are_not_blown_up():
    assert prepared(drawn((30, 60)), "Logo", 600).height == 60


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16"])
def test_whatever_the_colours_it_is_opaque(mode):
    found = Image.open(io.BytesIO(prepared(drawn((9, 9), mode=mode), "Logo", 600).data))
    assert found.mode == "RGB"
    if mode in ("RGBA", "LA"):
        assert found.getpixel((4, 4)) == (255, 255, 255)


def test_what_a_telephone_noted_is_gone_and_the_picture_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Telephone of Zoé"
    found = prepared(drawn((40, 20), "JPEG", exif=exif), "Photo", 600)
    assert (found.width, found.height) == (20, 40)
    assert b"Telephone" not in found.data


def test_fifty_megapixels_are_refused_without_unpacking_them():
    with pytest.raises(InputRefused, match="« Ville » est trop grande"):
        prepared(drawn((10_000, 5_000), mode="1"), "Ville", 600)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", drawn((50, 50))[:50], drawn((50, 50), "JPEG")[:200], b"<svg/>"]
)
def test_what_does_not_open_is_named(data):
    with pytest.raises(InputRefused, match="« Ville » ne s’ouvre pas"):
        prepared(data, "Ville", 600)
