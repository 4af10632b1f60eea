"""A draft of the reading becomes a plan package of the register, unconfirmed and valid."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tallystick.base.canonical import sha256
from tallystick.base.dates import PartialDate
from tallystick.base.findings import Finding
from tallystick.base.reasons import Reason, Text, msgid
from tallystick.pipeline.drafted_targets import drafted_targets, is_within_plan
from tallystick.pipeline.responsible import responsible_of
from tallystick.reading import Draft, SourceText
from tallystick.reading.model import FoundCommitment
from tallystick.register import model
from tallystick.register.areas import Area
from tallystick.register.confirmations import PROPOSED, READ_TABLES, Confirmation
from tallystick.register.confirming.words import one_line
from tallystick.register.descriptor import Descriptor, Document, Plan, Settings
from tallystick.register.model import Package

UNSTATED, WHOLE = "not stated", "plan"
#: ISO 3166 keeps this code free for whoever has to write *no country*.
NO_COUNTRY = "ZZ"
#: Every year that a package can name: it stands where the text says neither when a plan begins nor ends.
NO_PERIOD = "1900/2100"


@dataclass(frozen=True, slots=True)
class Given:
    """What the person says of the plan; what is None is read from the text where it can be.

    Attributes:
        language: ISO 639-1.
        title: the plan's name.
        country: ISO 3166-1 alpha-2.
        period: its years, such as ``2021/2025``.
        released: when it was published.
        issued_by: the body that published it.
        known_by: up to which day sources will count; None leaves that to whoever assesses.
    """

    language: str | None = None
    title: str | None = None
    country: str | None = None
    period: str | None = None
    released: str | None = None
    issued_by: str | None = None
    known_by: datetime.date | None = None


def plan_of(draft: Draft, given: Given) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan's own facts: given, else read, else a placeholder that is reported as a gap."""
    facts = draft.facts
    gaps: list[Finding] = []

    def settle(key: str, option: str | None, read: str, placeholder: str) -> str:
        if line := one_line(option or read):
            return line
        gaps.append(_gap(key, placeholder))
        return placeholder

    first, last = _years(draft, given)
    period = settle("period", given.period, f"{first}/{last}" if last else "", NO_PERIOD)
    country = settle("country", given.country, facts.country, NO_COUNTRY)
    if last and not (given.period or facts.last_year):
        gaps.append(_gap("period", period))
    plan = Plan(
        title=settle("title", given.title, facts.title, "A plan without a title"),
        country=country,
        country_name=facts.country_name if facts.country_name and country == facts.country else country,
        period=period,
        released=settle("released", given.released, facts.released, period.split("/")[0][:4]),
        issued_by=settle("issued_by", given.issued_by, facts.issued_by, UNSTATED),
    )
    return plan, tuple(gaps)


_UNSAID = {
    "title": msgid(
        "the text does not plainly say what the plan is called; “{placeholder}” stands in its place"
    ),
    "country": msgid(
        "the text does not plainly say which country it is of; “{placeholder}” stands in its place"
    ),
    "period": msgid(
        "the text does not plainly say for which years it is; “{placeholder}” stands in its place"
    ),
    "released": msgid(
        "the text does not plainly say when it was published; “{placeholder}” stands in its place"
    ),
    "issued_by": msgid("the text does not plainly say who issued it; “{placeholder}” stands in its place"),
}


def _gap(key: str, placeholder: str) -> Finding:
    return Finding(
        "not-read",
        "gap",
        "datapackage.json",
        Reason(_UNSAID[key], placeholder=Text(placeholder)),
        Reason("give --plan {option}=..., or correct it there", option=Text(key.replace("_", "-"))),
        column=f"tallystick.plan.{key}",
        value=placeholder,
    )


