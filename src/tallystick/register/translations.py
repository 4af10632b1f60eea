"""The noun of translations: a text of the package in another language, and what it translates."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, optional, text

#: In which place of the descriptor the plan's own names stand, which groups a package names, and what its
#: methods and their indices are called: no tables.
OF_PLAN, OF_GROUPS, OF_METHODS = "plan", "groups", "methods"
#: Texts that several rows have alike, or rows that several columns name: each is translated once, for all.
BY_TEXT: dict[str, tuple[str, ...]] = {
    "readings": ("words", "why"),
    "target_indicators": ("note",),
    "commitment_indicators": ("note", "disaggregation", "published_by"),
    "missing_indicators": ("reason",),
    "observations": ("note",),
    "recommendations": ("document", "made_by"),
    "responsibilities": ("share", "note"),
    "rubric_codes": ("means", "question", "example"),
    "study_findings": ("found",),
    OF_METHODS: ("title",),
}
_BY_ROW: dict[str, tuple[str, ...]] = {
    OF_PLAN: ("title", "country_name", "issued_by"),
    OF_GROUPS: ("name",),
    "outline": ("title",),
    "commitments": ("title", "information_system"),
    "targets": ("quantity", "note"),
    "deliverables": ("title", "note"),
    "indicators": (
        "title",
        "definition",
        "publisher",
        "numerator",
        "denominator",
        "home_place",
        "note",
    ),
    "areas": ("name",),
    "sources": ("title", "publisher", "issuing_body", "note"),
    "events": ("statement", "note", "searched_where"),
    "claims": ("statement", "note"),
    "bodies": ("name", "note"),
    "treaties": ("name", "reservations", "note"),
    "calendar": ("title", "held_by", "note"),
    "recommendations": ("asked", "reason", "session", "theme", "note"),
    "communications": ("subject", "sent_by", "note"),
    "parallel_reports": ("made_by", "sent_to", "title", "note"),
    "phases": ("title", "note"),
    "panels": ("title", "note"),
    "measures": ("title", "note"),
    "milestones": ("title",),
    "studies": ("title", "carried_out_by", "method", "sample", "note"),
    "assessment_recommendations": ("recommended", "made_by", "words", "found"),
    "corrections": ("about", "answer", "was", "now"),
}
#: The texts that readers see, by table.
TRANSLATED: dict[str, tuple[str, ...]] = {
    table: (*_BY_ROW.get(table, ()), *BY_TEXT.get(table, ())) for table in {**_BY_ROW, **BY_TEXT}
}


@dataclass(frozen=True, slots=True)
class Translation:
    """A text of the package in another language."""

    table: Annotated[
        str,
        Column(
            k.TEXT,
            "where the text stands: a table; plan for what datapackage.json says of the plan; groups; "
            "methods for the titles of methods and of their indices",
            allowed=tuple(TRANSLATED),
        ),
    ]
    row: Annotated[
        str,
        Column(
            k.IDENTIFIER,
            "the row's identifier; of the plan the word plan; of a group its code; of a text that is "
            "translated for all rows that have it, a name of its own, such as that of one of them",
        ),
    ]
    column: Annotated[str, Column(k.IDENTIFIER, "the column, or the key; of a group the word name")]
    language: Annotated[str, Column(k.IDENTIFIER, "the language of the translation, such as zh-Hans")]
    text: Annotated[str, text("the translation")]
    original: Annotated[
        str, text("the text that it translates, as it stood then; once it changes, the translation is stale")
    ]
    by: Annotated[str | None, optional(k.TEXT, "who translated it: an office, a name or a program")]
    checked: Annotated[
        PartialDate | None,
        optional(k.DATE, "when somebody last read it beside the original; empty: nobody has"),
    ]
