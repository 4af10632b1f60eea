"""The value and the unit of each figure, as exact decimals in the unit of its indicator."""

import shlex
from collections.abc import Mapping
from decimal import Decimal

import polars as pl

from tallystick.base.findings import Problem
from tallystick.base.quantities import UnitOf, plain
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.pipeline.evidence.cells import SOUND, Sifted
from tallystick.pipeline.evidence.frames import TYPED
from tallystick.pipeline.evidence.meanings import Meanings
from tallystick.pipeline.evidence.numerals import POINT, UNKNOWN, PrintedNumber, mark_of, read_printed
from tallystick.pipeline.evidence.words import UnitLabel

_PLAIN = r"^-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,15})?$"
_EITHER = r"^-?[1-9][0-9]{0,2}\.[0-9]{3}$"
_BEHIND, _MARKS, _FACTOR = "unit of the cell", "marks", "factor"
NOTED = _MARKS
_NO_UNIT = Problem(
    "figure-without-unit",
    Reason("nothing tells its unit"),
    Reason("say it for the whole file: --set unit=persons, or add a column unit"),
)
_TWO_UNITS = Problem(
    "unit-told-twice",
    Reason("the cell and its column or heading tell two units"),
    Reason("keep the right one"),
)


def read_values(sifted: Sifted, mark: str) -> None:
    """Read the numbers: as the file holds them, or as they are printed, one notation for the whole column.

    Args:
        sifted: the figures.
        mark: the decimal mark that a person named; empty where nobody did.
    """
    typed = sifted.frame[TYPED].is_not_null()
    texts = sifted.frame["value"].filter(~typed).unique() if typed.any() else sifted.different("value")
    mark = mark or mark_of(_telling(texts))
    sifted.put(_sure(sifted, mark).alias("sure"))
    doubtful = sifted.frame["value"].filter(~sifted.frame["sure"]).unique(maintain_order=True)
    read: dict[str, PrintedNumber] = {}
    wrong: dict[str, Problem] = {}
    for text in doubtful:
        try:
            read[text] = read_printed(text, mark)
        except Unfit as problem:
            wrong[text] = _unread(problem.reason)
    if wrong:
        hit = pl.col("value").is_in(list(wrong)) & ~pl.col("sure")
        sifted.refuse_where(hit, "value", lambda text: wrong[text])
    _put_printed(sifted, read)


def _sure(sifted: Sifted, mark: str) -> pl.Expr:
    """Whether the number in a cell is written as the package has it, and can be read in no other way."""
    typed = pl.col(TYPED).is_not_null()
    sure = pl.col("value").str.contains(_PLAIN)
    if mark != POINT:
        sure &= typed | ~pl.col("value").str.contains(_EITHER)
    if mark and mark != POINT:
        sure &= typed | ~pl.col("value").str.contains(".", literal=True)
    untyped = pl.lit(None, dtype=pl.String).alias(TYPED)
    texts = sifted.different("value").to_frame("value").with_columns(untyped)
    return pl.lit(value=True) if texts.select(sure.all()).item() else sure.fill_null(value=False)


def _telling(different: pl.Series) -> list[str]:
    """The shapes of the numbers with a point or comma, a 1 for each digit but 0; others tell nothing."""
    marked = different.filter(different.str.contains("[.,]"))
    return marked.str.replace_all("[1-9]", "1").unique().to_list()


def _unread(why: Reason) -> Problem:
    return Problem(
        "number-unread",
        why,
        Reason("write it with a decimal point and nothing else, or say --decimal point or --decimal comma"),
    )


