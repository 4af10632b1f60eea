"""What a table's column holds, by its heading."""

import re

from tallystick.reading.language_names import named_language
from tallystick.reading.languages import PlanLanguage

ROLES = (
    "number",
    "lead",
    "support",
    "deadline",
    "indicator",
    "baseline",
    "target",
    "budget",
    "status",
    "title",
    "action",
    "reference",
)
#: What the cell that names a row's action may be; *goal* is a target said in words.
NAMING = frozenset({"action", "title", "goal"})


def role_of(heading: str, language: PlanLanguage) -> str:
    """The role of a column by its heading; empty where that names none."""
    bare = heading.strip(" *_:：#").lower()
    named = (role for role in ROLES if language.pattern("columns", role).search(bare))
    found = next(named, "") if bare else ""
    if language.pattern("columns", "start").fullmatch(bare):
        return "start"
    if bare and not found and named_language(bare) == language.code:
        return "action"
    return "target" if bare and (not found or found == "deadline") and is_year(bare, language) else found


def is_year(heading: str, language: PlanLanguage) -> bool:
    """Whether a column is headed by a year alone: *2028*, *By 2028*, *2025/26*."""
    by = language.either("time", "by")
    bare = heading.strip(" *_:：#()").lower()
    return (
        re.fullmatch(rf"(?:(?:{by})\s*)?(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d){{1,2}})?\s?年?", bare) is not None
    )


def is_described(columns: list[str], texts: list[str], language: PlanLanguage) -> bool:
    """Whether what would be the actions is only called a description, and no other column is a plan's."""
    if columns.count("action") != 1 or set(columns) - {"action", "number", ""}:
        return False
    head = texts[columns.index("action")].strip(" *_")
    return language.pattern("columns", "described").fullmatch(head) is not None


def only_measures(columns: list[str], texts: list[str], language: PlanLanguage) -> bool:
    """Whether a table says by its heads how something is measured, and of none what is to be reached.

    Of several columns of indicators, levels of one system, or of one beside its definition.
    """
    if set(columns) - {"indicator", "number", "status", ""} or "indicator" not in columns:
        return False
    defines = any(language.pattern("columns", "defined").search(text.lower()) for text in texts)
    return defines or columns.count("indicator") >= _LEVELS


#: So many columns of indicators are levels of one system.
_LEVELS = 3
