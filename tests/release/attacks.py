"""Alterations of a release thought of one by one: other spellings, other kinds, what other programs skip.

Each is hashed and signed again by the right key, like those of `alterations.py`; some are of the zip itself.
"""

import copy
import json
import struct
from collections.abc import Callable, Iterator

from tallystick.base.canonical import sha256
from tests.release.alterations import WRITERS, Alteration, Members, Tree

REGISTRATIONS = "package/methods/final.registrations.json"
OTHERS = "package/methods/midway.registrations.json"
MANIFEST, RECORD, CHECKPOINT = "manifest.json", "release/record.json", "release/checkpoint.txt"
DESCRIPTOR, METHOD = "package/datapackage.json", "package/methods/final.toml"
LIE = "All targets met."
PACKAGE_TABLES = ("package/tables/observations.csv", "package/tables/targets.csv")
TOLERANCES = ("nan", "-nan", "inf", "-inf", "1e400", "-0.1", "true", '"0.10"', "[]", "1" * 5000, "0x1")
DAYS = ("2025-12-31T00:00:00Z", "2025-12-31T23:59:59+14:00", "07:32:00", "0001-01-01", "9999-12-31", "-1")
VALUES: tuple[Tree, ...] = (None, True, False, 0, 1, -1, 2**53 - 1, "", "x", [], {}, [[]], [None], {"a": 1})
VALUES += ("\x1b[2J", "\u202e", "\N{FULLWIDTH DIGIT ONE}")


def written(record: Tree) -> bytes:
    """Registrations as the program writes them."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def of_registrations(members: Members) -> Iterator[Alteration]:
    """The file beside a method, which holds receipts that only a ledger can give."""
    record, text = json.loads(members[REGISTRATIONS]), members[REGISTRATIONS]
    forms: dict[str, bytes] = {
        "a key more": written(record | {"remark": LIE}),
        "in another order": written(dict(reversed(record.items()))),
        "in one line": json.dumps(record).encode(),
        "lines behind": text + b"\n\n",
        "line ends of another system": text.replace(b"\n", b"\r\n"),
        "none in it": written(record | {"registrations": []}),
        "each twice": written(record | {"registrations": record["registrations"] * 2}),
    }
    edits: dict[str, Callable[[Tree], Tree]] = {
        "a key more in it": lambda one: one | {"remark": LIE},
        "a line behind the receipt": lambda one: one | {"receipt": one["receipt"] + f"\n{LIE}\n"},
        "another signature": lambda one: one | {"receipt": one["receipt"] + "\u2014 un.org/w AAAAAAAA\n"},
        "signed twice": lambda one: one | {"receipt": one["receipt"] + one["receipt"].rpartition("\n\n")[2]},
        "another day": lambda one: one | {"receipt": one["receipt"].replace("day 2026", "day 2020")},
    }
    for what, edit in edits.items():
        forms[what] = written(record | {"registrations": [edit(one) for one in record["registrations"]]})
    for what, data in forms.items():
        yield Alteration("registration", what, members | {REGISTRATIONS: data}, REGISTRATIONS)
    for lie in (LIE.encode(), b"", b"{}", text[:-1]):
        what = f"{lie[:20]!r} beside another method"
        yield Alteration("registration", what, members | {OTHERS: lie}, OTHERS)


def of_kinds(members: Members) -> Iterator[Alteration]:
    """Every value of what was registered and of the ledger's record, of every kind that JSON knows."""
    files: dict[str, Callable[[Tree], bytes]] = {REGISTRATIONS: written, RECORD: WRITERS[RECORD]}
    for name, write in files.items():
        record = json.loads(members[name])
        for path in _places(record, ()):
            for value in VALUES:
                altered = copy.deepcopy(record)
                holder = altered
                for part in path[:-1]:
                    holder = holder[part]
                if json.dumps(holder[path[-1]]) == json.dumps(value):
                    continue
                holder[path[-1]] = value
                what = f"{name} {'.'.join(map(str, path))}: {value!r}"
                yield Alteration("value of another kind", what, members | {name: write(altered)}, name)


