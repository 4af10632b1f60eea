"""What can't be written is said with what would be right, and a folder is swapped whole or not at all."""

import ctypes
import errno
from pathlib import Path
from types import SimpleNamespace

import pytest

from tallystick.base.findings import Refusal
from tallystick.base.places import UNWRITTEN, explained, fill, replace_alike, replace_file, write_new
from tallystick.base.reasons import Reason, msgid
from tallystick.base.swap import swap, swap_back


def refused(path: Path, problem: OSError) -> tuple[str, str]:
    mends = {errno.ENOSPC: msgid("make room on the disk and try again")}
    with (
        pytest.raises(Refusal) as caught,
        explained(path, UNWRITTEN, Reason("choose a folder this user may write to"), mends),
    ):
        raise problem
    return caught.value.title.text, caught.value.fix.text


@pytest.mark.parametrize(
    ("problem", "title", "fix"),
    [
        (OSError(errno.ENOSPC, "full"), "{p} can't be written (no space left on device)", "make room"),
        (OSError(errno.EACCES, "no"), "{p} can't be written (permission denied)", "choose a folder"),
        (OSError(errno.ENOENT, "no"), "there is no file {p}", "correct the name"),
        (OSError(errno.EEXIST, "no"), "there is a file {p} already", "choose another name"),
    ],
)
def test_each_refusal_of_the_system_is_said_with_what_would_be_right(
    problem: OSError, title: str, fix: str, tmp_path: Path
) -> None:
    place = tmp_path / "x"
    said, mend = refused(place, problem)
    assert said == title.format(p=place)
    assert mend.startswith(fix)


def test_what_is_in_the_way_is_named_and_what_is_missing_above(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    said, _ = refused(tmp_path / "a" / "b" / "c", FileExistsError(errno.EEXIST, "no"))
    assert said == f"there is a file {tmp_path / 'a'} already"
    said, _ = refused(tmp_path / "none" / "c", FileNotFoundError(errno.ENOENT, "no"))
    assert said == f"there is no folder {tmp_path / 'none'}"


def test_a_file_is_new_or_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "a"
    write_new(place, b"1")
    with pytest.raises(Refusal, match="already"):
        write_new(place, b"2")
    assert place.read_bytes() == b"1"
    replace_file(place, b"3")
    assert place.read_bytes() == b"3"
    with pytest.raises(Refusal, match="no plain file"):
        replace_file(tmp_path, b"4")
    assert list(tmp_path.iterdir()) == [place]


def two(folder: Path) -> tuple[Path, Path, Path]:
    fresh, target, aside = folder / "fresh", folder / "target", folder / "aside"
    fill(fresh, {"sub/a.txt": b"new"}, {})
    fill(target, {"sub/a.txt": b"old"}, {"large.txt": fresh / "sub" / "a.txt"})
    return fresh, target, aside


def held(folder: Path) -> bytes:
    return (folder / "sub" / "a.txt").read_bytes()


def take_exchange_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that can't exchange two names."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace())


@pytest.fixture(params=["exchanged", "renamed"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "renamed":
        take_exchange_away(monkeypatch)


@pytest.mark.usefixtures("exchange")
def test_a_folder_takes_anothers_place_and_gives_it_back(tmp_path: Path) -> None:
    fresh, target, aside = two(tmp_path)
    assert (target / "large.txt").read_bytes() == b"new"
    old = swap(fresh, target, aside)
    assert old is not None
    assert (held(target), held(old)) == (b"new", b"old")
    swap_back(fresh, target, old)
    assert (held(target), held(fresh)) == (b"old", b"new")


@pytest.mark.usefixtures("exchange")
def test_a_place_that_is_free_is_taken_and_freed(tmp_path: Path) -> None:
    fresh, target, aside = two(tmp_path)
    free = tmp_path / "free"
    assert swap(fresh, free, aside) is None
    assert held(free) == b"new"
    swap_back(fresh, free, None)
    assert (held(fresh), free.exists(), held(target)) == (b"new", False, b"old")


def test_where_the_new_one_can_not_come_the_old_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh, target, aside = two(tmp_path)
    take_exchange_away(monkeypatch)
    rename = Path.rename

    def failing(self: Path, other: Path) -> Path:
        if self == fresh or (self == aside and lost):
            raise OSError(errno.EIO, "broken")
        return rename(self, other)

    lost = False
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="broken"):
        swap(fresh, target, aside)
    assert held(target) == b"old"
    lost = True
    with pytest.raises(Refusal, match="lies whole in") as caught:
        swap(fresh, target, aside)
    assert str(aside) in caught.value.fix.text
    assert held(aside) == b"old"


def test_nothing_takes_the_place_of_a_secret_key(tmp_path: Path) -> None:
    place = tmp_path / "key"
    for key in (b"PRIVATE+KEY+un.org+01234567+AAAA\n", b"-----BEGIN PRIVATE KEY-----\nAAAA\n"):
        place.write_bytes(key)
        with pytest.raises(Refusal, match="holds a secret key"):
            replace_file(place, b"1")
        with pytest.raises(Refusal):
            replace_alike(place, b"1")
        assert place.read_bytes() == key


def test_a_file_that_a_person_named_takes_the_place_of_its_own_kind_alone(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    replace_alike(place, b"STRUCTURE,STRUCTURE ID\n1\n")
    replace_alike(place, b"STRUCTURE,STRUCTURE ID\n2\n")
    assert place.read_bytes().endswith(b"2\n")
    for other in (b"", b'{"name": "a package"}', b"STRUCTURES", b"STRUCTURE,STRUCTURE ID,ours\n1\n"):
        place.write_bytes(other)
        with pytest.raises(Refusal, match="of another kind"):
            replace_alike(place, b"STRUCTURE,STRUCTURE ID\n3\n")
        assert place.read_bytes() == other


def test_xml_is_of_a_kind_by_its_first_element(tmp_path: Path) -> None:
    head = b'<?xml version="1.0"?>\n'
    place = tmp_path / "a.xml"
    replace_alike(place, head + b"<message>\n1")
    replace_alike(place, head + b"<message>\n2")
    place.write_bytes(head + b"<our-accounts>\n1")
    with pytest.raises(Refusal, match="of another kind"):
        replace_alike(place, head + b"<message>\n3")
