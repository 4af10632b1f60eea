"""A release beside what its package gives again: by the same version, or as far as this version can tell.

Nothing that the release says of itself is believed where it can be computed. What can't be computed here is
listed as not checked, and never explained.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tallystick.pipeline.assess import Run
from tallystick.pipeline.output import MANIFEST, manifest_of
from tallystick.pipeline.release import about_release
from tallystick.release.compare import Difference, differences
from tallystick.release.members import RESULTS, computed_in, count_pages, pages_in
from tallystick.release.seal import ABOUT, Sealed, about_bytes

#: What stands in the place of a file that is not there.
GONE = "(not there)"


@dataclass(slots=True)
class Compared:
    """A release beside what was computed.

    Attributes:
        differing: every cell, value or file that differs: as published, as computed.
        unchecked: members, columns and values that were not computed here, and so not checked.
    """

    differing: list[Difference] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)


def compare_same_version(sealed: Sealed, run: Run) -> Compared:
    """Every member of a release of this version beside the same member made again, byte by byte.

    Args:
        sealed: the release.
        run: the assessment of the package in it, made again, with pages where the release has any.
    """
    published = computed_in(sealed.members)
    computed = run.contents | {ABOUT: about_bytes(about_release(run))}
    found = _differing(published, computed)
    # The manifest follows from the others, so it is told only when they agree.
    manifest = manifest_of(run.contents, run.about)
    return Compared(found or differences(MANIFEST, published.get(MANIFEST), manifest))


def _differing(published: Mapping[str, bytes], computed: Mapping[str, bytes]) -> list[Difference]:
    names = sorted({*published, *computed} - {MANIFEST})
    return [one for name in names for one in differences(name, published.get(name), computed.get(name))]


def compare_later_version(sealed: Sealed, run: Run) -> Compared:
    """Every figure that this version knows, beside the same figure in a release that a later one made.

    Tables, columns and values that this version doesn't know are not checked, nor are pages.
    """
    version = sealed.about.get("tallystick")
    published = computed_in(sealed.members)
    found = Compared(unchecked=pages_in(published))
    for name in sorted(published.keys() - run.contents.keys() - {MANIFEST, ABOUT, *found.unchecked}):
        if name.startswith(RESULTS) and name.endswith(".csv"):
            found.unchecked.append(name)
        else:
            found.differing.append(Difference(name, "", "the file", GONE))
    for name, now in sorted(run.contents.items()):
        then = published.get(name)
        if name.startswith(RESULTS) and then is not None:
            then = _known_columns(name, then, now, found.unchecked)
        found.differing += differences(name, then, now)
    about = about_release(run) | {"tallystick": version, "pages": count_pages(published)}
    inside = {name: data for name, data in published.items() if name not in {MANIFEST, ABOUT}}
    wanted = {
        ABOUT: about_bytes(about),
        MANIFEST: manifest_of(inside, run.about | {"tallystick": version}),
    }
    found.differing = found.differing or beside_wanted(published, wanted)
    return found


def _known_columns(name: str, then: bytes, now: bytes, unchecked: list[str]) -> bytes:
    """A published table without the columns that this version doesn't know, which are noted."""
    try:
        heading, *rows = rows_of(then)
        known = rows_of(now)[0]
    except (ValueError, csv.Error):
        return then
    more = [column for column in heading if column not in known]
    if not more or table_of((heading, *rows)) != then or any(len(row) != len(heading) for row in rows):
        return then
    unchecked += [f"{name}, column {column}" for column in more]
    return table_of(
        [cell for cell, column in zip(row, heading, strict=True) if column in known]
        for row in (heading, *rows)
    )


def rows_of(data: bytes) -> list[list[str]]:
    """The cells of a table, row by row.

    Raises:
        ValueError: it is no UTF-8 text.
        csv.Error: its rows can't be told apart.
    """
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def table_of(rows: Iterable[Sequence[str]]) -> bytes:
    """The table with these cells, in the one form in which tables are written."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def beside_wanted(published: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> list[Difference]:
    """What differs between these files as published and as they should be."""
    return [one for name, data in wanted.items() for one in differences(name, published.get(name), data)]
