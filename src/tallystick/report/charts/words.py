"""What a target's chart says: its title, its description, its axis and its notes."""

from dataclasses import dataclass
from decimal import Decimal

from tallystick.base.quantities import plain
from tallystick.base.reasons import Year, msgid, plural
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.book import Book
from tallystick.report.charts.course import Course
from tallystick.report.charts.onward import Onward
from tallystick.report.charts.points import DrawnFigures, Point
from tallystick.voice.language import Language
from tallystick.voice.promises import heading, observed, printed, promised, qualified, when
from tallystick.voice.widths import width

#: About how wide a digit of the axis is, in pixels.
_DIGIT = 7.5


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one chart."""

    language: Language
    target: Target
    figures: DrawnFigures
    course: Course
    onward: Onward | None = None
    has_later: bool = False

    def title(self) -> str:
        """What the chart shows."""
        return self.language.say(
            msgid("{quantity}: what was promised and every figure found"),
            quantity=heading(self.target.quantity),
        )

    def description(self) -> str:
        """The chart in a few sentences, for those who can't see it."""
        say = self.language.say
        parts = [promised(self.language, self.target)]
        if self.course.base is not None and self.course.base[1] != 0:
            parts.append(
                say(
                    msgid("Base, {year}: {amount}."),
                    year=Year(round(self.course.base[0])),
                    amount=self.amount(self.course.base[1]),
                )
            )
        measured = [one for one in self.figures.points if one.is_plan_measure]
        if measured:
            last = measured[-1]
            parts.append(
                say(
                    msgid("Last figure by the plan's measure, {period}: {amount}."),
                    period=when(self.language, last.sighting.observation),
                    amount=self._qualified(last),
                )
            )
        drawn = len(self.figures.points)
        forms = plural("{number} figure is drawn.", "{number} figures are drawn.")
        parts.append(self.language.say_many(forms, drawn))
        return self.language.sentences(parts)

    def _onward(self) -> list[str]:
        """Where the figures would stand at the deadline if they went on as they have."""
        if self.onward is None:
            return []
        course, say = self.onward.course, self.language.say
        amount, year = self.amount(course.projected), Year(int(course.deadline[:4]))
        if course.projected_low is None or course.projected_high is None:
            told = msgid("If the figures went on as they have, they would stand at {amount} in {year}.")
            return [say(told, amount=amount, year=year)]
        told = msgid(
            "If the figures went on as they have, they would stand at {amount} in {year}; between {low} and "
            "{high}, 19 times in 20."
        )
        low, high = self.amount(course.projected_low), self.amount(course.projected_high)
        return [say(told, amount=amount, year=year, low=low, high=high)]

    def _qualified(self, point: Point) -> str:
        """A figure's amount, with how exactly its source gives it."""
        return qualified(self.language, point.sighting.observation, self.amount(point.number))

    def amount(self, number: Decimal) -> str:
        """A number of the chart with its unit, a change as a direction."""
        if self.target.arithmetic == "change" and not self.figures.levels:
            return observed(self.language, self.target, number)
        return self.language.quantity(number, self.figures.unit)

    def unit(self, ticks: tuple[Decimal, ...]) -> str:
        """What the axis counts: million hectares."""
        _, word = self._scale(ticks)
        if self.figures.unit == "percent":
            return "%"
        unit = "" if self.figures.unit == "count" else self.language.unit(self.figures.unit)
        if not word or not unit:
            return heading(word or unit)
        return heading(self.language.say(msgid("{amount} {unit}"), amount=word, unit=unit))

    def tick(self, value: Decimal, ticks: tuple[Decimal, ...]) -> str:
        """A number of the axis, divided as its unit says."""
        divisor, _ = self._scale(ticks)
        if divisor == 1:
            return self.language.digits(value)
        return self.language.digits(Decimal(plain((value / divisor).normalize())))

    def gutter(self, ticks: tuple[Decimal, ...]) -> int:
        """How much room the axis' numbers need."""
        return round(max(width(self.tick(one, ticks)) for one in ticks) * _DIGIT) + 10

    def shapes(self, drawn: set[str]) -> tuple[tuple[str, str], ...]:
        """The kinds of source whose marks are drawn, each with its name."""
        return tuple(
            (kind, self.language.say(word)) for kind, word in words.SOURCE_KIND.items() if kind in drawn
        )

    def mark(self, point: Point) -> str:
        """What a mark says to those who point at it; its measure only where the plan's has several."""
        one = point.sighting
        measures = {other.sighting.indicator.id for other in self.figures.points if other.is_plan_measure}
        told = msgid("{period}: {figure}. {kind}")
        if len(measures) > 1:
            told = msgid("{period}: {figure}. {indicator}. {kind}")
        return self.language.say(
            told,
            period=when(self.language, one.observation),
            figure=printed(self.language, one.observation),
            indicator=one.indicator.title,
            kind=self.language.say(words.SOURCE_KIND[one.source.kind]),
        )

    def latest(self, point: Point, book: Book) -> str:
        """The label at the latest figure; at a level that decides, with the change that was worked out."""
        amount = self._qualified(point)
        verdict = book.verdicts[self.target.id, "default"]
        if not self.figures.levels or point.sighting.observation.id not in verdict.figures:
            return amount
        change = observed(self.language, self.target, verdict.observed or Decimal(0))
        return self.language.say(msgid("{amount}, {change}"), amount=amount, change=change)

    def base(self) -> str:
        """The label at the base: nothing where a count begins at zero."""
        if self.course.base is None:
            return ""
        year, number = self.course.base
        if number != 0:
            return self.language.say(msgid("Base {amount}"), amount=self._bare(number))
        if self.target.arithmetic != "change":
            return ""
        return self.language.say(msgid("Base {year}"), year=Year(round(year)))

    def _bare(self, number: Decimal) -> str:
        """A number for a label where the axis has the unit."""
        if self.figures.unit == "percent" or self.target.arithmetic == "change":
            return self.amount(number)
        return self.language.number(number)

    def promised(self) -> str:
        """The label at the promise: its number, for the axis has the unit."""
        if self.course.promised is None:
            return ""
        return self.language.say(msgid("Promised {amount}"), amount=self._bare(self.course.promised))

    def notes(self, lowest: float, *, has_breaks: bool) -> tuple[str, ...]:
        """What a reader must know to read the chart honestly."""
        return tuple(self._notes(lowest, has_breaks=has_breaks))

    def _notes(self, lowest: float, *, has_breaks: bool) -> list[str]:
        say = self.language.say
        notes = [say(msgid("The scale does not begin at zero."))] if lowest > 0 else []
        notes += self._of_marks()
        notes += self._onward()
        if has_breaks:
            notes.append(say(msgid("// marks a break: the figures on its two sides can't be compared.")))
        if self.course.promised is None:
            notes.append(
                say(
                    msgid(
                        "What was promised is not drawn here: its sources give no one level from which all "
                        "of them count."
                    )
                )
            )
        if self.figures.left_out:
            forms = plural(
                "{number} more figure, in another unit or counted another way, is only in the table.",
                "{number} more figures, in another unit or counted another way, are only in the table.",
            )
            notes.append(self.language.say_many(forms, self.figures.left_out))
        return notes

    def _of_marks(self) -> list[str]:
        """What the marks mean that do not stand for an exact figure that counts."""
        observations = [one.sighting.observation for one in self.figures.points]
        there = {
            msgid("An arrow marks a figure given as at least, or at most, so much."): any(
                one.qualifier in {"at_least", "at_most"} for one in observations
            ),
            msgid("≈ marks a figure given as about so much."): any(
                one.qualifier == "approximate" for one in observations
            ),
            msgid("A hollow mark is a figure that its own body has since replaced."): any(
                one.restated for one in observations
            ),
            msgid(
                "A faint mark is a figure of a later time, or known later: it is not judged."
            ): self.has_later,
        }
        return [self.language.say(note) for note, drawn in there.items() if drawn]

    def _scale(self, ticks: tuple[Decimal, ...]) -> tuple[Decimal, str]:
        return self.language.scale(max(abs(one) for one in ticks))
