"""What opens cases, and the sealed bytes of their files: in the office's folder, and in no database.

Both are written before the row that names them, so that no row stands without them; whoever writes some says
so (`writing`), and what a stopped process left without a row is swept away at the next start (`sweep`).

``case-keys`` holds a file a case, the pepper by which codes are looked up, and keys of the last days' mail.
No ordinary backup takes it along: whoever has an old backup has nothing that opens, and an erased case does
not come back with one. ``sealed`` holds the files. Neither tells when something was written or read.
"""

import contextlib
import datetime
import fcntl
import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings

from tallystick.base.findings import Refusal
from tallystick.base.left_over import clear_left_over, wipe
from tallystick.base.places import PRIVATE, PRIVATE_FOLDER, explained, make_folder, replace_file, write_new
from tallystick.base.reasons import Reason, Text
from tallystick.base.unnoted import read_unnoted
from tallystick.office.keys_before import note_before, undoing
from tallystick.vault.model import CASE_BYTES, CaseKeys, NotOpened

KEYS, SEALED = "case-keys", "sealed"
_PEPPER, _MARK, _LOCK = "pepper", ".begun-", ".cases-being-written"
#: Which folder of keys is the right one: a digest of its pepper, or nothing where the next one is.
DIGEST = f"{KEYS}.sha256"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CASE = re.compile(rf"[0-9a-f]{{{2 * CASE_BYTES}}}")
#: The marks of what is being written, in the one who writes.
_BEGUN: ContextVar[list[Path] | None] = ContextVar("begun", default=None)
_PEPPER_BYTES = 32
_MAIL = "mail-"
#: A key of messages is used for so many days and kept for as many more.
MAIL_KEY_DAYS = 8
NOT_AS_KEPT = Refusal(
    Reason("The file is not in the office's folder as it was kept."), Reason("put it back from a backup")
)
#: Files of sealed bytes come to no more than this; texts are taken all the same.
MOST_BYTES = 8 * 1024**3


def _folder(name: str) -> Path:
    folder = Path(settings.CONFIGURATION.folder) / name
    make_folder(folder, PRIVATE_FOLDER)
    return folder


def pepper() -> bytes:
    """The key under which codes are looked up, made when it is first asked for.

    Beside the folder lies its digest: where the folder is away, as when its disk is not mounted, another key
    would be drawn, and what is taken under it be lost as soon as the folder is back. A mark that holds no
    digest waits for the folder, and takes the key that comes with it.

    Raises:
        Refusal: the folder can't be read or written, or is not the one that was used before.
    """
    mark = Path(settings.CONFIGURATION.folder) / DIGEST
    with explained(str(mark)):
        known = mark.read_text(encoding="latin-1").strip() if mark.exists() else None
    key = _drawn(_PEPPER) if known is None else _held_pepper()
    digest = hashlib.sha256(key).hexdigest()
    told = known if known is not None and _SHA256.fullmatch(known) else None
    if len(key) != _PEPPER_BYTES or told not in {None, digest}:
        raise Refusal(
            Reason(
                "The folder {place} is not the one that opens what was sent here: nothing is taken until it "
                "is back.",
                place=Text(KEYS),
            ),
            Reason(
                "whoever runs this office mounts its disk or puts it back from its mirror; where it is lost "
                "for good, they delete {mark}, and what was sent before opens to nobody",
                mark=Text(DIGEST),
            ),
        )
    if told is None:
        replace_file(mark, f"{digest}\n".encode(), PRIVATE)
        _tell_no_time(mark)
    return key


def await_keys(mark: Path) -> None:
    """Have an office wait for the folder of keys that is put there next; nothing is taken before."""
    replace_file(mark, b"", PRIVATE)


def _held_pepper() -> bytes:
    """The pepper in the folder, which is not made where it is away; empty for none."""
    place = Path(settings.CONFIGURATION.folder) / KEYS / _PEPPER
    with explained(str(place)), contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return read_unnoted(place)
    return b""


def keys_are_here() -> bool:
    """Whether what opens cases can be had, or none was sent yet; what is held can't be told without."""
    try:
        return bool(pepper())
    except Refusal:
        return False


def mail_keys(today: datetime.date) -> tuple[bytes, ...]:
    """The keys by which a message of mail is known once more: this period's, then the one before it.

    Each is used in a period of eight days and kept for the next one, longer than a mail server tries. With
    it goes what could tell whether a message that somebody else has was taken here.

    Raises:
        Refusal: the folder can't be read or written, or is not the one that was used before.
    """
    pepper()
    period = today.toordinal() // MAIL_KEY_DAYS
    drop_mail_keys(today)
    return _drawn(f"{_MAIL}{period}"), *_there(f"{_MAIL}{period - 1}")


def drop_mail_keys(today: datetime.date) -> int:
    """Delete the keys of messages whose time is over; gives how many."""
    period = today.toordinal() // MAIL_KEY_DAYS
    kept = {f"{_MAIL}{one}" for one in (period - 1, period, period + 1)}
    old = [one for one in _folder(KEYS).glob(f"{_MAIL}*") if one.name not in kept]
    for one in old:
        _wipe(one)
    return len(old)


