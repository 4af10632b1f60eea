"""What the cells that people fill in are called on the pages, and how each is written."""

import re

from tallystick.base.reasons import Template, inside, msgid

_DAY = msgid("A day, a month or a year: 2026-03-31, 2026-03 or 2026.")
_SOURCE = msgid("The identifier of a source of the package. Empty: none.")
_NONE = ""
_BODY, _WHERE = inside("a cell of a row", "Body"), inside("a cell of a row", "Where")
_BY_WHEN, _HOW_MANY = inside("a cell of a row", "By when"), inside("a cell of a row", "How many")
_SINCE, _UNTIL, _NOTE = msgid("First day"), msgid("Last day"), msgid("Note")
#: By table and column, its name, and how it is written where the name does not say it.
CELL_WORDS: dict[str, dict[str, tuple[Template, Template]]] = {
    "bodies": {
        "id": (
            inside("a cell of a row", "Identifier"),
            msgid("Short and lasting, such as MOH or QX-01-HEALTH; it never changes."),
        ),
        "name": (msgid("Name in English"), _NONE),
        "name_zh": (msgid("Name in Chinese"), _NONE),
        "kind": (msgid("What it is"), _NONE),
        "parent": (msgid("Belongs to"), msgid("The identifier of the body above it. Empty: none.")),
        "level": (msgid("Works for"), _NONE),
        "collective": (
            msgid("Stands for all of a sort"),
            msgid("Yes, where it stands for all county governments, for example, and not for one."),
        ),
        "since": (_SINCE, msgid("Only where it was founded after the plan began.")),
        "until": (_UNTIL, _DAY),
        "successor": (msgid("Who takes over"), _NONE),
        "source": (msgid("Where that was read"), _SOURCE),
        "note": (_NOTE, _NONE),
    },
    "responsibilities": {
        "body": (_BODY, msgid("Its identifier.")),
        "role": (msgid("Part"), _NONE),
        "basis": (msgid("How it is known"), _NONE),
        "source": (
            msgid("Where that was read"),
            msgid("The identifier of a source of the package; the plan's own words need none."),
        ),
        "note": (_NOTE, msgid("Of a proposal, why it is proposed.")),
        "share": (msgid("Share"), msgid("Where several lead: what this body leads.")),
        "since": (_SINCE, msgid("Only where the part came to it later.")),
        "until": (_UNTIL, _DAY),
    },
    "measures": {
        "title": (msgid("What is to be done"), _NONE),
        "area": (
            _WHERE,
            msgid("The code of the area, such as QX-01. Empty: everywhere."),
        ),
        "due": (_BY_WHEN, _DAY),
        "budget": (msgid("Money set aside"), msgid("In whole units, digits alone: 1500000.")),
        "currency": (msgid("Currency"), msgid("Its three letters, such as CNY.")),
        "under": (
            msgid("Carries out"),
            msgid("The identifier of the measure of a higher body that it carries out."),
        ),
        "source": (msgid("Document that sets it out"), _SOURCE),
        "note": (_NOTE, _NONE),
    },
    "milestones": {
        "title": (inside("a milestone", "What is there then"), _NONE),
        "due": (_BY_WHEN, _DAY),
        "reached": (inside("a milestone", "Reached on"), msgid("Empty: not yet.")),
    },
    "local_targets": {
        "value": (msgid("Promised number"), msgid("In the unit of the plan's target, digits alone.")),
        "value_high": (msgid("Upper end, of a range"), _NONE),
        "deadline": (_BY_WHEN, msgid("Empty: by the plan's own deadline.")),
        "weight": (msgid("Weight of the area in a mean"), msgid("Such as how many people live there.")),
        "source": (msgid("Local plan that it stands in"), _SOURCE),
        "words": (inside("a cell of a row", "Its words"), _NONE),
    },
    "reports": {
        "rating": (msgid("How the commitment stands"), msgid("As the body itself sees it.")),
        "said": (msgid("What was done"), _NONE),
        "obstacles": (msgid("What stands in the way"), _NONE),
        "numerator": (
            _HOW_MANY,
            msgid("Digits alone; of a share, its upper number."),
        ),
        "denominator": (msgid("Of how many"), msgid("Of a share, its lower number.")),
        "counted": (msgid("What the two numbers count"), _NONE),
        "record": (
            msgid("Record behind it"),
            msgid("A document, a register or an address that can be asked for."),
        ),
        "approved": (
            msgid("Office that approved it"),
            msgid("An office and no person. Empty: the body itself."),
        ),
    },
}


def cell_name(table: str, column: str) -> Template:
    """What a cell is called on the pages; its column where it has no name there."""
    return CELL_WORDS.get(table, {}).get(column, (column, _NONE))[0]


def cell_help(table: str, column: str) -> Template:
    """How a cell is written; empty where its name says it."""
    return CELL_WORDS.get(table, {}).get(column, (column, _NONE))[1]


#: What a row of a table is called on the pages.
TABLE_WORDS: dict[str, Template] = {
    "reports": inside("a row", "Report"),
    "measures": inside("a row", "Measure"),
    "milestones": inside("a row", "Milestone"),
    "local_targets": inside("a row", "What the area promises"),
    "bodies": inside("a row", "Body"),
    "responsibilities": inside("a row", "Part in a commitment"),
    "phases": inside("a row", "Phase"),
    "checks": inside("a row", "Check"),
    "studies": inside("a row", "Study"),
    "study_findings": inside("a row", "Finding"),
    "assessment_recommendations": inside("a row", "Recommendation"),
    "sources": inside("a row", "Source"),
}
#: What a form of the office asks for that is no cell of a row, by the name under which it is sent.
_ASKED: dict[str, Template] = {
    "because": inside("asked by a form", "Reason"),
    "text": inside("asked by a form", "Words"),
    "day": inside("asked by a form", "Day"),
    "time": inside("asked by a form", "Time"),
    "zone": inside("asked by a form", "Time zone"),
    "minutes": inside("asked by a form", "Minutes"),
    "place": inside("asked by a form", "Place"),
    "owner": inside("asked by a form", "Body that carries it out"),
    "report": inside("asked by a form", "What was done"),
    "seed": inside("asked by a form", "Seed"),
    "count": inside("asked by a form", "How many"),
    "checked_by": inside("asked by a form", "Who checks"),
    "asked_for": msgid("What was asked for"),
    "shown": msgid("What the body showed"),
    "result": inside("asked by a form", "Result"),
    "found": inside("asked by a form", "What was found"),
    "answer": msgid("What the body answers"),
}
_PART_OF = re.compile(r"(step|local)-.+-(\w+)")
_TABLE_OF = {"step": "milestones", "local": "local_targets"}
#: In which tables a cell is looked for that a form names by its column alone, the likeliest first.
_LIKELY = ("reports", "measures", "responsibilities", "bodies")


def written_name(name: str) -> Template:
    """What a cell is called that a form sent under this name; the name itself where it is none of these."""
    part = _PART_OF.fullmatch(name)
    if part:
        return cell_name(_TABLE_OF[part[1]], part[2])
    table = next((one for one in _LIKELY if name in CELL_WORDS[one]), "")
    return _ASKED.get(name) or cell_name(table, name)
