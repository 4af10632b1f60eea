"""What holds between the cells of a drawn row, for each class of rows in which something must hold."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from tallystick.base.dates import PartialDate, Period
from tallystick.register.areas import Area, LocalTarget
from tallystick.register.batches import FileLabel
from tallystick.register.bodies import Body, Responsibility
from tallystick.register.claims import Claim
from tallystick.register.events import Event
from tallystick.register.indicators import CommitmentIndicator, Indicator
from tallystick.register.model import Commitment, Observation, Part, Source, Target
from tallystick.register.panel_locks import REASONS_OF, PublishedCode
from tallystick.register.panels import Assessor, Judgement
from tallystick.register.phases import BodyMeasure, PlanPhase, ProgressReport, SpotCheck
from tallystick.register.plan_calendar import CalendarEntry
from tallystick.register.promises import PromiseReading
from tallystick.register.public import (
    CaseCount,
    Consultation,
    ConsultationPoint,
    DisclosureDuty,
    DraftParagraph,
)
from tallystick.register.recommendations import Communication, Recommendation, RecommendationLink
from tallystick.register.research import AssessmentRecommendation, PhaseStudy
from tallystick.register.rules.targets import FITTING
from tallystick.register.treaties import Treaty

Values = dict[str, object]


def _alone(row: Values) -> Values:
    return row | {"parent": None}


def _nowhere(row: Values) -> Values:
    return row | {"start": None, "end": None, "span_sha256": None}


def _target(row: Values) -> Values:
    fitting = sorted(FITTING[str(row["arithmetic"])])
    change = row["arithmetic"] == "change"
    base = row["baseline_year"]
    return row | {
        "comparator": row["comparator"] if row["comparator"] in fitting else fitting[0],
        "unit": "percent" if change else row["unit"],
        "value": abs(Decimal(str(row["value"]))) or Decimal(1) if change else row["value"],
        "counts": (row["counts"] or "total") if row["arithmetic"] == "cumulative" else None,
        "deadline": PartialDate.parse("2025"),
        "baseline_year": None if base is None else min(int(str(base)), 2020),
        "about": row["about"] if change else None,
        "start": None,
        "end": None,
    }


def _reading(row: Values) -> Values:
    """The leading one, which reads as the target's own row does."""
    same = dict.fromkeys(("arithmetic", "comparator", "counts", "group"))
    return row | same | {"leading": True, "indicators": ()}


def _observation(row: Values) -> Values:
    rounding = row["rounding"]
    return row | {
        "as_of": None,
        "value_in_target_unit": None if row["value_in_target_unit"] is None else row["value"],
        "rounding": abs(rounding) if isinstance(rounding, Decimal) else None,
        "group": _small(row["group"]),
        "vintage": _small(row["vintage"]),
    }


def _small(name: object) -> object:
    """A name in small letters: capitals alone may tell no two apart."""
    return name.lower() if isinstance(name, str) else name


def _source(row: Values) -> Values:
    row = row | {"own_evidence": row["own_evidence"] if row["kind"] == "media" else None}
    if row["access"] == "third_party_copy":
        row = row | {"url": None, "archived": None}
    published, read = row["date"], row["read"]
    if isinstance(published, PartialDate) and isinstance(read, PartialDate) and read.last < published.first:
        row = row | {"read": published}
    return row


def _event(row: Values) -> Values:
    """What the public wrote in with names an office, and none is drawn yet."""
    row = row | {"kind": "context" if row["kind"] == "submission" else row["kind"]}
    row = row | {"leave": None, "redacted_by": None}
    if row["kind"] == "searched":
        row = row | {"source": None, "date": row["date"] or PartialDate.parse("2025")}
    elif row["source"] is None:
        row = row | {"kind": "searched", "date": row["date"] or PartialDate.parse("2025")}
    if row["kind"] == "reply":  # the concern that it would answer is not drawn yet
        row = row | {"kind": "concern"}
    if row["kind"] != "searched":
        row = row | {"searched_where": None, "searched_words": None}
    return row | {"answers": None}


def _claim(row: Values) -> Values:
    return row | {"fulfilled": None, "total": None}


def _indicator(row: Values) -> Values:
    """A definition of its own, no ratio and nobody's code, so that nothing contradicts anything."""
    return row | {
        "definition": f"What {row['id']} counts, drawn as {str(row['id']).encode().hex()}",
        "numerator": None,
        "denominator": None,
        "proportion": None,
        "home_scheme": "own_proposal",
        "home_code": None,
        "home_place": None,
    }


def _commitment_indicator(row: Values) -> Values:
    row = row | {"answers": "context", "availability": "not_published", "source": None, "latest_year": None}
    return row | {"published_by": row["published_by"] or ("Somebody",)}


def _body(row: Values) -> Values:
    return row | {"since": None, "parent": None, "successor": None, "until": None}


def _responsibility(row: Values) -> Values:
    """Named in the plan, where nobody needs a source and two may lead; nobody leads and helps at once."""
    role = "lead" if row["role"] == "lead" else "supervise"
    return row | {"role": role, "basis": "named_in_plan", "until": None}


def _area(row: Values) -> Values:
    return _alone(row) | {"until": None, "successor": None}


