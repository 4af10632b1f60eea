"""Images drawn anew dot by dot: nothing but the dots comes along."""

import io
import warnings
from typing import Any

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from tallystick.office.cleaning.kinds import Cleaned, FileNotTaken

#: More than a page scanned at 600 dots an inch has.
MOST_DOTS = 25_000_000
_PLAIN = frozenset({"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression"})
#: What tells how to draw a PNG, and nothing of who drew it.
_DRAWING = frozenset(
    {"transparency", "gamma", "interlace", "srgb", "chromaticity", "adobe", "adobe_transform"}
)
#: Kinds that come in inside of a document alone, with how they are saved.
_INSIDE: dict[str, dict[str, Any]] = {
    "gif": {},
    "tiff": {"compression": "tiff_deflate"},
    "bmp": {},
    "webp": {"lossless": True},
}
#: What such a picture notes of people, machines and places: by Pillow's names, and by the tags of TIFF.
_NOTES = frozenset({"comment", "exif", "xmp", "XML:com.adobe.xmp", "photoshop", "icc_profile"})
_TAGS = frozenset(
    {269, 270, 271, 272, 285, 305, 306, 315, 316, 333, 700, 33432, 33723, 34377, 34665, 34675, 34853, 37510}
)


def clean_image(data: bytes, kind: str) -> Cleaned:
    """An image without anything but its dots, the right way up.

    Args:
        data: the file.
        kind: ``png`` or ``jpeg``; inside a document ``gif``, ``tiff``, ``bmp`` or ``webp`` too.

    Raises:
        FileNotTaken: it is broken, or has too many dots.
    """
    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=[kind.upper()]) as given:
                if given.width * given.height > MOST_DOTS:
                    raise FileNotTaken("pixels")
                frames = getattr(given, "n_frames", 1)
                if kind in _INSIDE and given.width * given.height * frames > MOST_DOTS:
                    raise FileNotTaken("pixels")
                return _drawn(given, kind), frozenset({"image_data"} if _tells(given, kind) else ())
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FileNotTaken("pixels") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Warning):
        raise FileNotTaken("broken") from None


def _tells(given: Image.Image, kind: str) -> bool:
    """Whether a picture notes more than how it is drawn."""
    told = {str(name) for name in given.info} - _PLAIN - _DRAWING
    if kind not in _INSIDE:
        return bool(told)
    return bool(told & _NOTES) or bool(_TAGS & set(getattr(given, "tag_v2", ())))


def _drawn(given: Image.Image, kind: str) -> bytes:
    given.load()
    out = io.BytesIO()
    if kind in _INSIDE:
        frames = [_bare_frame(one) for one in ImageSequence.Iterator(given)]
        more: dict[str, Any] = {"save_all": True, "append_images": frames[1:]} if len(frames) > 1 else {}
        if "duration" in given.info and more:
            more |= {"duration": given.info["duration"], "loop": given.info.get("loop", 1)}
        frames[0].save(out, kind.upper(), **more, **_INSIDE[kind])
    elif kind == "png":
        _bare_frame(given).save(out, "PNG")
    else:
        _bare_frame(given).save(out, "JPEG", quality=92)
    return out.getvalue()


def _bare_frame(given: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(given)
    bare = turned.copy()
    bare.info = {name: value for name, value in turned.info.items() if name == "transparency"}
    return bare
