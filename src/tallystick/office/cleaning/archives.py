"""The zip in which an office document lies: looked at before anything of it is unpacked, and packed anew."""

import io
import stat
import zipfile

from tallystick.office.cleaning.kinds import FileNotTaken

MOST_PARTS, MOST_UNPACKED, MOST_TIMES = 3000, 100 * 1024 * 1024, 200
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_ODF_FIRST = "mimetype"


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name, in their order.

    Raises:
        FileNotTaken: it has too many parts, unpacks to too much, is locked, or its parts overlap.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _look_at(infos, len(data))
            return {one.filename: _read(archive, one) for one in infos if not one.is_dir()}
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, KeyError):
        raise FileNotTaken("archive") from None
    except RuntimeError:
        raise FileNotTaken("encrypted") from None


def _look_at(infos: list[zipfile.ZipInfo], size: int) -> None:
    """Look at what the list of parts says, before one is unpacked."""
    if len(infos) > MOST_PARTS or sum(one.file_size for one in infos) > MOST_UNPACKED:
        raise FileNotTaken("archive")
    if any(one.flag_bits & 1 for one in infos):
        raise FileNotTaken("encrypted")
    if len({one.filename.lower() for one in infos}) != len(infos) or not all(map(_is_sound, infos)):
        raise FileNotTaken("archive")
    end = 0
    for one in sorted(infos, key=lambda info: info.header_offset):
        if one.header_offset < end:
            raise FileNotTaken("archive")
        end = one.header_offset + one.compress_size
    if end > size:
        raise FileNotTaken("archive")


def _is_sound(one: zipfile.ZipInfo) -> bool:
    name = one.filename
    steps = name.split("/")
    is_link = stat.S_ISLNK(one.external_attr >> 16)
    is_bomb = one.file_size > 1024 * 1024 and one.file_size > MOST_TIMES * max(1, one.compress_size)
    is_packed_so = one.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return is_packed_so and not (
        is_link or is_bomb or name.startswith("/") or ".." in steps or "\\" in name or not name.isprintable()
    )


def _read(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """A part, and not a byte more than the list says."""
    with archive.open(one) as part:
        data = part.read(one.file_size + 1)
    if len(data) != one.file_size:
        raise FileNotTaken("archive")
    return data


def packed(parts: dict[str, bytes]) -> bytes:
    """The parts as a zip that says no time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            how = zipfile.ZIP_STORED if name == _ODF_FIRST else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), data, how)
    return out.getvalue()
