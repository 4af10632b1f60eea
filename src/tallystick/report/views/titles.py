"""Everything on a site that has a title: what the page of titles lists and a search finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tallystick.base.reasons import Template, inside, msgid, plural
from tallystick.base.verdicts import DONE_ANSWERS, NO_TARGET, TARGET_ANSWERS
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.places import AreaBook
from tallystick.report.views.marks import done_mark, target_mark
from tallystick.report.views.ways import Ways
from tallystick.voice.promises import deadline, heading, promise


@dataclass(frozen=True, slots=True)
class Titled:
    """Something with a title.

    Attributes:
        title: its title.
        path: where it stands.
        told: what is said beside it, such as its answer.
        also: by what else it is found and shown: its identifier, its name in another language.
        elsewhere: what its title is in every other language, by which a search finds it too.
    """

    title: str
    path: str
    told: str = ""
    also: str = ""
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class TitledKind:
    """What is of one kind.

    Attributes:
        name: the kind, for many of it.
        one: the kind, for one of it.
        titles: everything of the kind, by title.
    """

    name: str
    one: str
    titles: tuple[Titled, ...]


class Titles:
    """The titles of one edition in one language, and what leads to the pages on which they stand."""

    def __init__(self, context: PageContext) -> None:
        """Open the book of a page's context."""
        self.context = context
        self.book = context.book
        self.places = AreaBook(context)
        self.ways = Ways(context, self.places)
        self.system = IndicatorSystem(context)

    @property
    def kinds(self) -> tuple[TitledKind, ...]:
        """Every title by its kind, where it stands by now: what is asked for most comes first."""
        return self.context.sharing.known(("titles", self.context.path("")), self._kinds)

    def _kinds(self) -> tuple[TitledKind, ...]:
        found = (
            self._kind(msgid("Commitments"), inside("one title", "commitment"), self._commitments()),
            self._kind(msgid("Targets"), inside("one title", "target"), self._targets()),
            self._kind(msgid("Deliverables"), inside("one title", "deliverable"), self._deliverables()),
            self._kind(msgid("Bodies"), inside("one title", "body"), self._bodies()),
            self._kind(msgid("Places"), inside("one title", "place"), self._places()),
            self._kind(msgid("Lists"), inside("one title", "list"), self._lists()),
            self._kind(msgid("Indicators"), inside("one title", "indicator"), self._indicators()),
            self._kind(msgid("Sources"), inside("one title", "source"), self._sources()),
        )
        return tuple(one for one in found if one.titles)

    def _kind(self, name: Template, one: Template, titles: Iterable[Titled]) -> TitledKind:
        key = self.context.language.sort_key
        elsewhere = self.book.texts.elsewhere
        found = (replace(row, elsewhere=" ".join(elsewhere(row.title))) for row in titles)
        ordered = sorted(found, key=lambda row: (key(row.title), row.path))
        return TitledKind(self.context.say(name), self.context.say(one), tuple(ordered))

    def _commitments(self) -> Iterator[Titled]:
        for one in self.book.commitments.values():
            met = self.book.answers[one.id, TARGET_ANSWERS.question].verdict
            done = done_mark(self.context, self.book.answers[one.id, DONE_ANSWERS.question].verdict).word
            told = target_mark(self.context, met).word if met != NO_TARGET.code else done
            yield Titled(one.title, self.context.commitment_path(one.id), told, one.id)

    def _targets(self) -> Iterator[Titled]:
        language = self.context.language
        for one in self.book.package.targets:
            word = target_mark(self.context, self.book.verdicts[one.id, "default"].verdict).word
            told = self.context.say(
                msgid("{promise} {deadline}: {answer}"),
                promise=promise(language, one),
                deadline=deadline(language, one.deadline),
                answer=word,
            )
            yield Titled(heading(one.quantity), self.context.target_path(one.id), told)

    def _deliverables(self) -> Iterator[Titled]:
        for one in self.book.package.deliverables:
            word = done_mark(self.context, self.book.deliverable_verdicts[one.id].verdict).word
            yield Titled(one.title, self.context.deliverable_path(one.id), word)

    def _bodies(self) -> Iterator[Titled]:
        for one in self.book.package.bodies:
            led = {duty.commitment for duty in self.book.duties_of.get(one.id, ()) if duty.role == "lead"}
            forms = plural("leads {number} commitment", "leads {number} commitments")
            told = self.context.language.say_many(forms, len(led)) if led else ""
            yield Titled(one.name, self.context.body_path(one.id), told, one.name_zh or "")

    def _places(self) -> Iterator[Titled]:
        for one in self.places.shown:
            yield Titled(one.name, self.places.path(one.id), self.places.told(one.id))

    def _lists(self) -> Iterator[Titled]:
        for listed in self.ways.shown:
            yield Titled(listed.title, listed.path)
            if listed not in (self.ways.in_order, self.ways.by_title, self.ways.places):
                for part in listed.parts:
                    yield Titled(part.title, self.ways.place(listed, part.id), listed.title)

    def _indicators(self) -> Iterator[Titled]:
        for one in self.book.package.indicators:
            yield Titled(heading(one.title), self.system.path(one.id))

    def _sources(self) -> Iterator[Titled]:
        for one in self.book.package.sources:
            date = self.context.language.date(one.date)
            told = self.context.say(msgid("{publisher}, {date}"), publisher=one.publisher, date=date)
            yield Titled(one.title, self.context.source_path(one.id), told)
