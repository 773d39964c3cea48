"""Photos made small and bare: drawn anew, so that place, date and device are gone."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citeapp.base.errors import InputRefused
from citeapp.base.language import _

if TYPE_CHECKING:
    from PIL import Image

LONG_SIDE = 1600
"""Pixels: the handwriting of a paperboard photographed whole stays readable."""
PIXELS = 120_000_000
"""A JPEG is unpacked at a fraction of its size: what the largest telephones make passes."""
PIXELS_UNPACKED = 40_000_000
"""Other formats are unpacked whole: 160 MB of memory."""
QUALITY = 80
COLOURS = 256
"""A picture with more of them is a photo."""
FORMATS = ("JPEG", "PNG")


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept: nothing but its pixels."""

    media_type: str
    data: bytes


def shrunk(data: bytes) -> Picture:
    """A JPEG or PNG turned upright, at most 1600 pixels long, without a word about its origin.

    Raises InputRefused for what is no picture, or one that would fill the memory.
    """
    from PIL import Image  # imported when the first photo comes

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own warning of large pictures: ours refuses
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                return _smallest(_upright(picture))
    except InputRefused:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise InputRefused(
            _("Cette photo ne s’ouvre pas : elle est incomplète ou abîmée."),
            safe=_("Rien n’a été changé."),
            todo=_("Prenez-en une nouvelle copie sur l’appareil."),
        ) from error


def _upright(picture: Image.Image) -> Image.Image:
    from PIL import Image, ImageOps

    most = PIXELS if picture.format == "JPEG" else PIXELS_UNPACKED
    if picture.width * picture.height > most:
        raise _too_large()
    picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
    turned = ImageOps.exif_transpose(picture)
    turned.thumbnail((LONG_SIDE, LONG_SIDE))
    if turned.mode == "RGB":
        return turned
    seen = turned.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _smallest(picture: Image.Image) -> Picture:
    """Photos are lighter as JPEG, drawings and captured screens as PNG."""
    found = [Picture("image/jpeg", _written(picture, "JPEG", quality=QUALITY))]
    if picture.getcolors(COLOURS) is not None:
        found.append(Picture("image/png", _written(picture, "PNG")))
    return min(found, key=lambda one: len(one.data))


def _written(picture: Image.Image, form: str, **options: int) -> bytes:
    bare = picture.copy()
    bare.info = {}
    out = io.BytesIO()
    bare.save(out, format=form, optimize=True, **options)
    return out.getvalue()


def _too_large() -> InputRefused:
    return InputRefused(
        _("Cette photo est trop grande : elle a trop de points."),
        safe=_("Rien n’a été changé."),
        todo=_("Réduisez-la, ou photographiez la feuille en deux fois."),
    )
