"""The verdicts that stand beside each number of an index: how many targets have each answer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from tallystick.assessment.admit import Evidence
from tallystick.assessment.model import Assessment, TargetVerdict
from tallystick.assessment.rulebook import HEADLINE, Rules
from tallystick.assessment.targets import headlines, national_verdicts
from tallystick.base.verdicts import TARGET_ANSWERS, TARGET_UNRATED
from tallystick.register.index_rule import IndexUnits
from tallystick.register.method import Method
from tallystick.register.model import Package

VerdictCounts = tuple[tuple[str, int], ...]


class VerdictsBeside:
    """The counts of answers for each year, area or chapter, always of every target that is promised there."""

    def __init__(self, package: Package, method: Method, assessment: Assessment, rules: Rules) -> None:
        """Open the assessment."""
        self._package, self._method, self._rules = package, method, rules
        self._assessment = assessment

    def of(self, units: IndexUnits, names: tuple[str, ...]) -> dict[str, VerdictCounts]:
        """The counts of each of these units."""
        if units == "years":
            return {name: self._in_year(int(name)) for name in names}
        if units == "areas":
            return self._in_areas(names)
        held = {one.part: one.headline for one in self._assessment.summary.parts}
        return {name: held[name] for name in names}

    def _in_year(self, year: int) -> VerdictCounts:
        """The country's headlines as they stood at a year's end, from what is known by the method's day."""
        if year >= self._method.judged_to.year:
            return self._assessment.summary.whole.headline
        earlier = self._method.model_copy(update={"judged_to": date(year, 12, 31)})
        rows = national_verdicts(
            self._package, earlier, Evidence(self._package, earlier.known_by), self._rules
        )
        return self._counted(one for one in headlines(self._package, rows) if one.policy == "default")

    def _in_areas(self, names: tuple[str, ...]) -> dict[str, VerdictCounts]:
        """The headlines of areas; a target of which an area has no figure cannot be rated there."""
        found: dict[str, list[TargetVerdict]] = {name: [] for name in names}
        for one in self._assessment.verdicts:
            ours = (one.rule, one.policy, one.group, one.leads) == (HEADLINE.text, "default", "", True)
            if ours and one.area in found:
                found[one.area].append(one)
        return {name: self._counted(rows) for name, rows in found.items()}

    def _counted(self, rows: Iterable[TargetVerdict]) -> VerdictCounts:
        counts = Counter(one.verdict for one in rows)
        counts[TARGET_UNRATED.code] += len(self._package.targets) - counts.total()
        return tuple(self._in_order(counts))

    def _in_order(self, counts: Counter[str]) -> Iterator[tuple[str, int]]:
        """The answers that the summary counts, in its order."""
        for code, _ in self._assessment.summary.whole.headline:
            yield code, counts.pop(code, 0)
        yield from ((code, counts[code]) for code in TARGET_ANSWERS.codes if counts[code])