def _put_printed(sifted: Sifted, read: Mapping[str, PrintedNumber]) -> None:
    """Put the numbers that were read in the place of their texts, and what stood behind them beside."""
    if not read:
        sifted.put(*(pl.lit(None, dtype=pl.String).alias(name) for name in (_BEHIND, _MARKS)))
        return
    known = pl.DataFrame(
        {
            "value": list(read),
            "number": [plain(one.number) for one in read.values()],
            "how": [one.qualifier for one in read.values()],
            _BEHIND: [one.behind or None for one in read.values()],
            _MARKS: [one.marks or None for one in read.values()],
        },
        schema=dict.fromkeys(("value", "number", "how", _BEHIND, _MARKS), pl.String),
    )
    sifted.frame = sifted.frame.join(known, on="value", how="left", maintain_order="left")
    use = ~pl.col("sure") & pl.col("number").is_not_null()
    sifted.put(
        pl.when(use).then("number").otherwise("value").alias("value"),
        pl.coalesce("qualifier", pl.when(use).then("how")).alias("qualifier"),
        pl.when(use).then(_BEHIND).alias(_BEHIND),
        pl.when(use).then(_MARKS).alias(_MARKS),
    )
    sifted.frame = sifted.frame.drop("number", "how")


def read_units(sifted: Sifted, meanings: Meanings, units_of: Mapping[str, str]) -> None:
    """Read the units, and put each figure into the unit by multiplying it exactly.

    Args:
        sifted: the figures, whose values and indicators were read.
        meanings: what units are called.
        units_of: the unit of each indicator.
    """
    pairs, said = _together(sifted, ["unit", _BEHIND, "exponent"])
    told = [_measure(meanings, *row) for row in pairs.iter_rows()]
    known = pairs.with_columns(
        pl.Series(
            "code", [one.unit if isinstance(one, UnitLabel) else None for one in told], dtype=pl.String
        ),
        pl.Series(
            _FACTOR,
            [plain(one.factor) if isinstance(one, UnitLabel) else None for one in told],
            dtype=pl.String,
        ),
        pl.Series("case", range(len(told)), dtype=pl.UInt32),
    )
    sifted.frame = _beside(sifted.frame, known, said)
    for case, one in enumerate(told):
        if isinstance(one, Problem):
            sifted.refuse_where(pl.col("case") == case, "unit", one)
    sifted.put(pl.col("code").alias("unit"))
    sifted.frame = sifted.frame.drop("code", "case")
    codes = {one.unit: None for one in told if isinstance(one, UnitLabel)}
    sifted.texts["unit"] = pl.Series(list(codes), dtype=pl.String)
    factors = {plain(one.factor): None for one in told if isinstance(one, UnitLabel)}
    sifted.texts[_FACTOR] = pl.Series(list(factors), dtype=pl.String)
    _multiply(sifted)
    _hold_against(sifted, units_of)


def _together(sifted: Sifted, columns: list[str]) -> tuple[pl.DataFrame, list[str]]:
    """What stands together in some columns, each once, and which of these hold anything."""
    frame = sifted.frame
    said = [name for name in columns if frame[name].null_count() < len(frame)]
    empty = [pl.lit(None, dtype=pl.String).alias(name) for name in columns if name not in said]
    if len(said) == 1 and not frame[said[0]].null_count():
        there = sifted.different(said[0]).to_frame(said[0])
    else:
        there = frame.select(said or pl.lit(value=True).alias("any")).unique()
    return there.with_columns(empty).select(columns), said


def _beside(frame: pl.DataFrame, known: pl.DataFrame, said: list[str]) -> pl.DataFrame:
    """The rows with what is known of what stands in them; where all say the same, nothing is looked up."""
    told = [name for name in known.columns if name not in frame.columns]
    if len(known) < 2:
        cells = {name: known.item(0, name) if len(known) else None for name in told}
        return frame.with_columns(
            pl.lit(cell, known.schema[name]).alias(name) for name, cell in cells.items()
        )
    return frame.join(
        known.select(*said, *told), on=said, how="left", nulls_equal=True, maintain_order="left"
    )


