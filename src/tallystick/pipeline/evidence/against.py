"""New figures beside those that are there: said already, revised, contradicted, or new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from tallystick.base.dates import PartialDate, Period
from tallystick.base.findings import MOST_FINDINGS, Finding, Problem
from tallystick.base.reasons import Reason, Text
from tallystick.pipeline.evidence.frames import ROW
from tallystick.pipeline.evidence.twice import KEY
from tallystick.register.model import Source

_AT = "at"
_PAIRED = ("value", "unit", "source", "id")


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A new figure beside an earlier one of the same indicator, area, group and time.

    Attributes:
        row: the new figure's row in the file.
        figure: what both speak of, in words of identifiers.
        earlier: the earlier figure's identifier.
        value: its value.
        source: its source.
        new: the new value.
    """

    row: int
    figure: str
    earlier: str
    value: str
    source: str
    new: str


@dataclass(slots=True)
class HeldAgainst:
    """What came of comparing.

    Attributes:
        new: the figures that are to be entered; ``restated`` says of each whether it is an older edition.
        already: how many are there already.
        revised: the earlier figures that their own body has replaced now.
        conflicts: other bodies' figures that are different; both are kept.
        counts: how many there are of each kind, listed or not.
        found: the figures that their source is said to have given otherwise; they are refused.
        refused: how many those are.
    """

    new: pl.DataFrame
    already: int = 0
    revised: list[EarlierFigure] = field(default_factory=list)
    conflicts: list[EarlierFigure] = field(default_factory=list)
    conflict_count: int = 0
    found: list[Finding] = field(default_factory=list)
    refused: int = 0


def compare_figures(
    figures: pl.DataFrame, standing: pl.DataFrame, sources: Mapping[str, Source], where: str
) -> HeldAgainst:
    """Hold sound new figures against those that are there."""
    told = standing.filter(pl.col("indicator").is_in(figures["indicator"].unique().implode()))
    first_said = figures.with_columns(pl.lit("false").alias("restated"))
    if told.is_empty():
        return HeldAgainst(first_said)
    new = first_said.with_row_index(_AT)
    pairs = _pairs(new, told)
    if pairs.is_empty():
        return HeldAgainst(first_said)
    same = (pl.col("source") == pl.col("source_there")) & (pl.col("same"))
    already = pairs.filter(same)[_AT].unique()
    found = HeldAgainst(new, already=len(already))
    gone: set[int] = set()
    older: set[int] = set()
    others = pairs.filter(
        ~pl.col(_AT).is_in(already.implode())
        & ~(pl.col("same") & (pl.col("source") != pl.col("source_there")))
    )
    for one in others.iter_rows(named=True):
        _judge(one, sources, found, where, (gone, older))
    out = pl.col(_AT).is_in([*already, *gone])
    found.refused = len(gone)
    kept = new.filter(~out).with_columns(
        pl.when(pl.col(_AT).is_in(list(older))).then(pl.lit("true")).otherwise("restated").alias("restated")
    )
    found.new = kept.drop(_AT)
    return found


def _pairs(new: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Each new figure with each that is there of the same indicator, area, group and time."""
    spans = _spans(pl.concat([new["period"], told["period"]]).unique())
    left = new.select(_AT, ROW, *KEY, *_PAIRED[:3]).with_columns(_span(spans))
    right = told.select(*KEY, *_PAIRED, "restated").with_columns(_span(spans)).drop("period")
    keys = ["span", *(name for name in KEY if name != "period")]
    pairs = left.join(right, on=keys, how="inner", suffix="_there", nulls_equal=True, maintain_order="left")
    if "id" in pairs.columns:
        pairs = pairs.rename({"id": "id_there"})
    return pairs.with_columns(
        ((pl.col("unit") == pl.col("unit_there")) & (_bare("value") == _bare("value_there"))).alias("same")
    )


def _bare(name: str) -> pl.Expr:
    """A number without zeros behind the point, so that 92.0 and 92 are the same."""
    text = pl.col(name)
    return pl.when(text.str.contains(".", literal=True)).then(text.str.replace(r"\.?0+$", "")).otherwise(text)


def _spans(periods: pl.Series) -> dict[str, str]:
    read = {text: Period.parse(text) for text in periods}
    return {text: f"{one.first}/{one.last}" for text, one in read.items()}


def _span(spans: Mapping[str, str]) -> pl.Expr:
    return (
        pl.col("period")
        .replace_strict(list(spans), list(spans.values()), return_dtype=pl.String)
        .alias("span")
    )


def _judge(
    one: Mapping[str, object],
    sources: Mapping[str, Source],
    found: HeldAgainst,
    where: str,
    marked: tuple[set[int], set[int]],
) -> None:
    """Say of a pair whose figures differ what the one is to the other."""
    gone, older = marked
    at, here, there = int(str(one[_AT])), str(one["source"]), str(one["source_there"])
    if here == there:
        if at not in gone and len(found.found) < MOST_FINDINGS:
            found.found.append(_otherwise(one, where))
        gone.add(at)
        return
    if one["restated"] == "true" or at in gone:
        return
    ours, theirs = sources[here], sources[there]
    step = _later(ours.date, theirs.date) if ours.issuing_body == theirs.issuing_body else 0
    if step > 0 and one["unit"] == one["unit_there"]:
        found.revised.append(_beside(one))
    elif step < 0 and one["unit"] == one["unit_there"]:
        older.add(at)
    else:
        found.conflict_count += 1
        if len(found.conflicts) < MOST_FINDINGS:
            found.conflicts.append(_beside(one))


def _later(ours: PartialDate | None, theirs: PartialDate | None) -> int:
    """Whether ours is surely later (1), surely earlier (-1), or nobody knows (0)."""
    if ours is None or theirs is None:
        return 0
    return (ours.first > theirs.last) - (ours.last < theirs.first)


def _beside(one: Mapping[str, object]) -> EarlierFigure:
    names = (one[name] for name in ("indicator", "area", "group", "period") if one[name])
    return EarlierFigure(
        int(str(one[ROW])),
        " ".join(map(str, names)),
        str(one["id_there"]),
        str(one["value_there"]),
        str(one["source_there"]),
        str(one["value"]),
    )


def _otherwise(one: Mapping[str, object], where: str) -> Finding:
    problem = Problem(
        "source-says-otherwise",
        Reason(
            "the package holds {value} from this source ({id})",
            value=Text(str(one["value_there"])),
            id=Text(str(one["id_there"])),
        ),
        Reason("if the source was issued anew, enter that edition as a source of its own, with its day"),
    )
    return problem.at(where, int(str(one[ROW])), "value", one["value"])


def restated_rows(standing: pl.DataFrame, revised: Sequence[EarlierFigure], batch: str) -> pl.DataFrame:
    """The figures that are there, those that were revised marked as restated by a batch; no value is lost."""
    if not revised:
        return standing
    hit = pl.col("id").is_in([one.earlier for one in revised])
    return standing.with_columns(
        pl.when(hit).then(pl.lit("true")).otherwise("restated").alias("restated"),
        pl.when(hit).then(pl.lit(batch)).otherwise("restated_by").alias("restated_by"),
    )
