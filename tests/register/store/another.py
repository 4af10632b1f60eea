"""A table in Parquet as another version of the library might have written it."""

from pathlib import Path

import polars as pl

WRITTEN = Path(__file__).parent / "written"
#: A version of the library that never was, with as many letters as the one that is.
OTHER = pl.__version__.replace(pl.__version__[0], "9", 1)
ROWS = 600


def frame() -> pl.DataFrame:
    """The table that the kept files hold; see `written/README.md`."""
    columns = {
        "id": [f"row{at:06d}" for at in range(ROWS)],
        "verdict": [("met", "not_met", "cannot_be_rated")[at % 3] for at in range(ROWS)],
        "sources": [str(at % 7) if at % 3 else None for at in range(ROWS)],
        "group": [None] * ROWS,
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def write(table: pl.DataFrame, place: Path, **how: object) -> Path:
    """The table as this program writes it, or somewhat otherwise."""
    given: dict[str, object] = {"compression": "zstd", "row_group_size": 250} | how
    table.lazy().sink_parquet(place, **given)  # type: ignore[call-overload]
    return place


def by_another(data: bytes) -> bytes:
    """The file with another version in it, as if that had written it."""
    version = pl.__version__.encode()
    assert data.count(version) == 1
    return data.replace(version, OTHER.encode())
