"""What could show whether a commitment was kept: a number, an event, a direction, or nothing."""

import re

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.passage import Passage


def evaluability_of(passages: list[Passage], numeric: bool, language: PlanLanguage) -> tuple[str, str]:
    """The class of a commitment and the reason in words.

    Args:
        passages: its sentences.
        numeric: whether it holds a target with a number.
        language: the language they are in.
    """
    if numeric:
        return "quantified", "it promises a number"
    bodies = [(one.phrases.low[max(one.title_end, one.label_end) :], one) for one in passages]
    bodies = [(text, one) for text, one in bodies if len(text.strip(" *.\n")) > 3]
    if len(bodies) > 1 and _is_run_in(*bodies[0], language):
        del bodies[0]
    urged, events, duty = (language.low_pattern("evaluability", key) for key in ("urged", "event", "duty"))
    promised = 0
    for text, one in bodies:
        strong = _is_promise(text, one, language)
        promised += strong
        event = events.search(text) if strong else None
        if event and not urged.search(text[: event.start() + 40]):
            return "event", f"it promises that something is there: {_words(one, text, event)}"
    duties = sum(bool(duty.search(text)) for text, _ in bodies)
    if bodies and (not promised or (duties >= 2 and promised <= 1 and duties > promised)):
        return "statement", "it says what is or ought to be, and promises no new step"
    return "directional", "it promises a direction, and neither a number nor a thing that is there or not"


def _words(passage: Passage, text: str, found: re.Match[str]) -> str:
    """What was found, as the plan writes it."""
    skipped = len(passage.text) - len(text)
    return " ".join(passage.text[skipped + found.start() : skipped + found.end()].split())[:80]


#: A first sentence that is no longer may be a title.
_TITLE = 100


def _is_run_in(text: str, passage: Passage, language: PlanLanguage) -> bool:
    """Whether the first sentence only names the item, as a bold title does where bold was not kept."""
    named = passage.opening and len(text.strip()) <= _TITLE and not text.rstrip().endswith((":", "："))
    return named and not language.low_pattern("evaluability", "promise").search(text)


def _is_promise(text: str, passage: Passage, language: PlanLanguage) -> bool:
    """Whether a sentence promises a step: it names the future, or opens an item with the step itself."""
    if language.low_pattern("evaluability", "promise").search(text):
        return True
    told = language.low_pattern("evaluability", "told").search(text)
    return not told and (passage.opening or bool(passage.lead_in) or language.script == "han")
