"""The noun of translations: a text of the package in another language, and what it translates."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, optional, text

#: In which place of the descriptor the plan's own names stand, and which groups a package names: no tables.
OF_PLAN, OF_GROUPS = "plan", "groups"
#: The texts of tables whose rows several columns name: each is translated once, for every row that has it.
BY_TEXT: dict[str, tuple[str, ...]] = {
    "readings": ("words", "why"),
    "target_indicators": ("note",),
    "commitment_indicators": ("note",),
    "missing_indicators": ("reason",),
    "responsibilities": ("share", "note"),
    "rubric_codes": ("question", "means", "example"),
}
#: The texts that readers see, by table.
TRANSLATED: dict[str, tuple[str, ...]] = {
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
    "corrections": ("about", "answer", "was", "now"),
    **BY_TEXT,
}


@dataclass(frozen=True, slots=True)
class Translation:
    """A text of the package in another language."""

    table: Annotated[
        str,
        Column(
            k.TEXT,
            "where the text stands: a table; plan for what datapackage.json says of the plan; groups",
            allowed=tuple(TRANSLATED),
        ),
    ]
    row: Annotated[
        str,
        Column(
            k.IDENTIFIER,
            "the row's identifier; of the plan the word plan; of a group its code; where several columns "
            "name a row, those of one that has the text, joined by dots",
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