def _there(name: str) -> tuple[bytes, ...]:
    with contextlib.suppress(FileNotFoundError):
        return (read_unnoted(_folder(KEYS) / name),)
    return ()


def _drawn(name: str) -> bytes:
    """A key of this name, made when it is first asked for."""
    place = _folder(KEYS) / name
    with explained(str(place)), contextlib.suppress(FileNotFoundError):
        return read_unnoted(place)
    with contextlib.suppress(Refusal):  # somebody else was quicker
        write_new(place, secrets.token_bytes(_PEPPER_BYTES), PRIVATE)
        _tell_no_time(place, place.parent)
    with explained(str(place)):
        return read_unnoted(place)


def keep_keys(keys: CaseKeys) -> None:
    """Keep what opens a case, in the place of what did before."""
    note_before(keys_of(keys.case))
    _put(_folder(KEYS) / keys.case, keys.write())


@contextlib.contextmanager
def undoing_keys() -> Iterator[None]:
    """Keep what opens cases; where the transaction is not done after all, it is again what it was.

    To be entered inside the transaction, whose locks keep others from the cases until then.
    """
    with undoing(keep_keys):
        yield


def keys_of(case: str) -> CaseKeys | None:
    """What opens a case; None where nothing does any more."""
    if not _CASE.fullmatch(case):
        return None
    place = Path(settings.CONFIGURATION.folder) / KEYS / case
    try:
        return CaseKeys.read(read_unnoted(place))
    except (FileNotFoundError, NotADirectoryError, NotOpened):
        return None


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """Write keys or sealed bytes, and then the row that names them; what is cut short is known by its mark.

    To be entered outside the transaction that writes the row.

    Raises:
        Refusal: the folder can't be written.
    """
    if _BEGUN.get() is not None:
        yield
        return
    with _marked() as mark:
        fcntl.flock(mark, fcntl.LOCK_SH)
        begun: list[Path] = []
        token = _BEGUN.set(begun)
        try:
            yield
        finally:
            _BEGUN.reset(token)
        for one in begun:
            one.unlink(missing_ok=True)
            _tell_no_time(one.parent)


def sweep(is_named: Callable[[str], bool]) -> int:
    """Delete what a stopped process wrote and no row names; gives how many files; none while somebody writes.

    Only what bears a mark is looked at: keys that were put back beside an older database stay.

    Args:
        is_named: whether a row names a file of keys, by the case, or sealed bytes, by their SHA-256.
    """
    number = 0
    with _marked() as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return 0
        for folder in map(_folder, (KEYS, SEALED)):
            for one in folder.glob(f"{_MARK}*"):
                name = one.name.removeprefix(_MARK)
                if not is_named(name) and (folder / name).is_file():
                    wipe(folder / name)
                    number += 1
                one.unlink()
            clear_left_over(folder)
            _tell_no_time(folder)
    return number


@contextlib.contextmanager
def _marked() -> Iterator[int]:
    """The open file by which those who write and who sweep know of each other."""
    place = Path(settings.CONFIGURATION.folder) / _LOCK
    with explained(str(place)):
        mark = os.open(place, os.O_RDWR | os.O_CREAT, PRIVATE)
    try:
        yield mark
    finally:
        os.close(mark)


def wipe_keys(case: str) -> None:
    """Delete what opens a case, zeros written over it; a row that names no case is no way to another file."""
    if _CASE.fullmatch(case):
        _wipe(_folder(KEYS) / case)


def keep_sealed(data: bytes) -> str:
    """Keep the sealed bytes of a file; gives their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    _put(_folder(SEALED) / sha256, data)
    return sha256


def sealed_bytes(sha256: str) -> bytes:
    """The sealed bytes of a file.

    Raises:
        Refusal: they are not there.
    """
    if not _SHA256.fullmatch(sha256):
        raise NOT_AS_KEPT
    try:
        return read_unnoted(Path(settings.CONFIGURATION.folder) / SEALED / sha256)
    except OSError:
        raise NOT_AS_KEPT from None


def wipe_sealed(sha256: str) -> None:
    """Delete the sealed bytes of a file; a row that names no such bytes is no way to another file."""
    if _SHA256.fullmatch(sha256):
        _wipe(_folder(SEALED) / sha256)


def _wipe(place: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        wipe(place)
        _tell_no_time(place.parent)


def _tell_no_time(*places: Path) -> None:
    """Neither a file nor its folder says when somebody sent or erased something."""
    for one in places:
        os.utime(one, (0, 0))


def _put(place: Path, data: bytes) -> None:
    """Write a file that tells no time."""
    begun = _BEGUN.get()
    if begun is not None and not place.exists():
        mark = place.with_name(f"{_MARK}{place.name}")
        mark.touch(PRIVATE)
        _tell_no_time(mark)
        begun.append(mark)
    replace_file(place, data, PRIVATE)
    _tell_no_time(place, place.parent)
