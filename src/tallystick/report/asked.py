"""What others asked, sorted once for all pages: by mechanism, cycle, State, theme and group."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from tallystick.base.identifiers import natural_key
from tallystick.base.reasons import Template, msgid
from tallystick.recommendations.coding import MappedRecommendation, OmissionCount, counted, mapped
from tallystick.recommendations.states import one_name_each
from tallystick.report.asked_words import MECHANISM
from tallystick.report.context import PageContext
from tallystick.voice.cell import original_of
from tallystick.voice.packing import plain_names
from tallystick.voice.promises import heading

MECHANISMS, CYCLES, STATES, THEMES, GROUPS = WAYS = ("mechanism", "cycle", "state", "theme", "group")
WAY_TITLES: Mapping[str, Template] = {
    MECHANISMS: msgid("By mechanism"),
    CYCLES: msgid("By cycle of the review"),
    STATES: msgid("By recommending State"),
    THEMES: msgid("By theme"),
    GROUPS: msgid("By group of people"),
}


class AskedBook:
    """The recommendations of a package, each with how the plan stands to it."""

    def __init__(self, context: PageContext) -> None:
        """Take the rows of the package."""
        self._context = context
        self.rows = mapped(context.book.package)

    @cached_property
    def ways(self) -> Mapping[str, Mapping[str, tuple[MappedRecommendation, ...]]]:
        """For each way of sorting the recommendations of each part, by the part's own name."""
        named: Mapping[str, Callable[[MappedRecommendation], Iterable[str]]] = {
            MECHANISMS: lambda one: [one.asked.mechanism],
            CYCLES: lambda one: [str(one.asked.cycle)] if one.asked.cycle else [],
            STATES: lambda one: [self._called[name] for name in _states(one)],
            THEMES: lambda one: one.asked.theme,
            GROUPS: lambda one: one.asked.groups,
        }
        return {way: self._sorted(way, names) for way, names in named.items()}

    @cached_property
    def _called(self) -> Mapping[str, str]:
        """For each name of a State as it is printed, the name under which its page stands."""
        printed = [name for one in self.rows for name in _states(one)]
        called = one_name_each([original_of(name) for name in printed])
        cells = {original_of(name): name for name in printed}
        return {name: cells[called[original_of(name)]] for name in printed}

    def other_names(self, way: str, name: str) -> tuple[str, ...]:
        """The other names that documents print for a State, in order; none of any other part."""
        if way != STATES:
            return ()
        others = {one for one, called in self._called.items() if called == name and one != name}
        return tuple(sorted(others, key=self._context.language.sort_key))

    def _sorted(
        self, way: str, names: Callable[[MappedRecommendation], Iterable[str]]
    ) -> Mapping[str, tuple[MappedRecommendation, ...]]:
        found: dict[str, list[MappedRecommendation]] = {}
        for one in self.rows:
            for name in dict.fromkeys(names(one)):
                found.setdefault(name, []).append(one)
        if way == CYCLES:
            ordered = sorted(found, key=natural_key)
        else:
            ordered = sorted(found, key=lambda name: self._context.language.sort_key(self.title(way, name)))
        return {name: tuple(found[name]) for name in ordered}

    def title(self, way: str, name: str) -> str:
        """The name of a part as people read it."""
        if way == MECHANISMS:
            return self._context.say(MECHANISM[name])
        if way == CYCLES:
            return self._context.say(msgid("Cycle {number}"), number=name)
        return heading(self._context.group(name)) if way == GROUPS else name

    @cached_property
    def _files(self) -> Mapping[str, Mapping[str, str]]:
        return {way: self._of_every_language(way, parts) for way, parts in self.ways.items()}

    @staticmethod
    def _of_every_language(way: str, parts: Iterable[str]) -> Mapping[str, str]:
        """The name of the file of each part: the same in every language, so made of the part's own name."""
        own = {name: original_of(name) for name in parts}
        files = plain_names(sorted(own.values(), key=lambda name: (natural_key(name), name)), way)
        return {name: files[original] for name, original in own.items()}

    def path(self, way: str, name: str) -> str:
        """The first page of a part."""
        return self._context.path(f"recommendations/{way}/{self._files[way][name]}.html")

    def counts(self, way: str) -> tuple[OmissionCount, ...]:
        """What is left out, by the parts of a way."""
        return tuple(counted(name, rows) for name, rows in self.ways[way].items())

    @property
    def reviewed(self) -> bool:
        """Whether anything was asked in the periodic review."""
        return any(one.asked.mechanism == "upr" for one in self.rows)

    @cached_property
    def all(self) -> OmissionCount:
        """What is left out of all."""
        return counted("", self.rows)


def _states(one: MappedRecommendation) -> tuple[str, ...]:
    """The States that recommended something in the periodic review, as printed."""
    return one.asked.made_by if one.asked.mechanism == "upr" else ()
