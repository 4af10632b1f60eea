"""A document's text becomes a draft register."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, texts
from tallystick.reading.answers import answers_of
from tallystick.reading.bilingual import known_part, without_others
from tallystick.reading.evaluability import evaluability_of
from tallystick.reading.facts import facts_of
from tallystick.reading.item_fields import field_name
from tallystick.reading.item_labels import with_labels
from tallystick.reading.judging import ASKED, judged_lists
from tallystick.reading.languages import PlanLanguage, language_named, language_of
from tallystick.reading.layout import Layout, layout_of
from tallystick.reading.likeness import looks_like_no_plan
from tallystick.reading.model import (
    Block,
    Draft,
    DraftUnit,
    FoundCommitment,
    PlanFacts,
    SourceText,
)
from tallystick.reading.named import bodies_of, deliverables_of, groups_of, references_of
from tallystick.reading.nesting import Nesting
from tallystick.reading.no_commitments import JudgedList, NoCommitment, NoTarget
from tallystick.reading.outside import closed_by, outside_of
from tallystick.reading.passage import Passage, passages_of
from tallystick.reading.stretches import Holders, Stretches
from tallystick.reading.targets import Numbers, PlanNumbers
from tallystick.reading.titles import title_of
from tallystick.reading.told_labels import behind_labels
from tallystick.reading.twin_columns import without_twins
from tallystick.reading.twin_words import without_second
from tallystick.reading.units import leads_of, units_of


def draft_register(source: SourceText, code: str | None = None, released: str = "") -> Draft:
    """The draft of a plan: everything unconfirmed, each thing with span, rule and reason.

    Args:
        source: the document's text.
        code: the language; None to find it out.
        released: when the plan was published, where the caller knows.

    Raises:
        Refusal: the text is empty, or in a language that has no data file.
    """
    language, warnings = _language(source, code)
    source, left_out = _in_one_language(source, language)
    warnings = (*warnings, *left_out)
    layout = layout_of(source, language)
    blocks = with_labels(Nesting(layout).blocks(), layout)
    judgement = judged_lists(blocks, layout)
    judged, doubts = judgement.passed, judgement.doubts
    sections, units = units_of(blocks, layout, judged, hardly_promises=judgement.hardly_promises)
    units = sorted([*units, *answers_of(layout, units, sections)], key=lambda one: (one.start, -one.end))
    numbered = (one.start for one in sections if one.number)
    begins = min((*(one.start for one in units), *numbered), default=len(source.text))
    facts = facts_of(layout, language, begins, source.facts)
    closed = closed_by(outside_of(blocks, layout), blocks, layout)
    told = _told(blocks, layout, judged)
    dated = _dated(blocks, layout, judged)
    year = int((released or facts.released or facts.first_year or "0")[:4])
    passages = passages_of(layout, blocks, units, closed, told, dated)
    numbers = PlanNumbers(passages, language, year)
    beside = numbers.among(one for one in passages if not one.commitment).targets
    leads = leads_of(layout, passages, [one.start for one in beside], sections)
    if leads:
        units = sorted([*units, *leads], key=lambda one: (one.start, -one.end))
        passages = passages_of(layout, blocks, units, closed, told, dated)
    warnings = (*_doubts(facts, units, source, language), *warnings)
    return _gather(
        _Found(
            language,
            facts,
            sections,
            units,
            passages,
            numbers.among(passages),
            _passed(blocks, layout, judged),
            {blocks[at].start: doubt for at, doubt in doubts.items()},
        ),
        (*(one.reason for one in source.warnings), *warnings),
        source.text,
    )


def _in_one_language(source: SourceText, language: PlanLanguage) -> tuple[SourceText, tuple[Reason, ...]]:
    """The text without what it says in other languages, and what was left out."""
    source, again = without_second(source, language)
    source, twins = without_twins(source, language)
    source, others = without_others(source, language)
    return source, (*again, *twins, *others)


def _doubts(
    facts: PlanFacts, units: Sequence[DraftUnit], source: SourceText, language: PlanLanguage
) -> Iterator[Reason]:
    """Why what was found may be nothing to build on."""
    doubt = looks_like_no_plan(facts, [source.text[one.start : one.end] for one in units], language)
    if doubt is not None:
        yield doubt
    if not units:
        yield Reason("no item was recognised: nothing in the text looks like a commitment")


def _backwards(text: str) -> bool:
    """Whether most letters of a text are written from right to left."""
    letters = [unicodedata.bidirectional(char) for char in text[:20_000] if char.isalpha()]
    return sum(one in {"R", "AL"} for one in letters) > len(letters) / 2


def _language(source: SourceText, code: str | None) -> tuple[PlanLanguage, tuple[Reason, ...]]:
    if not source.text.strip():
        raise Refusal(
            Reason("the document holds no text"),
            Reason("give a document with text; a scan needs text recognition first"),
        )
    if code:
        return language_named(code), ()
    language, strong = language_of(source.text)
    language = language or known_part(source.text)
    if language is None and _backwards(source.text):
        raise Refusal(
            Reason("the document is written from right to left, and no language file reads that yet"),
            Reason(
                "give a translation into one of the known languages, or add a data file in reading/languages"
            ),
        )
    if language is None:
        raise Refusal(
            Reason("the document is in none of the languages that are known"),
            Reason("name the nearest with --language, or add a data file for it in reading/languages"),
        )
    if len(strong) > 1:
        several = Reason(
            "the text is in several languages ({names}); it was read as {code}",
            names=texts(strong),
            code=Text(language.code),
        )
        return language, (several,)
    return language, ()


def _told(blocks: list[Block], layout: Layout, judged: Mapping[int, JudgedList]) -> Stretches:
    """The items of lists that promise nothing and are neither asked nor a field, and what a label tells.

    What an item only leads in to is no part of it.
    """
    led_in: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if at not in judged:
            led_in.setdefault(block.parent, block.start)
    items = (
        (blocks[at].start, led_in.get(at, blocks[at].end))
        for at in judged
        if judged[at].kind != ASKED and not _is_field(judged[at], layout, blocks[at])
    )
    return Stretches([*items, *behind_labels(blocks, layout)])


def _is_field(judged: JudgedList, layout: Layout, block: Block) -> bool:
    """Whether an item belongs to a field of its commitment that may promise."""
    own = judged.kind == "fields"
    field = field_name(block, layout) if own else layout.fields.get(block.first_line - 1, "")
    background = layout.language.pattern("fields", "background").fullmatch(field)
    contact = layout.language.pattern("kinds", "contact").search(field)
    return judged.kind in {"field", "fields"} and not background and not contact


def _dated(blocks: list[Block], layout: Layout, judged: Mapping[int, JudgedList]) -> Stretches:
    """The items that are a field of their commitment and say by when."""
    by_when = layout.language.pattern("columns", "deadline")
    fields = (blocks[at] for at, one in judged.items() if one.kind == "fields")
    named = (one for one in fields if by_when.fullmatch(field_name(one, layout)))
    return Stretches((one.start, layout.lines[one.first_line].end) for one in named)


def _passed(
    blocks: list[Block], layout: Layout, judged: Mapping[int, JudgedList]
) -> tuple[NoCommitment, ...]:
    """The items of lists that hold no commitments, in the order of the text."""
    return tuple(
        NoCommitment(title_of(blocks[at], layout), blocks[at].start, blocks[at].end, judged[at])
        for at in sorted(judged)
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What the steps found, before it is put together; doubts by where an item begins."""

    language: PlanLanguage
    facts: PlanFacts
    sections: list[DraftUnit]
    units: list[DraftUnit]
    passages: list[Passage]
    numbers: Numbers
    passed: tuple[NoCommitment, ...]
    doubts: Mapping[int, float]


