"""A release beside what its package gives again: by the same version, or as far as this version can tell.

Nothing that the release says of itself is believed where it can be computed. What can't be computed here is
listed as not checked, and never explained.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tallystick.base.reasons import Reason, Text
from tallystick.pipeline.assess import Run
from tallystick.pipeline.output import MANIFEST, manifest_of
from tallystick.pipeline.release import about_release
from tallystick.release.compare import GONE, THE_FILE, Mismatch, differences
from tallystick.release.members import RESULTS, computed_in, count_pages, pages_in
from tallystick.release.seal import ABOUT, Sealed, about_bytes


@dataclass(slots=True)
class Recomputed:
    """A release beside what was computed.

    Attributes:
        differing: every cell, value or file that differs: as published, as computed.
        unknown: tables and columns that this version doesn't know, and so can't check.
        unchecked: other members and values that were not computed here: pages above all.
    """

    differing: list[Mismatch] = field(default_factory=list)
    unknown: list[Reason] = field(default_factory=list)
    unchecked: list[Reason] = field(default_factory=list)


def compare_same_version(sealed: Sealed, run: Run) -> Recomputed:
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
    return Recomputed(found or differences(MANIFEST, published.get(MANIFEST), manifest))


def _differing(published: Mapping[str, bytes], computed: Mapping[str, bytes]) -> list[Mismatch]:
    names = sorted({*published, *computed} - {MANIFEST})
    return [one for name in names for one in differences(name, published.get(name), computed.get(name))]


def compare_later_version(sealed: Sealed, run: Run) -> Recomputed:
    """Every figure that this version knows, beside the same figure in a release that a later one made.

    Tables, columns and values that this version doesn't know are not checked, nor are pages.
    """
    version = sealed.about.get("tallystick")
    published = computed_in(sealed.members)
    pages = pages_in(published)
    found = Recomputed(unchecked=[whole(name) for name in pages])
    for name in sorted(published.keys() - run.contents.keys() - {MANIFEST, ABOUT, *pages}):
        if name.startswith(RESULTS) and name.endswith(".csv"):
            found.unknown.append(whole(name))
        else:
            found.differing.append(Mismatch(name, None, THE_FILE, GONE))
    for name, now in sorted(run.contents.items()):
        then = published.get(name)
        if name.startswith(RESULTS) and then is not None:
            then = _known_columns(name, then, now, found.unknown)
        found.differing += differences(name, then, now)
    about = about_release(run) | {"tallystick": version, "pages": count_pages(published)}
    inside = {name: data for name, data in published.items() if name not in {MANIFEST, ABOUT}}
    wanted = {
        ABOUT: about_bytes(about),
        MANIFEST: manifest_of(inside, run.about | {"tallystick": version}),
    }
    found.differing = found.differing or beside_wanted(published, wanted)
    return found


def whole(name: str) -> Reason:
    """A file as a whole, which is not checked."""
    return Reason("{file}", file=Text(name))


def _known_columns(name: str, then: bytes, now: bytes, unknown: list[Reason]) -> bytes:
    """A published table without the columns that this version doesn't know, which are noted."""
    try:
        heading, *rows = rows_of(then)
        known = rows_of(now)[0]
    except (ValueError, csv.Error):
        return then
    more = [column for column in heading if column not in known]
    if not more or table_of((heading, *rows)) != then or any(len(row) != len(heading) for row in rows):
        return then
    unknown += [Reason("{file}, column {column}", file=Text(name), column=Text(column)) for column in more]
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


def beside_wanted(published: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> list[Mismatch]:
    """What differs between these files as published and as they should be."""
    return [one for name, data in wanted.items() for one in differences(name, published.get(name), data)]
