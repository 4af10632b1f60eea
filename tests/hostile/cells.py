"""Hostile cells and tables."""

from collections.abc import Iterator
from pathlib import Path

from tests.base.test_characters import HIDDEN
from tests.hostile.case import ANY, Hostile
from tests.hostile.edited import SOURCES, SURE, Data, Edit, package, written
from tests.ledger.chance import Chance
from tests.register.packages import GOLDEN, change

#: Cells with free text, each by table, row and column.
#: Cells with free text, each by table, row and column.
TEXTS = [
    ("sources", "stat-2026", "title"),
    ("targets", "level.over-90", "quantity"),
    ("targets", "level.over-90", "note"),
    ("commitments", "I.1.01", "title"),
    ("claims", "claim.all", "statement"),
    ("areas", "QX-W", "name"),
    ("events", "e01", "statement"),
    ("observations", "level.over-90.f01", "note"),
]
LONG_DIGITS = "9" * 100_000
NUMBERS = [
    LONG_DIGITS, f"-{LONG_DIGITS}", f"0.{LONG_DIGITS}", f"1e{LONG_DIGITS}", "1e400", "NaN", "Infinity",
    "-inf", "0x10", "1_000", "\u0669\u0660", "\uff19\uff10", "9" * 31, "1.2.3", "--1", "+", ".5", "5.", "9e",
    "90\u00a0",
]  # fmt: skip
DATES = [
    "0000", "9999", "99999999", "-2025", "2025-00", "2025-99-99", "2025-02-30", "2025/2021", "2025/", "/2025",
    "2025-12-31T00:00:00", "1899", "2101", LONG_DIGITS, "2025-1", "\u0662\u0660\u0662\u0665", "today",
    "2025/2026/2027",
]  # fmt: skip


def cells() -> Iterator[Hostile]:
    for at, text in enumerate(one for one in HIDDEN if not {"\ud800", "\x00"} & set(one)):
        table, row, column = TEXTS[at % len(TEXTS)]
        yield package(f"cell {text!a}", setting(table, row, column, text), '"wrong-value"')
    for at, text in enumerate(NUMBERS):
        column = ("value", "rounding")[at % 2]
        edit = setting("observations", "level.over-90.f01", column, text)
        yield package(f"number {at}: {text[:20]}", edit, '"wrong-value"')
    for at, text in enumerate(DATES):
        column = ("period", "as_of")[at % 2]
        edit = setting("observations", "level.over-90.f01", column, text)
        yield package(f"date {at}: {text[:20]}", edit, f'"column": "{column}"', ANY)


def setting(table: str, row: str, column: str, text: str) -> Edit:
    return lambda folder: change(folder, table, row, column, text)


def tables() -> Iterator[Hostile]:
    heading = (GOLDEN / SOURCES).read_bytes().partition(b"\n")[0] + b"\n"
    columns = heading.count(b",") + 1

    def nonsense() -> bytes:
        return heading + b"".join(
            b"s%d," % at + b"xxx" + b"," * (columns - 2) + b"\n" for at in range(300_000)
        )

    found: list[tuple[str, Data, str]] = [
        ("300,000 rows of nonsense", nonsense, "more-findings"),
        ("700,000 rows of one cell", lambda: heading + b"x\n" * 700_000, "more-findings"),
        ("3 million rows of nothing", lambda: heading + b",,\n" + b"\n" * 3_000_000, ""),
        ("3 million rows of nothing between", lambda: heading + b"\n" * 3_000_000 + b"x\n", "more-findings"),
        ("one line of 20 MB", lambda: b"a" * 20_000_000, "huge-cell"),
        ("20 million commas", lambda: b"," * 20_000_000, "more than any table"),
        ("20 million quotation marks", lambda: b'"' * 20_000_000, ""),
        ("a quotation mark that stays open", lambda: heading + b'"' + b"x,\n" * 200_000, "huge-cell"),
        ("100,000 columns", lambda: b",".join(b"c%d" % at for at in range(100_000)), "more than any table"),
        ("the key column 999 times", b",".join([b"id"] * 999), "doubled-column"),
        ("NUL", heading + b"a\x00b", "not-text"),
        ("UTF-16", heading.decode().encode("utf-16"), ""),
        ("GB18030", heading + "政府报告".encode("gb18030"), "not-utf-8"),
        ("CESU", heading + b"\xed\xa0\x80", "not-utf-8"),
        ("a workbook", b"PK\x03\x04" + b"\x00" * 1000, "not-text"),
        ("nothing", b"", "empty-file"),
        ("only line ends", b"\r\n" * 100_000, "empty-file"),
        ("only carriage returns", heading.strip() + b"\r" * 100_000, ""),
        ("line separators", heading + "a\u2028b\n".encode(), ""),
        ("a heading that turns", "\u202eid,title\n".encode(), "unknown-column"),
    ]
    for name, data, told in found:
        yield package(f"table: {name}", written(SOURCES, data), told, SURE if told else ANY)


def mutated(seeds: range = range(48)) -> Iterator[Hostile]:
    """Bytes cut out, doubled, turned and put in, by chance from a seed."""
    names = sorted(
        one.relative_to(GOLDEN).as_posix()
        for one in GOLDEN.rglob("*")
        if one.suffix in {".csv", ".json", ".toml"}
    )
    traps = [
        b"\x00",
        b"\xff",
        b'"',
        b",",
        b"\r",
        b"\xe2\x80\xae",
        b"\\ud800",
        b"{",
        b"[" * 500,
        b"9" * 5000,
        b"=1+1",
    ]
    for seed in seeds:
        chance = Chance(f"package {seed}")

        def edit(folder: Path, chance: Chance = chance) -> None:
            for _ in range(1 + chance.below(4)):
                path = folder / names[chance.below(len(names))]
                data = path.read_bytes()
                at, length = chance.below(len(data) + 1), chance.below(200)
                piece = [traps[chance.below(len(traps))], data[at : at + length] * 2, chance.bytes(9), b""]
                path.write_bytes(data[:at] + piece[chance.below(4)] + data[at + length * chance.below(2) :])

        yield package(f"mutated {seed}", edit, "", ANY)
