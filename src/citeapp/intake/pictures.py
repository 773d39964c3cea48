"""Photos and logos made small and bare: drawn anew, so that place, date and device are gone."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
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
LOGO_SIDES = (720, 480, 360, 240, 160)
"""Pixels, the first that is light enough: 720 are 5 cm at 360 to the inch."""
LOGO_SIZE = 60_000
"""Bytes of a logo: it goes into every document."""
LOGO_PIXELS = 2_000_000
"""A logo that came from elsewhere may not unpack to more."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept: nothing but its pixels."""

    media_type: str
    data: bytes


def shrunk(data: bytes) -> Picture:
    """A JPEG or PNG turned upright, at most 1600 pixels long, without a word about its origin.

    Raises InputRefused for what is no picture, or one that would fill the memory.
    """
    return _smallest(_opened(data, LONG_SIDE))


def logo(data: bytes) -> Picture:
    """A JPEG or PNG as a logo of at most 60 kB, on white. Raises InputRefused."""
    picture = _opened(data, LOGO_SIDES[0])
    for side in LOGO_SIDES:
        picture.thumbnail((side, side))
        exact = Picture("image/png", _written(picture, "PNG"))
        for found in (exact, Picture("image/jpeg", _written(picture, "JPEG", quality=QUALITY))):
            if len(found.data) <= LOGO_SIZE:
                return found
    raise _too_large()


def is_sound_logo(data: bytes) -> bool:
    """Whether a logo that came from elsewhere opens and is as small as ours are."""
    from PIL import Image

    if len(data) > LOGO_SIZE:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > LOGO_PIXELS:
                    return False
                picture.load()
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return False
    return True


def _opened(data: bytes, side: int) -> Image.Image:
    """The picture upright on white, at most ``side`` pixels long."""
    from PIL import Image  # imported when the first photo comes

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own warning of large pictures: ours refuses
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                return _upright(picture, side)
    except InputRefused:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise InputRefused(
            _("Cette image ne s’ouvre pas : elle est abîmée, ou ce n’est pas une image."),
            safe=_("Rien n’a été changé."),
            todo=_("Prenez-en une nouvelle copie, en PNG ou en JPEG."),
        ) from error


def _upright(picture: Image.Image, side: int) -> Image.Image:
    from PIL import Image, ImageOps

    most = PIXELS if picture.format == "JPEG" else PIXELS_UNPACKED
    if picture.width * picture.height > most:
        raise _too_large()
    picture.draft("RGB", (side, side))
    turned = ImageOps.exif_transpose(picture)
    turned.thumbnail((side, side))
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
        _("Cette image est trop grande : elle a trop de points."),
        safe=_("Rien n’a été changé."),
        todo=_("Réduisez-la ; une grande feuille se photographie en deux fois."),
    )
