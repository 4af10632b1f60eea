"""A release of version 0.1.0 beside what its package gives again by the rules it was made by."""

import csv
import json
from collections.abc import Mapping, Sequence

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.reasons import Reason, Text
from tallystick.base.records import read_json
from tallystick.pipeline.assess import Run
from tallystick.pipeline.output import MANIFEST, manifest_of
from tallystick.pipeline.recompute import Recomputed, beside_wanted, rows_of, table_of, whole
from tallystick.release.compare import GONE, THE_FILE, Mismatch, differences
from tallystick.release.first_form import (
    PACKAGE_TABLES,
    RESULT_TABLES,
    VERSION,
    WROTE_AS_ABSENT,
    first_form_identity,
    held_only,
)
from tallystick.release.members import PACKAGE, RESULTS, computed_in, count_pages, is_page, pages_in
from tallystick.release.seal import ABOUT, FIRST_FORM, Sealed, about_bytes

_DESCRIPTOR = f"{PACKAGE}datapackage.json"
_METHODS = f"{PACKAGE}methods/"
_METHOD = "method.json"
_RECORDS = ("assessment.json", _METHOD, "registration.json")


def compare_first_form(sealed: Sealed, run: Run) -> Recomputed:
    """Every figure of a release of version 0.1.0 beside the same figure made again by its own rules.

    What the release says of itself, its manifest and its identities are made again from its members, in the
    form of that version. Its pages can't be drawn here.
    """
    published = computed_in(sealed.members)
    found = Recomputed(unchecked=[whole(name) for name in pages_in(published)])
    rest = {name: data for name, data in published.items() if not is_page(name)}
    allowed = {
        *(f"{PACKAGE}tables/{name}.csv" for name in PACKAGE_TABLES),
        *(f"{RESULTS}{name}.csv" for name in RESULT_TABLES),
        *(name for name in run.contents if name.startswith(_METHODS)),
        *(_DESCRIPTOR, MANIFEST, ABOUT, *_RECORDS),
    }
    found.differing += [Mismatch(name, None, THE_FILE, GONE) for name in sorted(rest.keys() - allowed)]
    for name in sorted(allowed - {MANIFEST, ABOUT}):
        then, now = rest.get(name), run.contents.get(name)
        found.differing += differences(name, *_comparable(name, then, now, sealed))
    found.differing = found.differing or _of_itself(sealed, published)
    if not found.differing:
        found.unchecked.insert(0, Reason("{file}: the words of its schema", file=Text(_DESCRIPTOR)))
    return found


def _comparable(
    name: str, then: bytes | None, now: bytes | None, sealed: Sealed
) -> tuple[bytes | None, bytes | None]:
    """A file of the first form and the same file made again, both without what only one form writes."""
    if name.startswith(PACKAGE) and name.endswith(".csv"):
        return _held_columns(then), _held_columns(now)
    if name.startswith(RESULTS):
        columns = RESULT_TABLES[name.removeprefix(RESULTS).removesuffix(".csv")]
        return then, None if now is None else _with_columns(now, columns)
    if name == _DESCRIPTOR:
        return _facts(then), _facts(now)
    if name in _RECORDS:
        hashes = first_form_identity(sealed.members) if _METHOD in sealed.members else {}
        return _as_first_form_held(then), _held(now, {"method_sha256": hashes.get("method_sha256", "")})
    return then, now


def _as_first_form_held(data: bytes | None) -> bytes | None:
    """A published record without what that version wrote of what was absent, and with all else."""
    record = _record(data)
    if record is None or data is None or canonical_bytes(record) != data.removesuffix(b"\n"):
        return data
    return canonical_bytes(held_only(record, WROTE_AS_ABSENT))


def _held(data: bytes | None, standing: Mapping[str, Json]) -> bytes | None:
    """A record made again: without what is absent or only later forms have, with the hashes of its own."""
    if data is None:
        return None
    kept = held_only(_record(data))
    if isinstance(kept, dict):
        kept |= {name: value for name, value in standing.items() if name in kept}
        for own in ("shown", "shown_by"):
            kept.pop(own, None)
    return canonical_bytes(kept)


def _facts(data: bytes | None) -> bytes | None:
    """A descriptor without its words for other tools and without keys at their default."""
    record = _record(data)
    if not isinstance(record, dict) or _indented(record) != data:
        return data
    plan = record.get("tallystick", {}).get("plan", {}) if isinstance(record.get("tallystick"), dict) else {}
    if isinstance(plan, dict) and plan.get("fictional") is False:
        del plan["fictional"]
    return canonical_bytes(held_only({name: one for name, one in record.items() if name not in _WORDS}))


def _indented(record: object) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


_WORDS = frozenset({"$schema", "resources", "profile"})


def _record(data: bytes | None) -> Json:
    try:
        record: Json = read_json(data or b"")
        canonical_bytes(record)
    except (ValueError, TypeError, RecursionError):
        return None
    return record


def _held_columns(data: bytes | None) -> bytes | None:
    """A table of the package without the columns in which nothing stands; None where it has no rows."""
    if data is None:
        return None
    try:
        heading, *rows = rows_of(data)
    except (ValueError, csv.Error):
        return data
    if table_of((heading, *rows)) != data or any(len(row) != len(heading) for row in rows):
        return data
    if not rows:
        return None
    held = [at for at in range(len(heading)) if any(row[at] for row in rows)]
    return table_of([row[at] for at in held] for row in (heading, *rows))


def _with_columns(data: bytes, columns: Sequence[str]) -> bytes:
    heading, *rows = rows_of(data)
    places = [heading.index(name) for name in columns]
    return table_of([columns, *([row[at] for at in places] for row in rows)])


def _of_itself(sealed: Sealed, published: Mapping[str, bytes]) -> list[Mismatch]:
    """What a release of the first form says of itself beside what its members give."""
    identity = first_form_identity(sealed.members) | {"tallystick": VERSION}
    package = _record(published[_DESCRIPTOR])
    about = identity | {
        "package": package.get("name") if isinstance(package, dict) else None,
        "method": _named(published[_METHOD]),
        "pages": count_pages(published),
    }
    inside = {name: data for name, data in published.items() if name not in {MANIFEST, ABOUT}}
    wanted = {
        ABOUT: about_bytes(about, FIRST_FORM),
        MANIFEST: manifest_of(inside, dict(identity)),
    }
    return beside_wanted(published, wanted)


def _named(data: bytes) -> Json:
    record = _record(data)
    return record.get("name") if isinstance(record, dict) else None
