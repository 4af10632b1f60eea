"""Broken and absurd tables in columns end in words, soon, and without a word of the engine's own."""

import io
import resource
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tallystick.base.findings import MOST_FINDINGS
from tallystick.base.showing import KEY_SIGNS
from tallystick.register import check_package, large
from tallystick.register.check import Checked
from tallystick.register.in_columns import LEAST_ADDRESSES
from tallystick.register.store import frames
from tests.architecture.tree import ROOT
from tests.draws import TIMES
from tests.ledger.chance import Chance
from tests.register.packages import GOLDEN, copy_of_golden

TABLE = "tables/observations.csv"
PARQUET = "tables/observations.parquet"
#: 1096 once made the engine give up as over a fault of its own; the others are the first ones.
SEEDS = [*range(15 * TIMES), 1096]
#: So many are checked by one process, which an engine that gives up would end.
AT_ONCE = 4
CHECK = """
import sys
from tallystick.cli.main import main
for folder in sys.argv[1:]:
    sys.argv = ["tallystick", "check", folder]
    try:
        main()
    except SystemExit as ended:
        assert ended.code in {0, 1, None}, folder
"""


def parquets() -> list[bytes]:
    table = pl.read_csv(GOLDEN / TABLE, infer_schema=False)
    made = []
    for compression in ("uncompressed", "snappy", "zstd"):
        out = io.BytesIO()
        table.write_parquet(out, compression=compression)
        made.append(out.getvalue())
    out = io.BytesIO()
    pl.concat([table] * 40).write_parquet(out, row_group_size=50)
    return [*made, out.getvalue()]


def broken(seed: int) -> bytes:
    """A sound file with one to five accidents, most of them in what it says of itself at its end."""
    made, chance = parquets(), Chance(f"pq{seed}")
    data = bytearray(made[chance.below(len(made))])
    for _ in range(1 + chance.below(5)):
        kind = chance.below(5)
        early = chance.below(2)
        at = chance.below(len(data)) if early else len(data) - 1 - chance.below(min(2500, len(data)))
        if kind == 0:
            data[at] ^= 1 + chance.below(255)
        elif kind == 1:
            data[at] = 255
        elif kind == 2:
            del data[at : at + chance.below(40)]
        elif kind == 3:
            data[at:at] = chance.bytes(chance.below(20))
        else:
            data[at : at + 4] = b"\xff\xff\xff\x7f"
    return bytes(data)


def with_parquet(place: Path, data: bytes) -> Path:
    folder = copy_of_golden(place)
    (folder / TABLE).unlink()
    (folder / PARQUET).write_bytes(data)
    return folder


@pytest.mark.parametrize("seeds", [SEEDS[at : at + AT_ONCE] for at in range(0, len(SEEDS), AT_ONCE)])
def test_a_broken_parquet_ends_in_words(seeds: list[int], tmp_path: Path) -> None:
    folders = [str(with_parquet(tmp_path / str(seed), broken(seed))) for seed in seeds]
    done = subprocess.run(
        [sys.executable, "-c", CHECK, *folders],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stderr == ""
    assert all(folder in done.stdout for folder in folders)


def test_a_file_that_says_that_it_has_too_many_rows_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "MOST_ROWS", 1_000)
    out = io.BytesIO()
    pl.select(pl.repeat("x", 1_001, dtype=pl.String).alias("id")).write_parquet(out)
    checked = check_package(str(with_parquet(tmp_path, out.getvalue())))
    told = [one.message.text for one in checked.errors if one.file == PARQUET]
    assert told[0] == "it says that it has 1001 rows, more than 1000"


def nonsense(place: Path, row: str) -> Checked:
    folder = copy_of_golden(place)
    heading = (folder / TABLE).read_text(encoding="utf-8").partition("\n")[0]
    cells = heading.count(",") + 1
    lines = (row.format(at=at, rest="," * (cells - row.count(",") - 1)) for at in range(60_000))
    (folder / TABLE).write_text("\n".join([heading, *lines]), encoding="utf-8")
    return check_package(str(folder))


@pytest.mark.parametrize(
    "row",
    ["o{at},so,QX{rest}", "x", "o{at},{at}\u202e{rest}", "o1,level.over-90,QX{rest}", ""],
    ids=["wrong cells", "ragged", "hidden", "one key", "nothing"],
)
def test_so_many_faults_are_told_as_a_person_goes_through(row: str, tmp_path: Path) -> None:
    checked = nonsense(tmp_path, row)
    told = [one for one in checked.findings if one.file == TABLE]
    if row:
        assert checked.package is None
        assert MOST_FINDINGS < len(told) <= MOST_FINDINGS + 3
        assert told[-1].code == "more-findings"
    else:
        assert [one.code for one in told] == []


@pytest.mark.parametrize("sign", range(len(KEY_SIGNS)))
@pytest.mark.parametrize("at", [40_000, 59_999])
def test_a_secret_key_in_a_large_table_is_refused_and_not_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sign: int, at: int
) -> None:
    """Whole, or with its beginning at the end of what is looked at together."""
    folder = copy_of_golden(tmp_path)
    lines = [f"o{number},level.over-90,QX" for number in range(60_000)]
    lines[at] += KEY_SIGNS[sign].decode() + "SECRET"
    (folder / TABLE).write_text("\n".join(["id,indicator,area", *lines]), encoding="utf-8")
    begins = (folder / TABLE).read_bytes().index(KEY_SIGNS[sign])
    monkeypatch.setattr(large, "PIECE", begins + 5)
    told = [one.as_record() for one in check_package(str(folder)).errors if one.file == TABLE]
    assert told[0]["message"] == "it can't be read: it holds a secret key, which is not repeated"
    assert "SECRET" not in str(told)


def test_where_the_engine_has_no_room_tables_are_read_row_by_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_parquet(tmp_path, parquets()[0])
    assert check_package(str(folder)).package is not None
    monkeypatch.setattr(resource, "getrlimit", lambda _: (LEAST_ADDRESSES - 1, LEAST_ADDRESSES))
    (error, *_) = check_package(str(folder)).errors
    assert (error.code, error.file) == ("unreadable-file", TABLE)
    assert "ulimit" in str(error.fix)
