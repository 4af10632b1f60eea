"""What the resources are made from: a book, where each row has its pages, and what rows are as objects."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from tallystick.assessment.indicators.model import Trend
from tallystick.assessment.model import TargetVerdict
from tallystick.assessment.record import column_record, verdict_names
from tallystick.base.canonical import Json
from tallystick.base.reasons import Reason
from tallystick.register.events import Event
from tallystick.register.indicators import Indicator
from tallystick.register.large import LargeRows
from tallystick.register.model import Observation
from tallystick.report.api.paths import API
from tallystick.report.api.rows import Translated, row_record
from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.grouped import many
from tallystick.voice.direction import without_marks

#: From so many figures on answers for areas and groups stand in the tables of results alone.
_MOST_FIGURES = 50_000
#: In which language the tables and `reason` say why.
_ENGLISH = "en"
_OF_TARGET = frozenset({"target", "commitment", "quantity", "comparator", "value", "unit"})


class ApiBook:
    """The package in its own words, with its assessment, as objects of JSON."""

    def __init__(self, contexts: Iterable[PageContext]) -> None:
        """Open the book of an edition.

        Args:
            contexts: what its pages were made with, in each language; that of the package's own may be among
                them.
        """
        self.contexts = tuple(contexts)
        material = self.contexts[0].book.material
        own = (one.book for one in self.contexts if one.language.code == material.written_in)
        #: The package as it is written, in no other language.
        self.book = next(own, None) or Book(material)
        self.package = material.package
        self.assessment = material.assessment
        self.identity = material.identity
        self._translated = Translated(material.package)

    @property
    def is_told_whole(self) -> bool:
        """Whether answers for areas and groups stand in the resources: not where figures are very many."""
        return len(self.package.observations) < _MOST_FIGURES

    def named(self, kind: str) -> dict[str, Json]:
        """What every resource says: what it is, and of which edition."""
        return {"kind": kind, "assessment_id": self.identity.assessment_id}

    def pages(self, path: Callable[[PageContext], str]) -> dict[str, Json]:
        """Where something stands for people, by language."""
        return {one.language.code: path(one) for one in self.contexts}

    def row(self, table: str, row: object, without: Iterable[str] = ()) -> dict[str, Json]:
        """A row with its translations."""
        return self._translated.of(table, row_record(table, row, without))

    def source(self, identifier: str) -> dict[str, Json]:
        """A source; a third party's copy is cited without an address."""
        source = self.book.sources[identifier]
        told = self.row("sources", source, ("url",) if source.access == "third_party_copy" else ())
        return told | {"pages": self.pages(lambda context: context.source_path(identifier))}

    def cited(self, *rows: Iterable[Mapping[str, Json]]) -> list[Json]:
        """The sources that rows name, each once, in the order of their identifiers."""
        names = {str(one["source"]) for some in rows for one in some if "source" in one}
        return [self.source(one) for one in sorted(names)]

    @cached_property
    def events_of(self) -> dict[str, list[Event]]:
        """The events that bear on a commitment and show none of its deliverables."""
        rows = (one for one in self.package.events if one.deliverable is None)
        return many(rows, lambda one: one.commitment or "")

    def figures(self, indicator: str) -> Sequence[Observation]:
        """The figures of an indicator; where they lie in columns, they become objects when asked."""
        rows = self.package.observations
        if isinstance(rows, LargeRows):
            return [row for _, row in rows.with_value("indicator", (indicator,))]
        return self._figures_of.get(indicator, ())

    @cached_property
    def with_figures(self) -> frozenset[str]:
        """The indicators that have figures."""
        rows = self.package.observations
        if isinstance(rows, LargeRows):
            asked = (one.id for one in self.package.indicators)
            return frozenset(one for one in asked if next(rows.with_value("indicator", (one,)), None))
        return frozenset(self._figures_of)

    @cached_property
    def _figures_of(self) -> dict[str, list[Observation]]:
        return many(self.package.observations, lambda one: one.indicator)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator."""
        return {one.id: one for one in self.package.indicators}

    @cached_property
    def targets_of(self) -> dict[str, dict[str, None]]:
        """The targets that an indicator speaks of."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for one in self.package.target_indicators:
            found[one.indicator][one.target] = None
        return dict(found)

    @cached_property
    def served_by(self) -> dict[str, dict[str, None]]:
        """The commitments that an indicator serves."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for one in self.package.commitment_indicators:
            found[one.indicator][one.commitment] = None
        return dict(found)

    @cached_property
    def trends_of(self) -> dict[str, list[Trend]]:
        """Where the figures of an indicator went; they change no verdict."""
        return many(self.assessment.trends, lambda one: one.indicator)

    def indicator_path(self, indicator: str) -> str:
        """Where the resource of an indicator lies; empty where no figure of it stands in any."""
        return f"{API}indicators/{indicator}.json" if indicator in self.with_figures else ""

    def verdicts(self, target: str) -> list[Json]:
        """All answers to a target, as ``verdicts.csv`` has them; of a large package the country's only."""
        return [
            column_record(one, self._columns) | self.reasons(one.reason, one.policy)
            for one in self._verdicts_of.get(target, ())
        ]

    def reasons(self, reason: Reason, policy: str | None = None) -> dict[str, Json]:
        """Why an answer is so in the other languages of the site, as its pages say it.

        Args:
            reason: the reason.
            policy: of a target's answer, under which source policy it was given.
        """
        told: dict[str, Json] = {
            one.language.code: without_marks(
                one.explain(reason) if policy is None else one.explain_by(policy, reason)
            )
            for one in self.contexts
            if one.language.code != _ENGLISH
        }
        return {"reasons": told} if told else {}

    @cached_property
    def _columns(self) -> tuple[str, ...]:
        names = verdict_names(self.assessment.rules)
        return tuple(one for one in names if one not in _OF_TARGET)

    @cached_property
    def _verdicts_of(self) -> dict[str, list[TargetVerdict]]:
        found: dict[str, list[TargetVerdict]] = defaultdict(list)
        for one in self._told():
            found[one.target].append(one)
        return dict(found)

    def _told(self) -> Iterator[TargetVerdict]:
        if self.is_told_whole:
            yield from self.assessment.verdicts
            return
        yield from self.book.verdicts.values()
        for rows in self.book.read_otherwise.values():
            yield from rows
