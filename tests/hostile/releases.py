"""Hostile releases, each handed to ``tallystick verify``."""

import functools
import json
import os
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from tallystick.release.seal import ABOUT
from tests.hostile.archives import archives
from tests.hostile.case import Hostile, Make
from tests.hostile.files import STRANGE
from tests.hostile.forging import Data, members, sealed, sound, turned, turned_and_signed
from tests.ledger.chance import Chance

NEVER_IDENTICAL = frozenset({1, 2, 3, 4})
#: What was turned may be a comment, or white space.
MAY_BE = NEVER_IDENTICAL | {0}
NINES = b"9" * 100_000


def releases(seeds: range = range(40)) -> list[Hostile]:
    """Every hostile release, always in one order."""
    found = [
        *(handed(f"zip, {name}", data) for name, data in archives()),
        *(handed(f"member, {name}", data) for name, data in absurd_members()),
        *(handed(f"seal, {name}", data) for name, data in seals()),
        *(handed(f"mutated {seed}", functools.partial(turned, seed)) for seed in seeds),
        *(
            handed(f"mutated and signed {seed}", functools.partial(turned_and_signed, seed), MAY_BE)
            for seed in seeds
        ),
        *strange(),
        *pairs(),
    ]
    assert sorted({one.name for one in found}) == sorted(one.name for one in found)
    return found


def handed(name: str, data: Data, codes: frozenset[int] = NEVER_IDENTICAL) -> Hostile:
    def make(place: Path) -> list[str]:
        (place / "r.zip").write_bytes(data())
        return ["verify", str(place / "r.zip")]

    return Hostile(name, make, "", codes)


#: What a JSON member may hold to break its reader.
JSON: dict[str, Data] = {
    "100,000 arrays": lambda: b"[" * 100_000,
    "100,000 objects": lambda: b'{"a":' * 100_000,
    "arrays, closed": lambda: b"[" * 50_000 + b"]" * 50_000,
    "a number of 100,000 digits": lambda: b'{"form": ' + NINES + b"}",
    "an exponent of 100,000 digits": lambda: b'{"form": 1e' + NINES + b"}",
    "a million keys": lambda: b"{" + b",".join(b'"k%d":1' % at for at in range(1_000_000)) + b"}",
    "a key twice": lambda: b'{"form": 1, "form": 2}',
    "no number": lambda: b'{"form": NaN, "a": -Infinity}',
    "halves": lambda: b'{"form": "\\ud800"}',
    "no UTF-8": lambda: b'{"form": "\xff\xfe"}',
    "a text of 20 MB": lambda: b'{"form": "' + b"a" * 20_000_000 + b'"}',
    "nothing": lambda: b"",
    "an array": lambda: b"[]",
    "null": lambda: b"null",
}


def absurd_members() -> Iterator[tuple[str, Data]]:
    for member in (ABOUT, "release/record.json", "manifest.json", "assessment.json"):
        for name, make in JSON.items():
            yield f"{member}: {name}", lambda member=member, make=make: sealed({member: make()})  # type: ignore[misc]
    about = json.loads(members()[ABOUT])
    for field, value in [
        ("tallystick", "9" * 5000),
        ("tallystick", "99999.0.0"),
        ("tallystick", {"a": []}),
        ("method", "../../etc/passwd"),
        ("method", "\0"),
        ("pages", 10**400),
        ("pages", -1),
        ("form", "tallystick release/v1"),
        ("rules", {"a": "b" * 9999}),
        ("package", ["x"] * 100_000),
    ]:
        changed = json.dumps(about | {field: value}).encode()
        yield f"{field} is {str(value)[:20]!a}", lambda changed=changed: sealed({ABOUT: changed})  # type: ignore[misc]
    yield from absurd_contents()


def absurd_contents() -> Iterator[tuple[str, Data]]:
    table = members()["package/tables/observations.csv"]
    verdicts = members()["tables/verdicts.csv"]
    row = verdicts.splitlines(keepends=True)[1]
    for name, changes in {
        "300,000 false verdicts": lambda: {"tables/verdicts.csv": verdicts + row * 300_000},
        "a table of 60 MB of nonsense": lambda: {
            "package/tables/observations.csv": table + b"x,\n" * 20_000_000
        },
        "a table of NUL": lambda: {"package/tables/observations.csv": b"\0" * 100_000},
        "a number in it of 100,000 digits": lambda: {
            "package/tables/observations.csv": table.replace(b",90,", b"," + NINES + b",", 1)
        },
        "a method of 200 kB of brackets": lambda: {"package/methods/final.toml": b"a = " + b"[" * 200_000},
        "a descriptor of arrays": lambda: {"package/datapackage.json": b"[" * 100_000},
        "a descriptor that leads out": lambda: {
            "package/datapackage.json": members()["package/datapackage.json"].replace(b"tables/", b"../../")
        },
        "Parquet of chance": lambda: {
            "package/tables/observations.parquet": b"PAR1" + Chance("parquet").bytes(9999) + b"PAR1"
        },
        "a checkpoint of chance": lambda: {"release/checkpoint.txt": Chance("note").bytes(9999)},
        "a checkpoint of 10 MB": lambda: {"release/checkpoint.txt": b"a\n" * 5_000_000},
        "a ledger's key of chance": lambda: {"release/ledger.vkey": Chance("key").bytes(99)},
        "no package": lambda: {one: None for one in members() if one.startswith("package/")},
        "no assessment": lambda: {"assessment.json": None},
        "a page that nobody drew": lambda: {"index.html": b"<h1>All targets met</h1>"},
        "10,000 members more": lambda: {f"more/{at}.txt": b"" for at in range(10_000)},
        "a text of another name": lambda: {"PRESS.txt": b"All targets met"},
    }.items():
        yield name, lambda changes=changes: sealed(changes())  # type: ignore[misc]


