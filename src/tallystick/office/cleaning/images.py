"""Images drawn anew dot by dot: nothing but the dots comes along."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from tallystick.office.cleaning.kinds import Cleaned, FileNotTaken

#: More than a page scanned at 600 dots an inch has.
MOST_DOTS = 25_000_000
_PLAIN = frozenset({"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression"})
#: What tells how to draw a PNG, and nothing of who drew it.
_DRAWING = frozenset(
    {"transparency", "gamma", "interlace", "srgb", "chromaticity", "adobe", "adobe_transform"}
)


def clean_image(data: bytes, kind: str) -> Cleaned:
    """An image without anything but its dots, the right way up.

    Args:
        data: the file.
        kind: ``png`` or ``jpeg``.

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
                told = {str(name) for name in given.info} - _PLAIN - _DRAWING
                return _drawn(given, kind), frozenset({"image_data"} if told else ())
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FileNotTaken("pixels") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Warning):
        raise FileNotTaken("broken") from None


def _drawn(given: Image.Image, kind: str) -> bytes:
    given.load()
    turned = ImageOps.exif_transpose(given)
    bare = turned.copy()
    bare.info = {name: value for name, value in turned.info.items() if name == "transparency"}
    out = io.BytesIO()
    if kind == "png":
        bare.save(out, "PNG")
    else:
        bare.save(out, "JPEG", quality=92)
    return out.getvalue()


def without_segments(data: bytes) -> bytes:
    """A JPEG without the segments in which programs note things; its dots stay as they are.

    Of APP0 to APP15 the one of JFIF and that of Adobe stay, which say how colours are meant.
    """
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big") + 2
        if marker == 0xDA:  # the dots begin
            break
        if not (0xE1 <= marker <= 0xED or marker in {0xEF, 0xFE}):
            kept.append(data[at : at + size])
        at += size
    return b"".join([*kept, data[at:]])
