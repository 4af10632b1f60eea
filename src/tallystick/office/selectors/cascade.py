"""What is done about a commitment at every level: the nation's promise, and the measures above and below."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q

from tallystick.office.models import StoredArea, StoredBodyMeasure, StoredMilestone, StoredResponsibility
from tallystick.office.selectors.duties import above, body_rows
from tallystick.office.selectors.plan import rows_in
from tallystick.register.bodies import Body
from tallystick.register.indexed import BY_NAME
from tallystick.register.phases import BodyMeasure
from tallystick.voice import body_words
from tallystick.voice.language import Language

#: Of each list so many measures stand on the page; how many there are is said.
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class MeasureTold:
    """A measure in the package.

    Attributes:
        id: its identifier.
        title: what is to be done.
        body: the body that takes it, by name.
        level: where that works, in words; empty where nobody has said.
        area: where, by name; empty for everywhere.
        due: by when; empty where nothing says.
        under: the identifier of the measure that it carries out; empty for none.
        steps: how many of its milestones are reached, and how many it has.
    """

    id: str
    title: str
    body: str
    level: str
    area: str
    due: str
    under: str
    steps: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cascade:
    """What is done about a commitment, seen from a body or from the nation.

    Attributes:
        lead: who leads it, by name.
        above: the measures of the bodies above, of those that lead, and those carried out, from the top.
        own: the body's own measures; empty where no body is looked from.
        others: the other measures, those that are carried out first.
        count: how many others there are.
    """

    lead: tuple[str, ...]
    above: tuple[MeasureTold, ...]
    own: tuple[MeasureTold, ...]
    others: tuple[MeasureTold, ...]
    count: int


def cascade(commitment: str, body: str, language: Language) -> Cascade:
    """What is done about a commitment, as a body sees it.

    Args:
        commitment: the commitment.
        body: the body that looks; empty for nobody in particular: then all stand in one list.
        language: the language of the page.
    """
    bodies = body_rows()
    leads = StoredResponsibility.objects.filter(commitment__id=commitment, role="lead", until=None)
    lead = [str(one) for one in leads.order_by("body_id").values_list("body_id", flat=True)]
    higher = (*above(body, bodies), *lead) if body else ()
    chosen = StoredBodyMeasure.objects.filter(commitment__id=commitment)
    known = chosen.filter(Q(body__id__in=[*higher, body]))
    table = BY_NAME["measures"]
    near = {one.id: one for one in rows_in(table, known.order_by("id")[: 4 * MOST_SHOWN])}
    carried = {one.under for one in near.values() if one.body == body and one.under} - set(near)
    near |= {one.id: one for one in rows_in(table, StoredBodyMeasure.objects.filter(id__in=carried))}
    others = chosen.exclude(id__in=list(near)).order_by(F("under_id").asc(nulls_first=True), "id")
    rest = list(rows_in(table, others[:MOST_SHOWN]))
    told = _Telling([*near.values(), *rest], bodies, language)
    over = sorted((one for one in near.values() if one.body != body), key=told.height)
    return Cascade(
        tuple(bodies[one].name for one in lead),
        tuple(map(told.of, over[:MOST_SHOWN])),
        tuple(told.of(one) for one in near.values() if one.body == body)[:MOST_SHOWN],
        tuple(map(told.of, rest)),
        others.count(),
    )


class _Telling:
    """Measures in words, with what they name read once for all."""

    def __init__(
        self, measures: Iterable[BodyMeasure], bodies: Mapping[str, Body], language: Language
    ) -> None:
        rows = list(measures)
        self._bodies, self._language = bodies, language
        named = [one.area for one in rows if one.area]
        self._areas = dict(StoredArea.objects.filter(id__in=named).values_list("id", "name"))
        steps = StoredMilestone.objects.filter(measure__id__in=[one.id for one in rows]).order_by()
        counted = steps.values_list("measure_id").annotate(Count("key"), Count("reached"))
        self._steps = {str(id_): (reached, number) for id_, number, reached in counted}

    def height(self, one: BodyMeasure) -> tuple[int, str]:
        """How many bodies stand above the one that takes a measure, and its identifier."""
        return len(above(one.body, self._bodies)), one.id

    def of(self, one: BodyMeasure) -> MeasureTold:
        """A measure in words."""
        body = self._bodies[one.body]
        return MeasureTold(
            one.id,
            one.title,
            body.name,
            self._language.say(body_words.LEVEL[body.level]) if body.level else "",
            str(self._areas.get(one.area, "")),
            self._language.date(one.due) if one.due else "",
            one.under or "",
            self._steps.get(one.id, (0, 0)),
        )
