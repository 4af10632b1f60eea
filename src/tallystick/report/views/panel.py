"""The third party's assessment: who judged, by what, how far they agreed, where the government differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tallystick.assessment.coded.model import PanelFindings
from tallystick.base.reasons import msgid, plural
from tallystick.panel.results import AgreementRow, RatingRow, VerdictRow
from tallystick.register.panels import Assessor
from tallystick.report.coded_words import code_word, rubric_text
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.panel_item import assessor_name, panel_item_path
from tallystick.report.views.panel_ties import how_they_came, ties_of
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under

#: The most lines on a page; a row of words is so many.
_LINES, _OF_WORDS = 60, 2
AGREED, RATED, WHO, ASKED, DIFFER, DISSENTS, CODED = (
    "agreed",
    "rated",
    "who",
    "asked",
    "differ",
    "dissents",
    "coded",
)
_UNDEFINED = {
    "no_pair": msgid("not defined: no commitment has two codes"),
    "all_alike": msgid("not defined: all codes are alike"),
}


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A row of the panel's pages: its cells, where its first one leads, and words below."""

    title: str
    path: str
    cells: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class PanelBlock:
    """Rows of one kind under their heading."""

    kind: str
    title: str
    rows: tuple[PanelRow, ...]


@dataclass(frozen=True, slots=True)
class PanelPage:
    """One page of what the panel found."""

    number: int
    sentence: str
    blocks: tuple[PanelBlock, ...]
    pages: Numbered


_Key = tuple[str, str]