def _measure(
    meanings: Meanings, unit: str | None, behind: str | None, exponent: str | None
) -> UnitLabel | Problem:
    """The unit that column and cell tell together."""
    if not unit and not behind:
        return _NO_UNIT
    found = [meanings.unit(one) for one in (unit, behind) if one]
    strange = [
        name for name, one in zip([one for one in (unit, behind) if one], found, strict=True) if one is None
    ]
    known = [one for one in found if one is not None]
    if strange:
        return _unit_unknown(strange[0])
    power = Decimal(1).scaleb(int(exponent or "0"))
    names = {one.unit for one in known} - {""}
    if len(names) > 1:
        return _TWO_UNITS
    if not names:
        return _NO_UNIT
    factors = [one.factor for one in known if not one.unit] if len(known) > 1 and unit != behind else []
    whole = [one.factor for one in known if one.unit]
    if len(set(whole)) > 1:
        return _TWO_UNITS
    return UnitLabel(names.pop(), whole[0] * (factors[0] if factors else 1) * power)


def _unit_unknown(label: str) -> Problem:
    return Problem(
        "unit-unknown",
        Reason("{label} is no unit that is known", label=Text(f"“{label}”")),
        Reason(
            "say what it means: --label {label}, with a code from docs/package.md in the place of UNIT",
            label=Text(shlex.quote(f"unit:{label}=UNIT")),
        ),
    )


def _multiply(sifted: Sifted) -> None:
    """Multiply what is in thousands, 万 or the like; half the last printed digit is the rounding."""
    frame = sifted.frame.with_columns(pl.lit(None, dtype=pl.String).alias("rounding"))
    if (sifted.different(_FACTOR) == "1").all():
        sifted.frame = frame.drop(_FACTOR)
        return
    scaled = frame.filter(pl.col(SOUND) & (pl.col(_FACTOR) != "1")).select("value", _FACTOR).unique()
    if scaled.is_empty():
        sifted.frame = frame.drop(_FACTOR)
        return
    done = [_times(Decimal(value), Decimal(factor)) for value, factor in scaled.iter_rows()]
    known = scaled.with_columns(
        pl.Series("times", [value for value, _ in done], dtype=pl.String),
        pl.Series("half", [half for _, half in done], dtype=pl.String),
    )
    frame = frame.join(known, on=["value", _FACTOR], how="left", maintain_order="left")
    sifted.frame = frame.with_columns(
        pl.coalesce("times", "value").alias("value"), pl.col("half").alias("rounding")
    ).drop("times", "half", _FACTOR)


def _times(value: Decimal, factor: Decimal) -> tuple[str, str]:
    """A value so many times, and half its last printed digit so many times."""
    half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1) * factor
    return plain(_bare(value * factor)), plain(_bare(half))


def _bare(number: Decimal) -> Decimal:
    """Without zeros that nobody printed behind the point."""
    whole = number.to_integral_value()
    return whole if whole == number else number


def _hold_against(sifted: Sifted, units_of: Mapping[str, str]) -> None:
    """Refuse figures in another unit than their indicator's."""
    units, there = sifted.different("unit"), sifted.different("indicator")
    if len(units) == 1 and all(units_of.get(one) == units[0] for one in there):
        return
    right_ones = sifted.frame["indicator"].replace(list(units_of), list(units_of.values()))
    otherwise = sifted.frame.filter(pl.col(SOUND) & (pl.col("unit") != right_ones))
    for indicator, unit in otherwise.select("indicator", "unit").unique(maintain_order=True).iter_rows():
        where = (pl.col("indicator") == indicator) & (pl.col("unit") == unit) & pl.col(SOUND)
        sifted.refuse_where(where, "unit", _other_unit(indicator, unit, units_of[indicator]))


def _other_unit(indicator: str, unit: str, right: str) -> Problem:
    return Problem(
        "unit-other",
        Reason(
            "it is in {unit}, and the indicator {indicator} is in {right}",
            unit=UnitOf(unit),
            indicator=Text(indicator),
            right=UnitOf(right),
        ),
        Reason("give it an indicator of its own, or tell the right unit of the file"),
    )


__all__ = ["NOTED", "UNKNOWN", "read_units", "read_values"]
