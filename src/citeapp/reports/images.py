"""Pictures of a document made ready for any form: upright, bare, no larger than they show."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _

if TYPE_CHECKING:
    from PIL import Image as PillowImage

PIXELS = 120_000_000
"""A JPEG is unpacked at a fraction of its size: what the largest telephones make passes."""
PIXELS_UNPACKED = 40_000_000
"""Other formats are unpacked whole: 160 MB of memory."""
QUALITY = 85
_FORMATS = ("JPEG", "PNG")


@dataclass(frozen=True)
class Image:
    """Nothing but pixels: ``data`` is a JPEG (photos) or a PNG without transparency."""

    data: bytes
    width: int
    height: int
    media_type: str


def prepared(data: bytes, name: str, widest: int) -> Image:
    """``data`` at most ``widest`` pixels wide, on white where one could see through.

    Place, date and device are left out. Raises InputRefused, with the ``name`` people know it
    by, for what is no picture or would fill the memory.
    """
    from PIL import Image as Pillow  # imported when the first picture comes

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own warning of large pictures: ours refuses
            with Pillow.open(io.BytesIO(data), formats=_FORMATS) as picture:
                return _written(_reduced(picture, name, widest), picture.format == "JPEG")
    except InputRefused:
        raise
    except Pillow.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise InputRefused(
            _("L’image « {name} » ne s’ouvre pas : elle est incomplète ou abîmée.", name=name),
            safe=_("Rien n’a été écrit."),
            todo=_("Remplacez-la par un fichier PNG ou JPEG qui s’ouvre."),
        ) from error


def _reduced(picture: PillowImage.Image, name: str, widest: int) -> PillowImage.Image:
    from PIL import Image as Pillow
    from PIL import ImageOps

    most = PIXELS if picture.format == "JPEG" else PIXELS_UNPACKED
    if picture.width * picture.height > most:
        raise _too_large(name)
    picture.draft("RGB", (widest, widest))
    turned = ImageOps.exif_transpose(picture)
    turned.thumbnail((widest, max(turned.height, 1)))
    if turned.mode == "RGB":
        return turned
    seen = turned.convert("RGBA")
    paper = Pillow.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _written(picture: PillowImage.Image, photo: bool) -> Image:
    bare = picture.copy()
    bare.info = {}
    out = io.BytesIO()
    if photo:
        bare.save(out, format="JPEG", quality=QUALITY, optimize=True)
    else:
        bare.save(out, format="PNG", optimize=True)
    kind = "image/jpeg" if photo else "image/png"
    return Image(out.getvalue(), bare.width, bare.height, kind)


def _too_large(name: str) -> InputRefused:
    return InputRefused(
        _("L’image « {name} » est trop grande : elle a trop de points.", name=name),
        safe=_("Rien n’a été écrit."),
        todo=_("Remplacez-la par une copie réduite."),
    )