def _gather(found: _Found, warnings: tuple[Reason, ...], text: str) -> Draft:
    language, passages, numbers = found.language, found.passages, found.numbers
    own: dict[str, list[Passage]] = {}
    for one in passages:
        own.setdefault(one.commitment, []).append(one)
    numeric = {one.commitment for one in numbers.targets if one.kind == "numeric"}
    sections = Holders(found.sections)
    commitments = tuple(
        _commitment(unit, sections, own.get(unit.id, []), numeric, found) for unit in found.units
    )
    return Draft(
        language=language.code,
        facts=found.facts,
        outline=tuple(found.sections),
        commitments=commitments,
        targets=tuple(numbers.targets),
        no_targets=tuple(_as_printed(one, text) for one in numbers.no_targets),
        deliverables=tuple(deliverables_of(passages, language)),
        bodies=tuple(bodies_of(passages, language)),
        references=tuple(references_of(passages, language)),
        warnings=warnings,
        no_commitments=found.passed,
    )


def _as_printed(one: NoTarget, text: str) -> NoTarget:
    words = text[one.start : one.end]
    return one if one.words == words else replace(one, words=words)


def _commitment(
    unit: DraftUnit, sections: Holders, passages: list[Passage], numeric: set[str], found: _Found
) -> FoundCommitment:
    around = sections.at(unit.start)
    section = around.id if around else ""
    evaluability, reason = evaluability_of(passages, unit.id in numeric, found.language)
    groups, doubt = groups_of(passages, found.language), found.doubts.get(unit.start, 0.0)
    return FoundCommitment(unit, section, evaluability, reason, groups, doubt=doubt)
