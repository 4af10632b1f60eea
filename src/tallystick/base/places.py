"""Writing so that it lasts, whole or not at all; and why something can't be written, for people."""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from tallystick.base.durable import sync_folder, write_all
from tallystick.base.findings import Refusal
from tallystick.base.left_over import clear_left_over, hold, left_over_name
from tallystick.base.reasons import Reason, Template, Text
from tallystick.base.showing import looks_secret, shown
from tallystick.base.system import why_refused

#: For what anyone may read, as far as the umask lets them; for what only the owner may.
OPEN, OPEN_FOLDER, PRIVATE, PRIVATE_FOLDER = 0o644, 0o755, 0o600, 0o700
#: Two ways to say what the system refused; the first is for what is only written.
UNWRITTEN = Reason("{path} can't be written ({why})")
_UNUSED = Reason("{path} can't be read or written ({why})")
_ELSEWHERE = Reason("choose a place that this user may use, with room")
_NO_FILE = Reason("there is no file {name}")
_NO_FOLDER = Reason("there is no folder {name}")
_ANOTHER_NAME = Reason("choose another name; nothing was changed")
#: So much of a file is looked at to see what kind it is.
_BEGINNING = 4096
_LONGEST_KEY = 4096
_NO_MENDS: Mapping[int, Template] = MappingProxyType({})


@contextlib.contextmanager
def explained(
    path: str | Path,
    title: Reason = _UNUSED,
    otherwise: Reason = _ELSEWHERE,
    mends: Mapping[int, Template] = _NO_MENDS,
) -> Iterator[None]:
    """Say for people why a file or folder can't be read or written.

    Args:
        path: the file or folder.
        title: what can't be done; its places ``path`` and ``why`` are left to fill.
        otherwise: what would be right where ``mends`` knows nothing better.
        mends: what would be right, by the number of the system's error.

    Raises:
        Refusal: instead of any `OSError` inside.
    """
    try:
        yield
    except FileNotFoundError:
        raise Refusal(_missing(Path(path)), Reason("correct the name, or make it first")) from None
    except FileExistsError:
        raise Refusal(
            Reason("there is a file {name} already", name=Text(shown(str(_in_the_way(Path(path)))))),
            _ANOTHER_NAME,
        ) from None
    except OSError as problem:
        known = mends.get(problem.errno or 0)
        raise Refusal(
            title.saying(path=Text(shown(str(path))), why=why_refused(problem)),
            otherwise if known is None else Reason(known),
        ) from None


def _missing(path: Path) -> Reason:
    if path.parent.is_dir():
        return _NO_FILE.saying(name=Text(shown(str(path))))
    return _NO_FOLDER.saying(name=Text(shown(str(path.parent))))


def _in_the_way(path: Path) -> Path:
    """What has the name already: the file itself, or one that is no folder to make it in."""
    return next((one for one in (path, *path.parents) if one.exists() and not one.is_dir()), path)


def no_plain_file(path: str | Path) -> Refusal:
    """What to say of something that should be a plain file and is a folder, a pipe or a device."""
    return Refusal(
        Reason("{path} is no plain file", path=Text(shown(str(path)))),
        Reason("name a file, not a folder, a pipe or a device"),
    )


def write_new(path: str | Path, data: bytes, mode: int = OPEN) -> None:
    """Write a file that is not there yet, whole or not at all, durably.

    Raises:
        Refusal: it is there, or it can't be written.
    """
    place = Path(path)
    with explained(path):
        with _fresh(place, data, mode) as fresh:
            _put(fresh, place)
        sync_folder(place.parent)


def replace_file(path: str | Path, data: bytes, mode: int = OPEN) -> None:
    """Put a file in the place of what may be there: the old one or the new one, never half of it.

    Raises:
        Refusal: it can't be written, or what is there is a secret key or no file: a folder, a device.
    """
    place = Path(path)
    with explained(path):
        if place.exists() and not place.is_file():
            raise no_plain_file(place)
        if looks_secret(_beginning(place, _LONGEST_KEY).decode("latin-1")):
            raise Refusal(
                Reason(
                    "{path} holds a secret key, and nothing is written over it", path=Text(shown(str(path)))
                ),
                _ANOTHER_NAME,
            )
        with _fresh(place, data, mode) as fresh:
            fresh.rename(place)
        sync_folder(place.parent)