def _places(value: Tree, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, below in inner:
        yield from _places(below, (*path, name))


def of_checkpoint(members: Members) -> Iterator[Alteration]:
    """The signed size and root of the ledger, spelled otherwise."""
    text = members[CHECKPOINT].decode()
    own = text.rpartition("\n\n")[2]
    forms = {
        "a line more": text.replace("\n\n", f"\n{LIE}\n\n", 1),
        "signed twice": text + own,
        "signed by another key of its name": text + own[: own.rindex(" ")] + " AAAAAAAA\n",
        "line ends of another system": text.replace("\n", "\r\n"),
        "no line end": text.rstrip(),
        "a zero before its size": text.replace("\n1\n", "\n01\n", 1),
        "a sign before its size": text.replace("\n1\n", "\n+1\n", 1),
        "digits of another script": text.replace("\n1\n", "\n\N{ARABIC-INDIC DIGIT ONE}\n", 1),
        "a space behind its name": text.replace("\n", " \n", 1),
        "no signature": text.rpartition("\n\n")[0] + "\n\n",
    }
    for what, altered in forms.items():
        yield Alteration("checkpoint", what, members | {CHECKPOINT: altered.encode()}, CHECKPOINT)
    for name in ("release/ledger.vkey", "release/key.vkey", "release/key.pub"):
        for change in (b"\n%s", b"\xef\xbb\xbf%s", b" %s", b"%s\n", b"%s#"):
            yield Alteration("key", f"{name} {change!r}", members | {name: change % members[name]}, name)


def of_spellings(members: Members) -> Iterator[Alteration]:
    """Records, tables and pages that say the same to some programs and are other bytes."""
    for name in WRITERS.keys() & members.keys():
        text = members[name].decode()
        record = json.loads(text)
        for what, altered in {
            "spread out": json.dumps(record, indent=4),
            "in another order": json.dumps(dict(reversed(record.items())), ensure_ascii=False),
            "escaped": json.dumps(record, sort_keys=True, separators=(",", ":")) + " ",
            "marked": "\ufeff" + text,
            "spaces behind": text + " \n",
            "a remark": text + "// " + LIE,
            "a second record": text + text,
            "NUL": text + "\0",
        }.items():
            yield Alteration(
                "spelling of a record", f"{name} {what}", members | {name: altered.encode()}, name
            )
    for name in [one for one in members if one.endswith(".csv")]:
        data = members[name]
        for what, table in {
            "line ends of another system": data.replace(b"\n", b"\r\n"),
            "marked": b"\xef\xbb\xbf" + data,
            "a line behind": data + b"\n",
            "no line end": data.rstrip(b"\n"),
            "quoted": b'"' + data.replace(b",", b'",', 1),
            "semicolons": data.replace(b",", b";"),
            "NUL": data + b"\0",
            "a remark": data + b"# " + LIE.encode(),
            "a heading twice": data.replace(b"\n", b"," + data.split(b",")[0] + b"\n", 1),
            "spaces": data.replace(b",", b", ", 1),
            "broken": data + b"\xff",
        }.items():
            yield Alteration("spelling of a table", f"{name} {what}", members | {name: table}, name)


def of_descriptor(members: Members) -> Iterator[Alteration]:
    """What other tools are told of the package."""
    edits: dict[str, Callable[[Tree], object]] = {
        "another standard": lambda one: one.update({"$schema": "https://example.org/profile.json"}),
        "no standard": lambda one: one.pop("$schema"),
        "a resource more": lambda one: one["resources"].append({"name": "z", "path": "tables/zz.csv"}),
        "a resource elsewhere": lambda one: one["resources"].append(
            {"name": "z", "path": "https://x.example/z.csv"}
        ),
        "a resource in itself": lambda one: one["resources"][0].update(data=[{"verdict": "met"}]),
        "a resource less": lambda one: one["resources"].pop(),
        "another path": lambda one: one["resources"][0].update(path="tables/zz.csv"),
        "many paths": lambda one: one["resources"][0].update(path=[one["resources"][0]["path"]]),
        "another dialect": lambda one: one["resources"][0].update(dialect={"delimiter": ";"}),
        "another name for none": lambda one: one["resources"][0]["schema"].update(missingValues=["met"]),
        "no resources": lambda one: one.update(resources=[]),
        "a remark": lambda one: one.update(remark=LIE),
    }
    values: tuple[object, ...] = ([], {}, [None], None, 0, True, "\x1b[2J")
    for value in values:
        for key in ("name", "path"):
            edits[f"a {key} of {value!r}"] = _of_first_resource(key, value)
    for what, edit in edits.items():
        record = json.loads(members[DESCRIPTOR])
        edit(record)
        yield Alteration("descriptor", what, members | {DESCRIPTOR: WRITERS[DESCRIPTOR](record)}, DESCRIPTOR)


def _of_first_resource(key: str, value: Tree) -> Callable[[Tree], object]:
    return lambda one: one["resources"][0].update({key: value})


def of_method(members: Members) -> Iterator[Alteration]:
    """Values that no method can have, or that fit no verdict in the release."""
    text = members[METHOD].decode()
    for value in TOLERANCES:
        altered = text.replace("about_tolerance = 0.10", f"about_tolerance = {value}", 1)
        yield Alteration("method", f"tolerance {value[:20]}", members | {METHOD: altered.encode()}, METHOD)
    for day in DAYS:
        altered = text.replace("judged_to = 2025-12-31", f"judged_to = {day}", 1)
        yield Alteration("method", f"day {day}", members | {METHOD: altered.encode()}, METHOD)
    for what, more in (("a key twice", 'name = "final"\n'), ("a table", "[remark]\nx = 1\n"), ("NUL", "\0")):
        yield Alteration("method", what, members | {METHOD: (text + more).encode()}, METHOD)


def of_pages(members: Members) -> Iterator[Alteration]:
    """Pages that a browser shows as before, or another page in their place."""
    for name in ("index.html", "style.css"):
        data = members[name]
        for what, altered in {
            "line ends of another system": (data.rstrip(b"\n") + b"\n").replace(b"\n", b"\r\n"),
            "marked": b"\xef\xbb\xbf" + data,
            "NUL": data + b"\0",
            "a remark": data + b"<!-- " + LIE.encode() + b" -->",
            "of another page": members["proof.html"],
            "another script of letters": data.replace(b"e", "\N{CYRILLIC SMALL LETTER IE}".encode(), 1),
        }.items():
            yield Alteration("page", f"{name} {what}", members | {name: altered}, name)
    for language in ("zh", "eo", "en"):
        name = f"{language}/index.html"
        yield Alteration("page of a language", name, members | {name: members["index.html"]}, name)


def of_zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The zip itself, so that programs see other members in it, with nothing signed anew."""
    at = data.rindex(b"PK\5\6")
    size, offset = struct.unpack_from("<2L", data, at + 12)
    directory, end = data[offset:at], data[at:]
    name = data[30 : 30 + struct.unpack_from("<H", data, 26)[0]]
    yield "bytes before", b"#!/bin/sh\n" + data
    yield "another zip before", data + data
    yield (
        "bytes between members and directory",
        (data[:offset] + b"PK" + directory + end[:16] + struct.pack("<L", offset + 2) + end[20:]),
    )
    yield "a comment", data[:-2] + b"\x05\0hello"
    yield "an end in the comment", data[:-2] + struct.pack("<H", len(end)) + end
    yield (
        "an entry twice",
        (
            data[:at]
            + directory[: 46 + len(name)]
            + end[:12]
            + struct.pack("<L", size + 46 + len(name))
            + end[16:]
        ),
    )
    yield "another count", data[:at] + end[:10] + b"\xff\xff" + end[12:]
    zip64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, size, offset)
    yield "an end for large zips", data[:at] + zip64 + struct.pack("<4sLQL", b"PK\6\7", 0, at, 1) + end
    yield "a name of its own in a local header", data.replace(name, name.swapcase(), 1)
    yield (
        "a name of its own in the directory",
        data[:offset] + directory.replace(name, name.swapcase(), 1) + end,
    )
    for what, place, value in (
        ("another version needed", 4, b"\x2d\0"),
        ("a flag for a size behind", 6, b"\x08\0"),
        ("a flag for another alphabet", 7, b"\x08"),
        ("a method", 8, b"\x08\0"),
        ("a time", 10, b"\x01\0"),
        ("an extra field", 28, b"\x04\0"),
    ):
        yield f"{what} in a local header", data[:place] + value + data[place + len(value) :]
        inside = offset + place + 2
        yield f"{what} in the directory", data[:inside] + value + data[inside + len(value) :]


def by_hand(members: Members) -> Iterator[Alteration]:
    """All of these of the members of a release without pages, whose method is registered in a ledger."""
    for kind in (of_registrations, of_kinds, of_checkpoint, of_spellings, of_descriptor, of_method):
        yield from kind(members)


def fitted(one: Alteration) -> Members:
    """The members with a manifest that fits them, so that only what was altered can be told."""
    if one.member == MANIFEST:
        return one.members
    inside = {name: data for name, data in one.members.items() if not name.startswith("release/")}
    manifest = json.loads(inside.pop(MANIFEST))
    manifest["files"] = {name: sha256(inside[name]) for name in sorted(inside)}
    return one.members | {MANIFEST: WRITERS[MANIFEST](manifest)}
