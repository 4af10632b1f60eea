"""What came of work that takes its time, said in each language, so that it can be shown again later."""

from collections.abc import Callable, Iterable

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Listing, Ordinal, Reason, Template, Text, msgid, plural
from tallystick.pipeline.evidence.add import AddedEvidence
from tallystick.pipeline.evidence.against import EarlierFigure
from tallystick.voice.catalogues import page_languages
from tallystick.voice.language import Language

#: So many of a kind are shown on a page.
_SHOWN = 60
_COUNTS: dict[str, Template] = {
    "entered": plural("{number} figure entered", "{number} figures entered"),
    "would": plural("{number} figure would be entered", "{number} figures would be entered"),
    "already": msgid("{number} there already"),
    "refused": msgid("{number} refused"),
    "empty": msgid("{number} without a figure"),
}
_REVISED = msgid(
    "row {row}, {figure}: {value} in {source} is revised to {new}; the old figure is kept, as restated"
)
_CONFLICT = msgid("row {row}, {figure}: {new} here, {value} in {source}; both are kept")

#: By language the parts of what is told, each a list of sentences.
ToldByLanguage = dict[str, dict[str, list[str]]]


def told_of_evidence(found: AddedEvidence) -> ToldByLanguage:
    """What became of a file: its counts, each refused row with its reason, revisions and conflicts."""
    return _in_each(lambda language: _parts(language, found))


def _parts(language: Language, found: AddedEvidence) -> dict[str, list[str]]:
    numbers = {
        "would" if found.unsaved else "entered": found.entered,
        "already": found.already,
        "refused": found.refused,
        "empty": found.empty,
    }
    counted = (Reason(_COUNTS[name], number=Count(number)) for name, number in numbers.items())
    refused = [
        f"{language.reason(one.place)}: {one.value or ''} {language.reason(one.message)} "
        f"({language.reason(one.fix)})"
        for one in found.found[:_SHOWN]
    ]
    return {
        "counts": [language.reason(Reason("{counts}.", counts=Listing(tuple(counted), ",")))],
        "refused": refused,
        "revised": _figures(language, _REVISED, found.revised),
        "conflicts": _figures(language, _CONFLICT, found.conflicts),
    }


def _figures(language: Language, words: Template, rows: Iterable[EarlierFigure]) -> list[str]:
    return [
        language.reason(
            Reason(
                words,
                row=Ordinal(one.row),
                figure=Text(one.figure),
                value=Text(one.value),
                source=Text(one.source),
                new=Text(one.new),
            )
        )
        for one in tuple(rows)[:_SHOWN]
    ]


def told_of_refusal(refusal: Refusal) -> ToldByLanguage:
    """Why something could not be done at all."""
    return _in_each(
        lambda language: {
            "counts": [language.clause(refusal.title), language.clause(refusal.fix)],
            "refused": [
                f"{language.reason(one.place)}: {language.reason(one.message)}"
                for one in refusal.findings[:_SHOWN]
            ],
        }
    )


def _in_each(said: Callable[[Language], dict[str, list[str]]]) -> ToldByLanguage:
    return {one.code: said(one) for one in page_languages()}
