"""Whatever bytes a package's files hold, checking it ends with findings or a refusal, never with a crash."""

import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.findings import Refusal
from tallystick.register import check_package, load_package, save_package
from tests.draws import draws
from tests.register.packages import GOLDEN, METHODS, copy_of_golden, fingerprints

NAMES = sorted(
    path.relative_to(GOLDEN).as_posix()
    for path in GOLDEN.rglob("*")
    if path.suffix in {".csv", ".json", ".toml"}
)
#: What breaks readers more often than chance does.
TRAPS = [
    b"", b'"', b",", b";", b"\n", b"\r", b"\r\n", b"\x00", b"\xff", b"\xef\xbb\xbf", b"=", b"[", b"{", b"}",
    b"-", b"nan", b"1e999", b"\\ud800", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"9" * 5000, b"[" * 3000, b'"""',
    b"'''", b"\n[a]\n[a]\n", b'{"a":' * 1500, b"0001-01-01", b"\xc2\x85", b"2025-12-31T00:00:00",
]  # fmt: skip
pieces = st.sampled_from(TRAPS) | st.binary(max_size=6)
edits = st.lists(
    st.tuples(st.sampled_from(NAMES), st.floats(0, 1), st.integers(0, 40), pieces), min_size=1, max_size=4
)
Edits = list[tuple[str, float, int, bytes]]


def mutate(data: bytes, where: float, cut: int, piece: bytes) -> bytes:
    at = int(where * len(data))
    return data[:at] + piece + data[at + cut :]


@cache
def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in NAMES:
            archive.write(GOLDEN / name, name)
    return out.getvalue()


def survives(path: Path) -> bool:
    """Check a package; tell whether it was found sound. Anything but a refusal is an error of ours."""
    try:
        checked = check_package(str(path))
    except Refusal as refusal:
        return not (refusal.title.text and refusal.fix.text)
    for one in checked.findings:
        assert one.code, one
        assert one.file, one
        assert one.message.text, one
        assert one.fix.text, one
    return checked.package is not None


@draws(60)
@given(edits)
def test_changed_bytes_in_a_folder_never_crash_the_check(changes: Edits) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = copy_of_golden(Path(place))
        for name, where, cut, piece in changes:
            path = folder / name
            path.write_bytes(mutate(path.read_bytes(), where, cut, piece))
        before = fingerprints(folder)
        if survives(folder):
            save_package(load_package(str(folder)), f"{place}/saved", METHODS)
        assert fingerprints(folder) == before


@draws(40)
@given(st.floats(0, 1), st.integers(0, 40), pieces)
def test_changed_bytes_in_a_zip_never_crash_the_check(where: float, cut: int, piece: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "package.zip"
        path.write_bytes(mutate(zipped(), where, cut, piece))
        survives(path)