def replace_alike(path: str | Path, data: bytes) -> None:
    """Put a file where a person named it: in the place of an earlier one of its kind, or of none.

    Raises:
        Refusal: what is there begins otherwise, so that it is somebody's other file; or it can't be written.
    """
    refuse_unlike(path, data)
    replace_file(path, data)


def refuse_unlike(path: str | Path, data: bytes) -> None:
    """Look whether what a person named may be replaced: an earlier one of its kind, or none.

    Raises:
        Refusal: what is there begins otherwise, so that it is somebody's other file.
    """
    place = Path(path)
    with explained(path):
        if place.is_file() and _kind_of(_beginning(place, _BEGINNING)) != _kind_of(data[:_BEGINNING]):
            raise Refusal(
                Reason(
                    "there is a file {path} already, and it is of another kind than what is to be written",
                    path=Text(shown(str(path))),
                ),
                _ANOTHER_NAME,
            )


def _kind_of(beginning: bytes) -> bytes:
    """By what a file is known to be of a kind: a table by its heading, XML by its first element."""
    first, end, rest = beginning.partition(b"\n")
    return first + end + rest.partition(b"\n")[0] if first.startswith(b"<?xml") else first + end


def _beginning(place: Path, most: int) -> bytes:
    """How a file begins; nothing where there is none."""
    if not place.exists():
        return b""
    with place.open("rb") as file:
        return file.read(most)


@contextlib.contextmanager
def replacing(path: str | Path, data: bytes, beside: Mapping[str, bytes]) -> Iterator[Callable[[], None]]:
    """Write a file and what lies beside it under other names, durably; what is given puts all in place.

    At no moment does something lie beside a file to which it does not belong: what lay beside an earlier
    one is taken away before that is replaced. Until all is put in place nothing of it is touched.

    Args:
        path: the file.
        data: what it is to hold.
        beside: what lies beside it, by the ending that is added to its name.

    Raises:
        Refusal: it can't be written.
    """
    place = Path(path)
    with contextlib.ExitStack() as held:
        with explained(path):
            fresh = held.enter_context(_fresh(place, data, OPEN))
            others = {
                (other := Path(f"{path}{ending}")): held.enter_context(_fresh(other, content, OPEN))
                for ending, content in beside.items()
            }

        def put() -> None:
            with explained(path):
                if not (place.exists() and place.read_bytes() == data):
                    for other in others:
                        other.unlink(missing_ok=True)
                    sync_folder(place.parent)
                fresh.rename(place)
                sync_folder(place.parent)
                for other, ready in others.items():
                    ready.rename(other)
                sync_folder(place.parent)

        yield put


@contextlib.contextmanager
def _fresh(place: Path, data: bytes, mode: int) -> Iterator[Path]:
    """A file beside a place, on the disk, to be moved there; locked while the block lasts, then gone."""
    with contextlib.suppress(OSError):  # what can't be cleared away now may be by another
        clear_left_over(place.parent, place.name)
    fresh = left_over_name(place)
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb", buffering=0) as out:
            hold(handle)
            write_all(out, data)
            os.fsync(out.fileno())
            yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def _put(fresh: Path, place: Path) -> None:
    """Give a file its name unless something has that name."""
    try:
        os.link(fresh, place)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: take the name first, then the file
        os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
        fresh.rename(place)


def make_folder(path: str | Path, mode: int = OPEN_FOLDER) -> None:
    """Make a folder with all that is missing above it, durably; one that is there is left as it is.

    Raises:
        Refusal: it can't be made.
    """
    with explained(path):
        missing = [one for one in (Path(path), *Path(path).parents) if not one.exists()]
        for folder in reversed(missing):
            folder.mkdir(mode if folder == Path(path) else OPEN_FOLDER, exist_ok=True)
            sync_folder(folder.parent)
        if not Path(path).is_dir():
            raise FileExistsError


def fill(folder: Path, files: Mapping[str, bytes], large: Mapping[str, Path]) -> None:
    """Write files into a folder, with the folders that they need; they need not last yet.

    Args:
        folder: the folder.
        files: what they hold, by their place in it.
        large: where further files lie that are copied, by their place in it.

    Raises:
        OSError: one of them can't be written.
    """
    for inner in {name.rpartition("/")[0] for name in (*files, *large)}:
        (folder / inner).mkdir(parents=True, exist_ok=True)
    top = str(folder)
    for name, data in files.items():
        with open(f"{top}/{name}", "wb", buffering=0) as file:  # noqa: PTH123 - a path for each takes as long
            write_all(file, data)
    for name, source in large.items():
        shutil.copyfile(source, folder / name)