def panel_pages(context: PageContext) -> tuple[tuple[str, PanelPage], ...]:
    """The pages of the panel that counts; none where there is none."""
    found = context.book.coded.found
    if found is None:
        return ()
    first = context.path("panel/index.html")
    rows = list(_rows(context, found))
    pages = context.sharing.share(first, rows, _LINES, _lines)
    names = spans(context.language, [[row.title for _, row in page if row] for page in pages])
    return tuple(
        (
            page_path(first, number),
            PanelPage(
                number=number,
                sentence=_sentence(context, found),
                blocks=tuple(PanelBlock(*key, of) for key, of in by_heading(page)),
                pages=numbered(first, names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _lines(row: tuple[_Key, PanelRow | None]) -> int:
    return _OF_WORDS if row[1] is not None and row[1].text else 1


def _sentence(context: PageContext, found: PanelFindings) -> str:
    """Who judged how much, by what, up to when."""
    coded = len({one.commitment for one in found.verdicts})
    who = context.language.list(
        assessor_name(context, context.book.coded.assessors[one]) for one in found.signed
    )
    forms = plural(
        "The panel {panel} judged {number} of {all} commitments to {day}, by the rubric {rubric}; {who} "
        "coded, and signed what it found.",
        "The panel {panel} judged {number} of {all} commitments to {day}, by the rubric {rubric}; {who} "
        "coded, and signed what it found.",
    )
    return context.language.say_many(
        forms,
        coded,
        panel=found.panel,
        all=len(context.book.commitments),
        day=context.day(found.judged_to),
        rubric=found.rubric,
        who=who,
    )


def _rows(context: PageContext, found: PanelFindings) -> Iterator[tuple[_Key, PanelRow | None]]:
    say = context.say
    over_all = [one for one in found.agreement if one.scope == "all"]
    yield from under((AGREED, say(msgid("How far they agreed"))), [_agreed(context, one) for one in over_all])
    rated = [_rated(context, one) for one in found.ratings if one.rated]
    yield from under((RATED, say(msgid("How the government rates itself beside them"))), rated)
    apart = sorted(
        (one for one in found.verdicts if one.government_higher_by),
        key=lambda one: (-abs(one.government_higher_by or Decimal(0)), one.commitment),
    )
    differ = [_of_commitment(context, one.commitment, _both(context, one)) for one in apart]
    yield from under((DIFFER, say(msgid("Where the two differ, most first"))), differ)
    held = [
        _of_commitment(context, one.commitment, (_name(context, one.assessor),), one.statement)
        for of in context.book.coded.dissents_of.values()
        for one in of
    ]
    yield from under((DISSENTS, say(msgid("Dissents"))), held)
    who = [_assessor(context, context.book.coded.assessors[one]) for one in found.signed]
    yield from under((WHO, say(msgid("Who judged, and what ties them"))), who)
    yield from under((ASKED, say(msgid("What was asked"))), list(_asked(context)))
    coded = [_of_commitment(context, one, ()) for one in context.book.commitments if _is_coded(context, one)]
    yield from under((CODED, say(msgid("What was coded, by commitment"))), coded)


def _is_coded(context: PageContext, commitment: str) -> bool:
    return commitment in context.book.coded.verdicts_of


def _name(context: PageContext, assessor: str) -> str:
    return assessor_name(context, context.book.coded.assessors[assessor])


def _agreed(context: PageContext, one: AgreementRow) -> PanelRow:
    language = context.language
    question = next(iter(context.book.coded.rubric[one.criterion].values())).question
    if one.undefined:
        alpha = context.say(_UNDEFINED[one.undefined])
    else:
        alpha = _between(context, one.alpha, one.alpha_low, one.alpha_high)
    pairs = context.say(
        msgid("{alike} of {pairs}"), alike=language.whole(one.agreeing), pairs=language.whole(one.pairs)
    )
    title = rubric_text(language, question or one.criterion)
    return PanelRow(title, "", (alpha, pairs, language.whole(one.commitments)))


def _between(context: PageContext, at: Decimal | None, low: Decimal | None, high: Decimal | None) -> str:
    """A number with the ends between which 95 of 100 draws lie, to two places."""
    if at is None or low is None or high is None:
        return ""
    told = [context.language.digits(one.quantize(Decimal("0.01"))) for one in (at, low, high)]
    return context.say(msgid("{at} ({low} to {high})"), at=told[0], low=told[1], high=told[2])


def _rated(context: PageContext, one: RatingRow) -> PanelRow:
    kind, _, name = one.group.partition(" ")
    whole, book = context.language.whole, context.book
    if kind == "chapter":
        title, path = context.part_title(name), context.part_path(name)
    elif kind == "body":
        title, path = book.bodies[name].name, context.body_path(name)
    else:
        title, path = context.say(msgid("All that both rated")), ""
    counts = whole(one.rated), whole(one.higher), whole(one.same), whole(one.lower)
    return PanelRow(title, path, (*counts, _between(context, one.mean, one.low, one.high)))


def _of_commitment(context: PageContext, commitment: str, cells: tuple[str, ...], text: str = "") -> PanelRow:
    title = context.book.commitments[commitment].title
    return PanelRow(title, panel_item_path(context, commitment), cells, text)


def _both(context: PageContext, one: VerdictRow) -> tuple[str, str]:
    """What the government says of a commitment, and what the panel says."""
    codes = (code_word(context.language, one.criterion, code) for code in one.codes)
    said = code_word(context.language, one.criterion, one.government)
    return said, context.language.list(codes, ",")


def _assessor(context: PageContext, one: Assessor) -> PanelRow:
    known = [one.organisation or "", *one.expertise, how_they_came(context, one)]
    cells = context.language.list(filter(None, known), ","), ties_of(context, one)
    return PanelRow(_name(context, one.id), "", cells)


def _asked(context: PageContext) -> Iterator[PanelRow]:
    for criterion, codes in context.book.coded.rubric.items():
        first = next(iter(codes.values()))
        told = " ".join(
            context.say(
                msgid("{code}: {means}"),
                code=code_word(context.language, criterion, one.code),
                means=rubric_text(context.language, one.means),
            )
            for one in codes.values()
        )
        title = rubric_text(context.language, first.question or criterion)
        yield PanelRow(title, "", (), told)
