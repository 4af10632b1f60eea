"""A small package without error in which nearly every rule is one edit away from finding something."""

from collections.abc import Mapping
from dataclasses import replace

from tallystick.register import Package, load_package
from tallystick.register.tables import TABLES
from tests.register.packages import GOLDEN
from tests.register.signing import signed
from tests.register.tight_before import BEFORE
from tests.register.tight_public import LEAVE, OWED
from tests.register.tight_research import RESEARCHED
from tests.register.usual import USUAL

#: By table, rows of which only the cells that matter are given; the rest is filled in by `_row`.
ROWS: Mapping[str, tuple[dict[str, str], ...]] = {
    "outline": (
        {"id": "a", "position": "1"},
        {"id": "b", "position": "2", "parent": "a"},
        {"id": "c", "position": "3", "parent": "b"},
        {"id": "d", "position": "4", "parent": "c"},
    ),
    "commitments": (
        {"id": "c.1", "section": "b", "start": "10", "end": "90", "span_sha256": "0" * 64},
        {"id": "c.2", "section": "d", "start": "100", "end": "200", "span_sha256": "1" * 64},
        *({"id": f"c.{number}", "section": "c"} for number in range(3, 8)),
    ),
    "links": (
        {"commitment": "c.1", "scheme": "sdg_target", "code": "8.5"},
        {"commitment": "c.1", "scheme": "treaty_article", "code": "ICCPR 7"},
        {"commitment": "c.2", "scheme": "ilo_convention", "code": "C029"},
    ),
    "targets": (
        {
            "id": "t.sum",
            "commitment": "c.1",
            "arithmetic": "cumulative",
            "counts": "total",
            "start": "20",
            "end": "40",
        },
        {"id": "t.level", "commitment": "c.2", "start": "100", "end": "120", "parts_make": "weighted_mean"},
    ),
    "readings": (
        {"target": "t.sum", "id": "all", "leading": "true"},
        {"target": "t.sum", "id": "more", "leading": "false", "counts": "additional"},
    ),
    "deliverables": ({"id": "d.law", "commitment": "c.1", "kind": "law"},),
    "indicators": (
        {
            "id": "i.share",
            "definition": "People who read, of all.",
            "numerator": "readers",
            "denominator": "people",
            "proportion": "true",
        },
        {"id": "i.rate", "definition": "Books read by each."},
        {"id": "i.count", "definition": "Books.", "kind": "process", "unit": "persons"},
        {"id": "i.flat", "definition": "Shelves.", "kind": "process", "direction": ""},
        {"id": "i.more", "definition": "Pages.", "unit": "persons"},
        {"id": "i.twin", "definition": "Pens.", "kind": "process"},
    ),
    "target_indicators": (
        {"target": "t.sum", "indicator": "i.count", "role": "context"},
        {"target": "t.sum", "indicator": "i.more", "role": "context"},
        {"target": "t.level", "indicator": "i.share", "role": "plan_measure"},
        {"target": "t.level", "indicator": "i.rate", "role": "plan_measure"},
    ),
    "commitment_indicators": (
        {"commitment": "c.2", "indicator": "i.share", "answers": "target_met"},
        {"commitment": "c.1", "indicator": "i.count", "answers": "done"},
        {"commitment": "c.1", "indicator": "i.flat", "answers": "context"},
        *(
            {"commitment": f"c.{number}", "indicator": "i.rate", "answers": "right_enjoyed"}
            for number in range(2, 7)
        ),
        {"commitment": "c.7", "indicator": "i.twin", "answers": "context"},
    ),
    "missing_indicators": (
        {"commitment": "c.1", "kind": "structural"},
        {"commitment": "c.1", "kind": "outcome"},
        {"commitment": "c.3", "kind": "process"},
    ),
    "corrections": (
        {"id": "k.1", "commitment": "c.1"},
        {"id": "k.2", "target": "t.sum", "was": "met", "now": "not_met"},
    ),
    "batches": ({"id": "b.1"}, {"id": "b.2", "added_source": "s.2"}),
    "labels": (
        {"kind": "indicator", "label": "Books", "means": "i.count"},
        {"kind": "area", "label": "Upper", "means": "QX-A"},
        {"kind": "source", "label": "The book", "means": "s.1"},
        {"kind": "unit", "label": "pairs", "means": "persons", "factor": "2"},
    ),
    "phases": (
        {"id": "p.1", "due": "2023-03-01"},
        {"id": "p.2", "due": "2024-03-01", "period": "2023", "asked": "2024-01-15"},
    ),
    "measures": (
        {"id": "m.1", "commitment": "c.1", "body": "b.4", "due": "2023"},
        {"id": "m.2", "commitment": "c.1", "body": "b.2", "under": "m.1", "budget": "5", "currency": "CNY"},
    ),
    "milestones": ({"id": "s.1", "measure": "m.1"}, {"id": "s.2", "measure": "m.1", "due": "2024"}),
    "reports": (
        {"phase": "p.1", "body": "b.4", "commitment": "c.1", "numerator": "3", "counted": "wells"},
        {"phase": "p.1", "body": "b.2", "commitment": "c.1"},
    ),
    **BEFORE,
    "checks": ({"phase": "p.1", "body": "b.4", "commitment": "c.1", "checked_by": "b.2"},),
    "editions": ({"id": "e.1"}, {"id": "e.2", "published": "2025"}),
    "edition_answers": (
        {"edition": "e.1", "table": "targets", "row": "t.sum", "answer": "met"},
        {"edition": "e.2", "table": "deliverables", "row": "d.gone", "answer": "started"},
    ),
    "translations": (
        {"table": "targets", "row": "t.sum", "column": "quantity", "original": "books"},
        {"table": "bodies", "row": "b.1", "column": "name", "original": "An office"},
        {"table": "plan", "row": "plan", "column": "country_name", "original": "Exampla (invented)"},
        {"table": "groups", "row": "readers", "column": "name", "original": "readers"},
    ),
    "local_targets": (
        {"target": "t.level", "area": "QX-A", "value": "8", "value_high": "9", "weight": "2"},
        {
            "target": "t.level",
            "area": "QX-B",
            "weight": "1",
            "value": "",
            "unit": "",
            "source": "",
            "words": "",
        },
        {"target": "t.sum", "area": "QX-A", "value": "4", "deadline": "2025"},
    ),
    "recommendations": (
        {"id": "r.1", "response": "accepted", "responded": "2023", "response_source": "s.1", "under": "c.1"},
        {"id": "r.2", "mechanism": "treaty_body", "committee": "CRC", "cycle": "", "merged_into": "r.1"},
        {"id": "r.3", "withdrawn": "2023"},
    ),
    "recommendation_links": (
        {"recommendation": "r.1", "commitment": "c.1", "proposed_by": "p.2; p.3", "confirmed_by": "p.2; p.3"},
        {"recommendation": "r.2", "how": "none", "proposed_by": "p.2", "confirmed_by": ""},
        {"recommendation": "r.2", "commitment": "c.2", "how": "in_part", "proposed_by": "p.3"},
        {
            "recommendation": "r.3",
            "commitment": "c.2",
            "how": "against",
            "proposed_by": "p.2",
            "confirmed_by": "p.1",
            "settled_by": "p.1",
            "reason": "It does.",
        },
    ),
    "communications": (
        {"id": "l.1", "reply": "replied", "replied": "2022-06", "reply_source": "s.1", "commitments": "c.1"},
    ),
    **RESEARCHED,
    **OWED,
    "parallel_reports": ({"id": "p.1", "url": "https://example.org/2", "source": ""},),
    "areas": (
        {"id": "QX", "level": "national"},
        {
            "id": "QX-A",
            "parent": "QX",
            "level": "provincial",
            "name": "Upper",
            "until": "2022",
            "successor": "QX-B",
        },
        {"id": "QX-B", "parent": "QX-A", "level": "county", "name": "Lower"},
        {"id": "QX-C", "parent": "QX-B", "since": "2023"},
    ),
    "sources": (
        {"id": "s.1"},
        {"id": "s.2", "date": ""},
        {"id": "s.3", "access": "third_party_copy", "url": ""},
    ),
    "observations": (
        {"id": "o.share", "indicator": "i.share", "value": "80", "value_in_target_unit": "80"},
        {
            "id": "o.rate",
            "indicator": "i.rate",
            "value": "150",
            "value_in_target_unit": "150",
            "accumulation": "",
        },
        {
            "id": "o.count",
            "indicator": "i.count",
            "value": "7",
            "unit": "persons",
            "value_in_target_unit": "7",
            "accumulation": "",
            "as_of": "2023-05",
        },
        {
            "id": "o.more",
            "indicator": "i.more",
            "value": "7",
            "unit": "persons",
            "value_in_target_unit": "7",
            "accumulation": "",
            "as_of": "2023-05",
        },
    ),
    "events": (
        {"id": "e.1", "deliverable": "d.law", "kind": "adopted", "date": "2023", "source": "s.1"},
        {"id": "e.2", "commitment": "c.2", "kind": "searched", "date": "2024"},
        {"id": "e.3", "commitment": "c.2", "kind": "concern", "date": "2024", "source": "s.1"},
        {"id": "e4", "commitment": "c.2", "kind": "reply", "date": "2024", "source": "s.1", "answers": "e.3"},
        {"id": "e.5", "commitment": "c.2", "kind": "submission", "date": "2024"} | LEAVE,
    ),
    "claims": ({"id": "k.1", "commitment": "c.2", "source": "s.1", "fulfilled": "3", "total": "4"},),
    "confirmations": (
        {"table": "commitments", "row": "c.1", "state": "confirmed", "by": "Clerk", "day": "2026"},
        {"table": "commitments", "row": "c.9", "state": "dismissed", "by": "Clerk", "day": "2026"},
        {"table": "targets", "row": "t.level", "state": "changed", "was": "{}"},
        {"table": "deliverables", "row": "d.none"},
        {"table": "outline", "row": "p.1"},
    ),
    "bodies": (
        {"id": "b.1"},
        {"id": "b.2", "parent": "b.1"},
        {"id": "b.3", "parent": "b.2", "until": "2023", "successor": "b.1", "since": "2022"},
        {"id": "b.4", "until": "2022", "successor": "b.3"},
    ),
    "responsibilities": (
        {"commitment": "c.1", "body": "b.4", "role": "lead", "basis": "by_document", "source": "s.1"},
        {"commitment": "c.1", "body": "b.2", "role": "with", "basis": "named_in_plan", "note": "Named."},
        {"commitment": "c.2", "body": "b.1", "role": "lead", "basis": "by_mandate", "source": "s.1"},
        {"commitment": "c.2", "body": "b.2", "role": "publish", "basis": "proposed", "note": "It counts."},
        {"commitment": "c.3", "body": "b.1", "role": "lead", "basis": "named_in_plan", "until": "2023"},
        {"commitment": "c.3", "body": "b.2", "role": "lead", "basis": "named_in_plan", "since": "2023"},
        *(
            {"commitment": f"c.{number}", "body": "b.1", "role": "lead", "basis": "named_in_plan"}
            for number in range(4, 8)
        ),
    ),
    "assessors": (
        {"id": "p.1", "standing": "resigned", "budget": "3"},
        {"id": "p.2", "replaces": "p.1"},
        {"id": "p.3", "replaces": "p.2", "budget": "1"},
    ),
    "interests": (
        {"id": "n.1", "assessor": "p.1", "kind": "paid_by", "body": "b.4"},
        {"id": "n.2", "assessor": "p.2", "kind": "drafted", "section": "d"},
        {"id": "n.3", "assessor": "p.3", "kind": "recused", "commitment": "c.2"},
    ),
    "judgements": (
        {"assessor": "p.2", "commitment": "c.3", "sources": "s.1", "independent": "true"},
        {"assessor": "p.3", "commitment": "c.3", "independent": "false", "position": "1"},
        {
            "round": "settled",
            "assessor": "p.1",
            "commitment": "c.3",
            "independent": "true",
            "evidence": "Seen.",
        },
    ),
    "dissents": ({"id": "q.1", "assessor": "p.3", "commitment": "c.3"},),
    "panels": ({"id": "final"},),
    "rubric_codes": (
        {"panel": "final", "code": "limited", "position": "1"},
        {"panel": "final", "code": "complete", "position": "2"},
        {
            "panel": "final",
            "criterion": "why",
            "code": "acts_found",
            "scale": "reasons",
            "position": "3",
            "question": "",
        },
    ),
    "panel_signatures": (),
    "body_replies": (
        {"id": "r.1", "body": "b.1", "commitment": "c.3", "corrects": "true", "decided": "It stays."},
        {"id": "r.2", "body": "b.2", "commitment": "c.4"},
    ),
    "treaties": (
        {"id": "ICCPR", "standing": "signed", "signed": "1998", "source": "s.1"},
        {"id": "CRC", "standing": "party", "ratified": "1992", "source": "s.1"},
        {"id": "C029", "standing": "not_found"},
    ),
}


def tight() -> Package:
    """Give the package."""
    golden = load_package(str(GOLDEN))
    tables = {}
    for table in TABLES:
        usual = dict.fromkeys(table.columns, "") | dict(USUAL.get(table.name, {}))
        rows = [usual | row for row in ROWS[table.name]]
        tables[table.name] = tuple(
            table.row(**{name: column.read(row[name]) for name, column in table.columns.items()})
            for row in rows
        )
    return signed(replace(golden, **tables), "p.1", "p.2")  # type: ignore[arg-type]
