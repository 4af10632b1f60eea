"""Who wrote a release's tables in Parquet: their bytes depend on the writing library's version."""

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.canonical import Json
from tallystick.base.reasons import Unfit
from tallystick.register.store.scratch import Scratch

#: The key under which a release names the writer, where it holds such a table.
WRITER = "tables_by"
_LIBRARY = "polars"
_NAMED = re.compile(rf"{_LIBRARY} ([0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{2}}(?:(?:a|b|rc)[0-9]{{1,4}})?)")


@dataclass(frozen=True, slots=True)
class Written:
    """Files in Parquet as another version of the writing library is said to have written them.

    Attributes:
        by: that version, as a release names it.
        files: every file of the release by name.
    """

    by: str
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class AsWritten:
    """Tables that are the same in other bytes, taken as they were written.

    Attributes:
        by: who wrote the tables of the run: our own library, or the other version; empty where none are.
        files: those that the other version wrote, by name.
        scratch: what keeps them.
    """

    by: str
    files: Mapping[str, Path]
    scratch: Scratch | None


def our_writer() -> str:
    """The writing library of this program and its version; the library is not loaded."""
    from importlib.metadata import version  # takes longer to load than most commands need

    return f"{_LIBRARY} {version(_LIBRARY)}"


def is_other_writer(named: Json) -> bool:
    """Whether a release names another version of the writing library than ours."""
    return isinstance(named, str) and _NAMED.fullmatch(named) is not None and named != our_writer()


def as_written(large: Mapping[str, Path], written: Written | None) -> AsWritten:
    """Each of these tables as another version wrote it, where that is the same table in other bytes."""
    if written is None or not large:
        return AsWritten(our_writer() if large else "", {}, None)
    from tallystick.register.store.again import refuse_other_table  # the table engine is loaded only for this

    scratch = Scratch()
    taken: dict[str, Path] = {}
    for name, ours in large.items():
        theirs = written.files.get(name)
        if theirs is None or theirs == ours.read_bytes():
            continue
        place = scratch.file("as-written.parquet")
        place.write_bytes(theirs)
        with contextlib.suppress(Unfit):
            refuse_other_table(ours, place, written.by.removeprefix(f"{_LIBRARY} "))
            taken[name] = place
    return AsWritten(written.by if taken else our_writer(), taken, scratch)
