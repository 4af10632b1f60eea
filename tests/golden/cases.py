"""Packages of one target, made from a line that says its promise and its figures in short.

A promise: ``level >= 80 percent up`` (arithmetic, comparator, value, unit, then words: ``strict``, ``about``,
``additional``, ``total``, ``up``, ``down``, ``base=2015``, ``annual``). Figures stand between bars:
``2025@2025-06 ~83 stat r=0.5 stock``: a period (with its date after @), a value (``~`` about, ``>`` at least,
``<`` at most), whose word it is (stat, claim, world, indep, media), and words: ``other`` (another measure),
``year``, ``since``, ``stock``, ``bare`` (no value in the target's unit), ``restated``, ``derived``,
``census``, ``own`` (a medium's own evidence), ``r=`` rounding, ``by=`` body, ``on=`` day of publication,
``of=`` vintage, ``group=`` of whom it speaks.
"""

from dataclasses import replace
from decimal import Decimal
from functools import cache

from tallystick.base.dates import PartialDate, Period
from tallystick.register import Package, load_package
from tallystick.register.areas import Area
from tallystick.register.indicators import Indicator, TargetIndicator
from tallystick.register.model import Commitment, Observation, Source, Target
from tests.register.packages import GOLDEN

KINDS = {
    "stat": "official_statistic",
    "claim": "official_claim",
    "world": "international_estimate",
    "indep": "independent",
    "media": "media",
}
_QUALIFIERS = {"~": "approximate", ">": "at_least", "<": "at_most"}
_ACCUMULATIONS = {"year": "year", "since": "since_start", "stock": "stock"}


def package_of(promise: str, figures: str) -> Package:
    """A package with this one target, `t`, and these figures, `f1`, `f2` and so on."""
    golden = _golden()
    target, direction = _target(promise)
    found = [
        _figure(f"f{place}", one.split()) for place, one in enumerate(figures.split("|"), 1) if one.strip()
    ]
    units = {one.indicator: one.unit for one, _ in found}
    return replace(
        golden,
        outline=tuple(one for one in golden.outline if one.kind == "chapter")[:1],
        commitments=(
            Commitment("c", golden.outline[0].id, "Case", None, None, None, "quantified", (), (), None),
        ),
        links=(),
        targets=(target,),
        deliverables=(),
        indicators=tuple(
            _indicator(name, units.get(name, target.unit), direction) for name in ("m", "other")
        ),
        target_indicators=(
            TargetIndicator("t", "m", "plan_measure", None),
            TargetIndicator("t", "other", "other_measure", None),
        ),
        commitment_indicators=(),
        missing_indicators=(),
        areas=(Area("QX", "Nowhere", None),),
        sources=tuple(source for _, source in found),
        observations=tuple(one for one, _ in found),
        events=(),
        claims=(),
    )


@cache
def _golden() -> Package:
    return load_package(str(GOLDEN))


def _indicator(name: str, unit: str, direction: str | None) -> Indicator:
    return Indicator(name, name, "Made up", "outcome", unit, direction, None)


def _target(promise: str) -> tuple[Target, str | None]:
    arithmetic, comparator, value, unit, *words = promise.split()
    base = next((one.removeprefix("base=") for one in words if one.startswith("base=")), "")
    target = Target(
        id="t",
        commitment="c",
        quantity="Made up",
        arithmetic=arithmetic,
        comparator=comparator,
        value=Decimal(value),
        unit=unit,
        strict="strict" in words,
        baseline_year=int(base) if base else None,
        deadline=PartialDate.parse("2025"),
        frequency="annual" if arithmetic == "annual" else None,
        counts=next((one for one in words if one in {"additional", "total"}), None),
        start=None,
        end=None,
        note=None,
        about=True if "about" in words else None,
    )
    return target, next((one for one in words if one in {"up", "down"}), None)


def _figure(name: str, words: list[str]) -> tuple[Observation, Source]:
    period, _, as_of = words[0].partition("@")
    mark = words[1][0] if words[1][0] in _QUALIFIERS else ""
    value = Decimal(words[1].removeprefix(mark))
    given = dict(one.split("=") for one in words[3:] if "=" in one)
    unit = given.get("unit", "percent" if "%" in words else "count")
    observation = Observation(
        id=name,
        indicator="other" if "other" in words else "m",
        area="QX",
        group=given.get("group"),
        period=Period.parse(period),
        as_of=PartialDate.parse(as_of) if as_of else None,
        value=value,
        unit=unit,
        value_in_target_unit=None if "bare" in words else value,
        qualifier=_QUALIFIERS.get(mark, "exact"),
        rounding=Decimal(given["r"]) if "r" in given else None,
        derivation="derived_from_printed_difference" if "derived" in words else "as_printed",
        accumulation=next((_ACCUMULATIONS[one] for one in words if one in _ACCUMULATIONS), None),
        coverage="census" if "census" in words else None,
        vintage=given.get("of"),
        restated="restated" in words,
        source=f"s-{name}",
        note=None,
    )
    body = given.get("by", words[2])
    source = Source(
        id=f"s-{name}",
        title="Made up",
        publisher=body,
        issuing_body=body,
        date=PartialDate.parse(given.get("on", "2026-03-01")),
        kind=KINDS[words[2]],
        access="original_site",
        url=None,
        note=None,
        own_evidence=True if "own" in words else None,
    )
    return observation, source
