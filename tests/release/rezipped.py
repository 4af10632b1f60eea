"""The members of a release in another zip than ours."""

import io
import warnings
import zipfile
from collections.abc import Callable, Sequence

from tallystick.release.seal import SUMS


def rezipped(
    whole: dict[str, bytes], *, method: int = zipfile.ZIP_STORED, more: Sequence[tuple[str, int]] = ()
) -> bytes:
    """The members in a zip that another program might make, with more of them behind."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that is there twice, which is the point
        for name, rights in [*((one, 0o100644) for one in whole), *more]:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.external_attr, info.compress_type, info.create_system = rights << 16, method, 3
            archive.writestr(info, whole.get(name, b"/etc/hostname"))
    return out.getvalue()


FORMS: dict[str, tuple[Callable[[bytes, dict[str, bytes]], bytes], str]] = {
    "bytes behind": (lambda data, _: data + b"x", "another form"),
    "bytes before": (lambda data, _: b"x" + data, "damaged"),
    "a comment": (lambda data, _: data[:-2] + b"\3\0abc", "another form"),
    "a date in a local header": (lambda data, _: data[:12] + b"\x22" + data[13:], "another form"),
    "rights in the directory": (
        lambda data, _: data.replace(b"\0\0\0\0\0\0\xa4\x81", b"\0\0\0\0\0\0\xff\x81", 1),
        "another form",
    ),
    "compressed": (lambda _, whole: rezipped(whole, method=zipfile.ZIP_DEFLATED), "compressed"),
    "the first member twice": (lambda _, whole: rezipped(whole, more=[(SUMS, 0o100644)]), "there twice"),
    "a link": (lambda _, whole: rezipped(whole, more=[("evil", 0o120777)]), "is a link"),
    "a way out": (lambda _, whole: rezipped(whole, more=[("../evil", 0o100644)]), "name is none"),
    "an odd name": (lambda _, whole: rezipped(whole, more=[("a b", 0o100644)]), "name is none"),
}
