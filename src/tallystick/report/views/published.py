"""The sources that a body published, or that speak for it."""

from collections import Counter
from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.register.bodies import Body
from tallystick.register.model import Source
from tallystick.report.context import PageContext
from tallystick.report.views.statements import Origin, origin


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A source that a body published or that speaks for it, with how many figures of it are here."""

    origin: Origin
    told: str
    figures: int


class Published:
    """The sources of each body: those whose publisher or issuer has one of its names."""

    def __init__(self, context: PageContext) -> None:
        """Find the sources by name."""
        self._context = context
        self._of: dict[str, list[tuple[Source, str]]] = {}
        for one in context.book.package.sources:
            issuers = _names(one.issuing_body)
            for name in dict.fromkeys((*issuers, *_names(one.publisher))):
                told = (
                    ""
                    if name in issuers
                    else context.say(msgid("published for {body}"), body=one.issuing_body)
                )
                self._of.setdefault(name, []).append((one, told))
        self._figures = Counter(one.source for one in context.book.package.observations)

    def of(self, body: Body) -> list[PublishedRow]:
        """What a body published, the latest first."""
        found = {
            one.id: (one, told)
            for name in _names("; ".join((body.name, *body.also_named)))
            for one, told in self._of.get(name, ())
        }
        rows = sorted(found.values(), key=lambda row: (_last(row[0]), row[0].id), reverse=True)
        return [PublishedRow(origin(self._context, one), told, self._figures[one.id]) for one, told in rows]


def _names(text: str) -> tuple[str, ...]:
    """The bodies that a cell names, one or several with semicolons, without regard to capitals."""
    return tuple(one.strip().casefold() for one in text.split(";") if one.strip())


def _last(source: Source) -> int:
    return source.date.last.toordinal() if source.date else 0