def seals() -> Iterator[tuple[str, Data]]:
    for name, key in {
        "no key": None,
        "a key of nothing": b"",
        "a key of chance": Chance("vkey").bytes(80),
        "a key of a megabyte": b"a+b+" * 250_000,
        "a key with a name that turns": members()["release/key.vkey"].replace(b"test", b"t\xe2\x80\xaest"),
    }.items():
        yield name, lambda key=key: sealed({"release/key.vkey": key})  # type: ignore[misc]
    for name, sums in {
        "nothing": lambda _: b"",
        "a line too many": lambda s: s + b"0" * 64 + b"  zz\n",
        "no line end": lambda s: s[:-1],
        "CRLF": lambda s: s.replace(b"\n", b"\r\n"),
        "capitals": lambda s: s.upper(),
        "doubled": lambda s: s * 2,
        "turned round": lambda s: b"".join(sorted(s.splitlines(True), reverse=True)),
        "a million lines": lambda s: s + b"".join(b"%064d  z%07d\n" % (at, at) for at in range(1_000_000)),
        "a line of 20 MB": lambda s: s + b"0" * 64 + b"  z" + b"a" * 20_000_000 + b"\n",
        "NUL": lambda s: s.replace(b"  ", b"\0 "),
        "itself": lambda s: b"0" * 64 + b"  SHA256SUMS\n" + s,
        "a way up": lambda s: b"0" * 64 + b"  ../up\n" + s,
        "of binary files": lambda s: s.replace(b"  ", b" *"),
    }.items():
        yield f"a manifest: {name}", lambda sums=sums: sealed({}, sums)  # type: ignore[misc]


def strange() -> Iterator[Hostile]:
    """What is no file: as a release, as a key, beside a release."""
    for name, put in STRANGE.items():
        yield Hostile(f"as a release: {name}", putting("r.zip", put), "", frozenset({2}))
        yield Hostile(f"as a key: {name}", putting("k.vkey", put, "--key"), "", frozenset({2}))
        passed = {"a folder", "a pipe", "a socket", "a device", "a terminal", "a link to nothing"}
        codes = frozenset({0, 2, 3} if name in passed | {"a link to itself"} else {2, 3})
        for ending in (".minisig", ".sha256"):
            yield Hostile(f"beside a release, {ending}: {name}", putting(f"r.zip{ending}", put), "", codes)
    for name in ("n" * 5000, "a\0b", "nowhere/at/all", ""):
        yield Hostile(f"named {name[:20]!r}", lambda _, name=name: ["verify", name], "", frozenset({2}))  # type: ignore[misc]
    yield Hostile("a release and 1.5 GB of nothing", sparse, "something was added behind it", frozenset({3}))
    yield Hostile("a release of 2 GB that ends well", ends_well, "is larger than 512 MB", frozenset({2}))


def putting(name: str, put: Callable[[Path], object], option: str = "") -> Make:
    """A release that is verified with something put under a name, which may be its own."""

    def make(place: Path) -> list[str]:
        path = place / "r.zip" if name == "r.zip" else Path(kept(place, "r.zip"))
        put(place / name)
        return ["verify", str(path), *([option, str(place / name)] if option else [])]

    return make


def pairs() -> Iterator[Hostile]:
    """Two releases, of which one is hostile."""
    spoilt: dict[str, Data] = {
        "cut": lambda: sound()[:-9],
        "turned": lambda: turned(7),
        "nothing": lambda: b"",
        "doubled": lambda: sound() * 2,
    }
    for name, data in spoilt.items():
        for which in ("older", "newer"):

            def make(place: Path, data: Data = data, which: str = which) -> list[str]:
                (place / "spoilt.zip").write_bytes(data())
                both = [str(place / "spoilt.zip"), kept(place, "r.zip")]
                return ["verify", *(both if which == "older" else reversed(both))]

            yield Hostile(f"as the {which} of two: {name}", make, "", NEVER_IDENTICAL)


def kept(place: Path, name: str) -> str:
    (place / name).write_bytes(sound())
    return str(place / name)


def ends_well(place: Path) -> list[str]:
    path = kept(place, "r.zip")
    os.truncate(path, 2_000_000_000)
    with Path(path).open("ab") as file:
        file.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, 1_000_000_000, 1_000_000_000, 0))
    return ["verify", path]


def sparse(place: Path) -> list[str]:
    path = kept(place, "r.zip")
    os.truncate(path, 1_500_000_000)
    return ["verify", path]