def _years(draft: Draft, given: Given) -> tuple[str, str]:
    """First and last year: as the text says, else from its date and the year most of its deadlines name."""
    facts = draft.facts
    if facts.last_year:
        return facts.first_year, facts.last_year
    dues = [one.deadline for one in draft.targets] + [one.code for one in draft.deliverables]
    named = Counter(one[:4] for one in dues if one[:4].isdecimal())
    if not named:
        return "", ""
    most = max(named.values())
    last = max(year for year, count in named.items() if count == most)
    first = (given.released or facts.released or min(named))[:4]
    return min(first, last), last


def package_of(
    draft: Draft, source: SourceText, plan: Plan, name: str
) -> tuple[Package, tuple[Finding, ...]]:
    """The package of a draft; and what of the draft its tables have no room for."""
    document = Document(
        path="document.txt",
        sha256=sha256(source.text.encode("utf-8", "replace")),
        characters=len(source.text),
        language=draft.language,
    )
    descriptor = Descriptor(
        name=name,
        title=plan.title,
        description="Read from the plan's own text.",
        tallystick=Settings(plan=plan, document=document, method="final"),
    )
    targets, gaps = drafted_targets(draft, plan)
    bodies, responsibilities = responsible_of(draft)
    package = Package(
        descriptor=descriptor,
        methods=(),
        outline=_outline(draft, plan),
        commitments=tuple(_commitment(one, source.text) for one in draft.commitments),
        links=_links(draft),
        targets=targets,
        deliverables=_deliverables(draft, plan),
        areas=(Area(plan.country, plan.country_name, None),),
        bodies=bodies,
        responsibilities=responsibilities,
    )
    return replace(package, confirmations=tuple(proposed(package))), gaps


def proposed(package: Package) -> Iterator[Confirmation]:
    """What is said of each row that was read, before a person has seen it."""
    for table in READ_TABLES:
        for row in getattr(package, table):
            yield Confirmation(table, row.id, PROPOSED, None, None, None, None, None)


def _outline(draft: Draft, plan: Plan) -> tuple[model.Part, ...]:
    known = {one.id for one in draft.outline}
    parts = [
        model.Part(
            one.id,
            one.parent if one.parent in known else None,
            at,
            "section" if one.parent in known else "chapter",
            one_line(one.number) or None,
            one_line(one.title) or one.id,
        )
        for at, one in enumerate(draft.outline, 1)
    ]
    if any(not one.section for one in draft.commitments) or not parts:
        parts.append(model.Part(WHOLE, None, len(parts) + 1, "chapter", None, plan.title))
    return tuple(parts)


def _commitment(one: FoundCommitment, text: str) -> model.Commitment:
    span = text[one.unit.start : one.unit.end]
    return model.Commitment(
        id=one.unit.id,
        section=one.section or WHOLE,
        title=one_line(one.unit.title) or one.unit.id,
        start=one.unit.start,
        end=one.unit.end,
        span_sha256=sha256(span.encode("utf-8", "replace")),
        evaluability=one.evaluability,
        groups=one.groups,
        instruments=(),
        information_system=None,
    )


def _links(draft: Draft) -> tuple[model.Link, ...]:
    known = {one.unit.id for one in draft.commitments}
    found = {
        (one.commitment, "sdg_target" if one.kind == "sdg" else "treaty_article", one.code)
        for one in draft.references
        if one.commitment in known and one.kind != "law" and one.code != "SDG"
    }
    return tuple(model.Link(*key) for key in sorted(found))


def _deliverables(draft: Draft, plan: Plan) -> tuple[model.Deliverable, ...]:
    last = plan.period.split("/")[-1]
    running: Counter[str] = Counter()
    rows = []
    for one in draft.deliverables:
        running[one.commitment] += 1
        due = one.code if one.code and is_within_plan(one.code, plan) else last
        rows.append(
            model.Deliverable(
                f"{one.commitment}.d{running[one.commitment]}",
                one.commitment,
                one.kind,
                one_line(one.words, 300) or one.kind,
                PartialDate.parse(due),
                None,
            )
        )
    return tuple(rows)
