"""Folders of the server that nobody outside learns of: what is refused in one speaks of its files by name."""

import contextlib
import dataclasses
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from tallystick.base.findings import Finding, Refusal

_LONGEST_NAME, _LONGEST_ENDING = 60, 8


@contextlib.contextmanager
def scratch_folder(what: str) -> Iterator[Path]:
    """A folder that is gone afterwards, and stands in no refusal.

    Args:
        what: what is done in it, for its name.

    Raises:
        Refusal: what was refused inside, speaking of files by their place in the folder.
    """
    with tempfile.TemporaryDirectory(prefix=f"tallystick-{what}-") as name, unseen(Path(name)):
        yield Path(name)


def shown_name(name: str) -> str:
    r"""The name of a file that somebody handed in, as it can be written down and read out again.

    Examples:
        >>> [shown_name(one) for one in ("报告 1.XLSX", "../../etc/a\u202eb\n.xls", "-", "..")]
        ['报告 1.XLSX', 'a b.xls', 'file', 'file']
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(one if one.isalnum() or one in "-_. " else " " for one in last)
    stem, dot, ending = " ".join(plain.split()).rpartition(".")
    stem, ending = (stem or ending, ending if stem else "")
    stem = stem[:_LONGEST_NAME].strip(" .-")
    return f"{stem or 'file'}{dot if ending else ''}{ending[:_LONGEST_ENDING]}"


@contextlib.contextmanager
def unseen(folder: Path) -> Iterator[None]:
    """Let what is refused inside speak of the files of a folder by their place in it.

    Raises:
        Refusal: what was refused inside.
    """
    try:
        yield
    except Refusal as refusal:
        without = _without(folder)
        raise Refusal(
            refusal.title.with_texts(without),
            refusal.fix.with_texts(without),
            tuple(_found(one, without) for one in refusal.findings),
        ) from None


def found_in(folder: Path, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The same findings, speaking of the files of a folder by their place in it."""
    without = _without(folder)
    return tuple(_found(one, without) for one in findings)


def _without(folder: Path) -> Callable[[str], str]:
    names = {str(folder), str(folder.resolve())}

    def change(text: str) -> str:
        for one in sorted(names, key=len, reverse=True):
            text = text.replace(f"{one}/", "").replace(one, ".")
        return text

    return change


def _found(one: Finding, without: Callable[[str], str]) -> Finding:
    return dataclasses.replace(
        one,
        file=without(one.file),
        value=None if one.value is None else without(one.value),
        message=one.message.with_texts(without),
        fix=one.fix.with_texts(without),
    )
