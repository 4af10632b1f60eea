"""Hostile settings: datapackage.json, methods and registrations."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.base.test_records import REFUSED
from tests.hostile.case import Hostile
from tests.hostile.edited import DESCRIPTOR, FINAL, SURE, Data, Edit, package, written
from tests.register.packages import METHODS, copy_of_golden

#: A resource that leads other tools elsewhere.

#: Name, key, value, and what must be told.


#: A resource that leads other tools elsewhere.
RESOURCES: dict[str, dict[str, object]] = {
    "up": {"name": "x", "path": "../../etc/passwd"},
    "up, further down": {"name": "x", "path": "tables/../../secret.csv"},
    "from the top": {"name": "x", "path": "/etc/passwd"},
    "at home": {"name": "x", "path": "~/secret.csv"},
    "in the net": {"name": "x", "path": "https://example.org/x.csv"},
    "as a file's address": {"name": "x", "path": "file:///etc/passwd"},
    "on Windows": {"name": "x", "path": "C:\\secret.csv"},
    "with backslashes": {"name": "x", "path": "..\\secret.csv"},
    "another file": {"name": "commitments", "path": "tables/other.csv"},
    "another table's": {"name": "commitments", "path": "tables/targets.csv"},
    "our file, other name": {"name": "x", "path": "tables/targets.csv"},
    "in parts": {"name": "commitments", "path": ["tables/commitments.csv", "../x.csv"]},
    "a number": {"name": "x", "path": 7},
    "none": {"name": "commitments", "data": [1, 2]},
    "twice": {"name": "commitments", "path": "tables/commitments.csv"},
    "a dot before": {"name": "commitments", "path": "./tables/commitments.csv"},
}
_CHARACTERS = "tallystick.document.characters"
#: Name, key, value, and what must be told.
SETTINGS: list[tuple[str, str, object, str]] = [
    ("a title that turns", "title", "Plan \u202e5202", "U+202E"),
    ("a title of no width", "title", "Pl\u200ban", "U+200B"),
    ("a hidden schema", "$schema", "https://\u2066x", "$schema"),
    ("a title of 100,000", "title", "x" * 100_000, '"title"'),
    ("a list for a title", "title", ["x"], '"title"'),
    ("a document that leads out", "tallystick.document.path", "../../x", "tallystick.document.path"),
    ("a document from the top", "tallystick.document.path", "/etc/passwd", "tallystick.document.path"),
    ("a negative length", _CHARACTERS, -1, _CHARACTERS),
    ("a method that leads out", "tallystick.method", "../final", "tallystick.method"),
    ("a period backwards", "tallystick.plan.period", "2025/2021", "tallystick.plan.period"),
    ("a period of all time", "tallystick.plan.period", "0001/9999", "tallystick.plan.period"),
    ("a country of nobody", "tallystick.plan.country", "\u0410\u0411", "tallystick.plan.country"),
    ("a name that is a path", "name", "../x", '"name"'),
    ("a licence that turns", "licenses", [{"name": "x\u202e", "title": "y"}], "U+202E"),
]


def descriptors() -> Iterator[Hostile]:
    for name, (data, why) in REFUSED.items():
        marked = name == "a byte order mark"
        told = "byte-order-mark" if marked else why
        yield package(f"descriptor: {name}", written(DESCRIPTOR, data), told)
        inner = b'{"name": "x", "resources": ' + data.removeprefix(b"\xef\xbb\xbf") + b"}"
        yield package(
            f"descriptor, within: {name}", written(DESCRIPTOR, inner), DESCRIPTOR if marked else why
        )
        beside = "methods/final.registrations.json"
        told = why.replace("000 digits", ",000 digits")
        yield Hostile(f"registrations: {name}", registered(beside, data), told, frozenset({0}))
    many = {"numbers": lambda: b'{"resources": [' + b"1," * 1_900_000 + b"1]}", "keys": many_keys}
    for name, large in many.items():
        yield package(f"descriptor: 4 MB of {name}", written(DESCRIPTOR, large), "more than 50000 values")
    for name, resource in RESOURCES.items():
        yield package(f"resource {name}", resources(resource), '"foreign-resource"')
    for name, key, value, told in SETTINGS:
        yield package(f"descriptor: {name}", keyed(key, value), told)


def many_keys() -> bytes:
    """As many keys as fit into the largest descriptor that is read."""
    return b"{" + b",".join(b'"%x":1' % at for at in range(380_000)) + b"}"


def keyed(key: str, value: object) -> Edit:
    def edit(folder: Path) -> None:
        record = json.loads((folder / DESCRIPTOR).read_bytes())
        group = record
        *names, last = [key] if key.startswith("$") else key.split(".")
        for name in names:
            group = group.setdefault(name, {})
        group[last] = value
        (folder / DESCRIPTOR).write_text(json.dumps(record), encoding="utf-8")

    return edit


def resources(one: dict[str, object]) -> Edit:
    def edit(folder: Path) -> None:
        record = json.loads((folder / DESCRIPTOR).read_bytes())
        record["resources"].append(one)
        (folder / DESCRIPTOR).write_text(json.dumps(record), encoding="utf-8")

    return edit


def registered(beside: str, data: bytes) -> Callable[[Path], list[str]]:
    def make(place: Path) -> list[str]:
        folder = copy_of_golden(place)
        (folder / beside).write_bytes(data)
        return ["assess", str(folder), "--no-site", "--out", str(place / "out")]

    return make


def methods() -> Iterator[Hostile]:
    final = METHODS["final.toml"]
    found: dict[str, Data] = {
        "100,000 brackets": b"x = " + b"[" * 100_000,
        "20,000 dots": b"a" + b".a" * 20_000 + b" = 1",
        "100,000 digits": b"x = " + b"9" * 100_000,
        "4,000 digits in a threshold": final.replace(b"0.10", b"9" * 4_000),
        "a number of 5,000 digits in base 16": b"x = 0x" + b"f" * 5_000,
        "a number of 20,000 digits in base 8": final.replace(b"0.10", b"0o" + b"7" * 20_000),
        "a number of 250,000 digits in base 2, in a list": final + b"x = [[{y = 0b%b}]]" % (b"1" * 250_000),
        "a number of 64 bits and one": final.replace(b"0.10", b"9223372036854775808"),
        "a key twice": final + b'\nname = "final"\n',
        "a table twice": final + b"\n[done]\n",
        "nan": final.replace(b"0.10", b"nan"),
        "inf": final.replace(b"0.10", b"inf"),
        "a day of the year 1": final.replace(b"2025-12-31", b"0001-01-01"),
        "a day of the year 9999": final.replace(b"2026-06-30", b"9999-12-31"),
        "a day that is none": final.replace(b"2025-12-31", b"2025-02-30"),
        "a moment for a day": final.replace(b"2025-12-31", b"2025-12-31T00:00:00Z"),
        "NUL": final + b"\x00",
        "UTF-16": final.decode().encode("utf-16"),
        "a comment that turns": final + "# \u202e0 = ecnarelot\n".encode(),
        "a title that turns": final.replace(b'title = "', 'title = "\u2066'.encode()),
        "a comment of no width": final + "# so\u200bso\n".encode(),
        "half a character": final + b'x = "\\ud800"',
        "nothing": b"",
        "5 MB": lambda: b"#" * 5_000_000,
        "100,000 keys": lambda: b"".join(b"k%d = 1\n" % at for at in range(100_000)),
    }
    for name, data in found.items():
        told, codes = FINAL, SURE
        yield package(f"method: {name}", written(FINAL, data), told, codes)
    names = ["fi\u202enal.toml", "a\u200bb.toml", "\u2066x.csv", "x\u00ad.txt"]
    for name in names:
        for under in ("methods", "tables", "."):
            yield package(f"file {name!a} in {under}", written(f"{under}/{name}", b"x"), '"hidden-character"')