def _local_target(row: Values) -> Values:
    """A part of which no promise was found: the unit of one would be another table's."""
    weight = row["weight"]
    return row | {
        "value": None,
        "value_high": None,
        "unit": None,
        "weight": abs(weight) or Decimal(1) if isinstance(weight, Decimal) else None,
    }


def _label(row: Values) -> Values:
    """The word for a group, which need not stand in another table."""
    return row | {"kind": "group", "factor": None}


def _treaty(row: Values) -> Values:
    return row | {"standing": "not_found", "ratified": None, "in_force": None}


def _assessor(row: Values) -> Values:
    """In nobody's place, and with room for something to code."""
    budget = row["budget"]
    came = {"replaces": None, "came_by": None}
    return row | came | {"budget": abs(budget) + 1 if isinstance(budget, int) else None}


def _judgement(row: Values) -> Values:
    return row | {"independent": bool(row["sources"] or row["evidence"])}


def _code(row: Values) -> Values:
    """One scale and no words for a whole question; what stands under the name of the reasons is one."""
    return row | {"scale": "reasons" if row["criterion"] == REASONS_OF else "ordinal", "question": None}


def _phase(row: Values) -> Values:
    return row | {"period": Period.parse("2022"), "due": PartialDate.parse("2023"), "asked": None}


def _measure(row: Values) -> Values:
    return row | {"under": None, "budget": None, "currency": None}


def _report(row: Values) -> Values:
    return row | {"sent": PartialDate.parse("2023"), "numerator": None, "denominator": None, "counted": None}


def _check(row: Values) -> Values:
    found = row["found"] or "What the record shows"
    return row | {"found": found, "answer": None, "answered": None}


def _recommendation(row: Values) -> Values:
    """Answered by nobody, and neither taken back nor merged."""
    nothing = ("responded", "reason", "response_source", "response_paragraph", "under", "withdrawn")
    return row | dict.fromkeys((*nothing, "response", "merged_into", "committee", "cycle"))


def _link(row: Values) -> Values:
    """A settled one, where another had coded it: that coders agree would take two of them."""
    settled = row["settled_by"]
    proposed = tuple(one for one in row["proposed_by"] if one != settled)  # type: ignore[attr-defined]
    confirmed = (settled,) if settled and proposed else ()
    how = "against" if row["commitment"] else "none"
    reason = row["reason"] or "For a reason"
    return row | {
        "how": how,
        "proposed_by": proposed,
        "confirmed_by": confirmed,
        "reason": reason,
        "again_by": (),
    }


def _letter(row: Values) -> Values:
    return row | {"reply": "not_found", "replied": None, "reply_source": None}


def _study(row: Values) -> Values:
    return row | {"state": "planned"}


def _advice(row: Values) -> Values:
    """Answered by nobody, and not looked at yet."""
    return row | dict.fromkeys(("reply", "words", "replied", "checked_in", "follow_up", "found"))


def _draft(row: Values) -> Values:
    silent = {} if row["unanswered"] is None else {"unanswered": 10**17}
    return row | {"closed": row["opened"], "comments": 10**17} | silent


def _paragraph(row: Values) -> Values:
    return row if row["was"] and row["changed"] else row | {"was": None, "changed": None}


def _point(row: Values) -> Values:
    """A point on the whole draft, for the paragraph that is drawn may be of another."""
    whole = row["answer"] and row["did"] and row["answered"]
    answer = {} if whole else dict.fromkeys(("answer", "did", "answered"))
    return row | {"paragraph": None, "comments": abs(row["comments"])} | answer  # type: ignore[arg-type]


def _duty(row: Values) -> Values:
    looked = row["looked"] and row["where"] and row["source"]
    challenge = dict.fromkeys(("challenge", "challenged", "settled", "reply"))
    return row | {"state": row["state"] if looked else "not_looked_for"} | challenge


def _count(row: Values) -> Values:
    return row | {"number": abs(int(str(row["number"]))) + 10 if row["number"] is not None else None}


def _entry(row: Values) -> Values:
    """What took place, where its source says so, and what nobody set a day for."""
    return row | {
        "due": None,
        "due_source": None,
        "took_place": PartialDate.parse("2022") if row["source"] else None,
    }


MENDS: Mapping[type, Callable[[Values], Values]] = {
    Part: _alone,
    Area: _area,
    Commitment: _nowhere,
    Target: _target,
    PromiseReading: _reading,
    Indicator: _indicator,
    CommitmentIndicator: _commitment_indicator,
    Observation: _observation,
    Source: _source,
    Event: _event,
    Claim: _claim,
    Body: _body,
    Responsibility: _responsibility,
    Treaty: _treaty,
    FileLabel: _label,
    LocalTarget: _local_target,
    Assessor: _assessor,
    Judgement: _judgement,
    PublishedCode: _code,
    PlanPhase: _phase,
    BodyMeasure: _measure,
    ProgressReport: _report,
    SpotCheck: _check,
    Recommendation: _recommendation,
    RecommendationLink: _link,
    Communication: _letter,
    CalendarEntry: _entry,
    PhaseStudy: _study,
    AssessmentRecommendation: _advice,
    Consultation: _draft,
    DraftParagraph: _paragraph,
    ConsultationPoint: _point,
    DisclosureDuty: _duty,
    CaseCount: _count,
}
