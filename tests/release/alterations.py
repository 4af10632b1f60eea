"""Alterations of a release, made by rule and not by hand: every member, every field of every record.

Each gives the members as a forger with every key would have them, to be hashed and signed again.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tallystick.base.canonical import canonical_bytes
from tests.ledger.chance import Chance

Members = dict[str, bytes]
#: A record of JSON, of which a forger may make anything.
Tree = Any
Place = tuple[str | int, ...]
#: How each record is written, so that an altered one looks as if the program had written it.
WRITERS: dict[str, Callable[[Tree], bytes]] = {
    "assessment.json": canonical_bytes,
    "method.json": lambda record: canonical_bytes(record) + b"\n",
    "index.json": lambda record: canonical_bytes(record) + b"\n",
    "registration.json": lambda record: canonical_bytes(record) + b"\n",
    "release/release.json": lambda record: canonical_bytes(record) + b"\n",
    "release/record.json": lambda record: canonical_bytes(record) + b"\n",
    "manifest.json": lambda record: (json.dumps(record, indent=2, sort_keys=True) + "\n").encode(),
    "package/datapackage.json": lambda record: (
        json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    ).encode(),
}
#: At most so many fields of one record are altered, chosen by a seed.
FIELDS = 24
ADDED = (
    "PRESS-RELEASE.html",
    "INDEX.html",
    "index2.html",
    "verdicts.exe",
    "README",
    "data.json",
    "tables/final_verdicts.csv",
    "tables/verdicts.parquet",
    "tables/trends.parquet",
    "tables/index.html",
    "package/tables/zz.csv",
    "package/tables/index.html",
    "package/notes.html",
    "package/document.txt",
    "package/methods/other.toml.bak",
    "package/methods/other.registrations.json",
    "package/methods/read.me",
    "release/PRESS-RELEASE.html",
    "release/release2.json",
    "release/witness.txt",
    "commitments/ALL.html",
    "chapters/summary.html",
    "figures/new.html",
    "sources/new.html",
    "style2.css",
    "search/9.js",
    "search2.js",
    "fonts/a.css",
    "x",
)


@dataclass(frozen=True)
class Alteration:
    """One alteration.

    Attributes:
        kind: what sort it is of.
        what: what was done, for whoever reads a failure.
        members: the release's members afterwards.
        member: the one that was altered, added, removed or moved.
    """

    kind: str
    what: str
    members: Members
    member: str


def of_members(members: Members) -> Iterator[Alteration]:
    """Every member removed, lengthened, emptied, doubled and moved; members added in every folder."""
    for name, data in members.items():
        without = {one: held for one, held in members.items() if one != name}
        yield Alteration("member removed", f"{name} removed", without, name)
        yield Alteration("member lengthened", f"{name} + a space", members | {name: data + b" "}, name)
        yield Alteration("member emptied", f"{name} emptied", members | {name: b""}, name)
        beside = _beside(name)
        yield Alteration("member doubled", f"{name} doubled as {beside}", members | {beside: data}, beside)
        yield Alteration("member moved", f"{name} moved to {beside}", without | {beside: data}, name)
    for name in ADDED:
        yield Alteration(
            "member added", f"{name} added", members | {name: b"<p>All targets met.</p>\n"}, name
        )


def _beside(name: str) -> str:
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}A{file}"


def of_fields(members: Members) -> Iterator[Alteration]:
    """Fields of every record changed, of another type, emptied, taken out, added and doubled."""
    for name, write in WRITERS.items():
        if name not in members:
            continue
        paths = list(_paths(json.loads(members[name]), ()))
        chance = Chance(name)
        while len(paths) > FIELDS:
            del paths[chance.below(len(paths))]
        for path in paths:
            for kind, change in CHANGES.items():
                record = json.loads(members[name])
                if change(record, path):
                    what = f"{name} {'.'.join(map(str, path))}: {kind}"
                    yield Alteration(f"field {kind}", what, members | {name: write(record)}, name)
        yield from _doubled_keys(members, name)


def _paths(value: Tree, path: Place) -> Iterator[Place]:
    """The places of every leaf, and of every object and list on the way."""
    if path:
        yield path
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _paths(inner, (*path, name))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _paths(inner, (*path, at))


def _holder(record: Tree, path: Place) -> Tree:
    for part in path[:-1]:
        record = record[part]
    return record


def _changed(record: Tree, path: Place) -> bool:
    holder, last = _holder(record, path), path[-1]
    value = holder[last]
    if isinstance(value, bool):
        holder[last] = not value
    elif isinstance(value, int):
        holder[last] = value + 1
    elif isinstance(value, str):
        holder[last] = value[:-1] + ("0" if value[-1:] != "0" else "1")
    else:
        return False
    return True


def _of_another_type(record: Tree, path: Place) -> bool:
    holder, last = _holder(record, path), path[-1]
    holder[last] = [] if not isinstance(holder[last], list) else "none"
    return True


def _nothing(record: Tree, path: Place) -> bool:
    _holder(record, path)[path[-1]] = None
    return True


def _taken_out(record: Tree, path: Place) -> bool:
    del _holder(record, path)[path[-1]]
    return True


def _added(record: Tree, path: Place) -> bool:
    holder = _holder(record, path)
    if not isinstance(holder, dict):
        return False
    holder["remark"] = "All targets met."
    return True


CHANGES = {
    "changed": _changed,
    "of another type": _of_another_type,
    "set to nothing": _nothing,
    "taken out": _taken_out,
    "added beside": _added,
}


def _doubled_keys(members: Members, name: str) -> Iterator[Alteration]:
    """The record's first key once more, before and behind: programs differ in which one they believe."""
    text = members[name].decode()
    key = json.dumps(next(iter(json.loads(text))))
    before = text.replace("{", "{" + f'{key}:"All targets met.",', 1)
    end = text.rstrip()
    behind = end[:-1] + f',{key}:"All targets met."' + "}" + text[len(end) :]
    for place, altered in (("before", before), ("behind", behind)):
        what = f"{name}: {key} doubled {place}"
        yield Alteration("key doubled", what, members | {name: altered.encode()}, name)
