"""A commitment's page: three answers, its targets and deliverables, and the two halves."""

from dataclasses import dataclass

from tallystick.base.canonical import sha256
from tallystick.register.model import Commitment, Deliverable
from tallystick.report import words
from tallystick.report.desk import Desk
from tallystick.report.gauges import Gauges
from tallystick.report.views.gauge import GaugeBlock, gauge_block
from tallystick.report.views.halves import Half, halves
from tallystick.report.views.marks import Mark, done_mark, enjoyed_mark, target_mark
from tallystick.report.views.responsible import Responsible, responsible
from tallystick.report.views.said import Said, happened
from tallystick.report.views.target import TargetBlock, target_block
from tallystick.report.views.treaties import TreatyRow, treaty_rows
from tallystick.voice import terms
from tallystick.voice.language import msgid, plural
from tallystick.voice.packing import page_path
from tallystick.voice.promises import deadline, heading, plain_group


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the three answers, with its reason."""

    question: str
    mark: Mark
    why: str


@dataclass(frozen=True, slots=True)
class DeliverableBlock:
    """A deliverable with its answer and its dated events."""

    id: str
    title: str
    kind: str
    deadline: str
    mark: Mark
    why: str
    note: str
    events: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """The plan's own words, or where they stand in a document that isn't here."""

    text: str
    language: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """What a commitment's page shows."""

    id: str
    title: str
    place: str
    place_path: str
    evaluability: str
    gloss: str
    sentence: str
    answers: tuple[Answer, ...]
    quotation: Quotation | None
    to_check: str
    targets: tuple[TargetBlock, ...]
    pages: tuple[tuple[str, int, bool], ...]
    deliverables: tuple[DeliverableBlock, ...]
    others: tuple[Said, ...]
    responsible: Responsible | None
    bodies_path: str
    indicators: GaugeBlock | None
    official: Half
    found: Half
    facts: tuple[tuple[str, str], ...]
    treaties: tuple[TreatyRow, ...]
    treaties_path: str
    method_path: str
    before: tuple[str, str] | None
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class MoreTargets:
    """A page with further targets of a commitment that has many."""

    id: str
    title: str
    targets: tuple[TargetBlock, ...]
    pages: tuple[tuple[str, int, bool], ...]


def more_targets(desk: Desk, commitment: Commitment) -> tuple[tuple[str, MoreTargets], ...]:
    """The pages after a commitment's own; none where that holds all its targets."""
    pages = desk.target_pages.get(commitment.id, ())
    return tuple(
        (
            page_path(desk.commitment_path(commitment.id), number),
            MoreTargets(
                commitment.id,
                commitment.title,
                tuple(target_block(desk, one) for one in page),
                _numbered(desk, commitment, number),
            ),
        )
        for number, page in enumerate(pages, 1)
        if number > 1
    )


def _numbered(desk: Desk, commitment: Commitment, here: int) -> tuple[tuple[str, int, bool], ...]:
    first = desk.commitment_path(commitment.id)
    count = len(desk.target_pages.get(commitment.id, ()))
    return tuple((page_path(first, number), number, number == here) for number in range(1, count + 1))


def commitment_page(desk: Desk, gauges: Gauges, commitment: Commitment) -> CommitmentPage:
    """The view of a commitment."""
    book = desk.book
    official, found = halves(desk, commitment)
    names = list(book.commitments)
    here = names.index(commitment.id)
    part = book.parts[commitment.section]
    first = desk.target_pages.get(commitment.id, ((),))[0]
    return CommitmentPage(
        id=commitment.id,
        title=commitment.title,
        place=heading(part.title),
        place_path=desk.part_path(part.id),
        evaluability=desk.say(terms.EVALUABILITY[commitment.evaluability]),
        gloss=desk.say(words.EVALUABILITY_GLOSS[commitment.evaluability]),
        sentence=_sentence(desk, commitment),
        answers=_answers(desk, commitment),
        quotation=_quotation(desk, commitment),
        to_check=_to_check(desk, gauges, commitment),
        targets=tuple(target_block(desk, one) for one in first),
        pages=_numbered(desk, commitment, 1),
        deliverables=tuple(_deliverable(desk, one) for one in book.deliverables_of.get(commitment.id, ())),
        others=_others(desk, commitment),
        responsible=responsible(desk, commitment),
        bodies_path=desk.path("responsible.html"),
        indicators=gauge_block(desk, gauges, commitment.id),
        official=official,
        found=found,
        facts=tuple(_facts(desk, commitment)),
        treaties=treaty_rows(desk, commitment),
        treaties_path=desk.path("sources/treaties.html"),
        method_path=desk.path("method.html#words"),
        before=_neighbour(desk, names[here - 1]) if here else None,
        after=_neighbour(desk, names[here + 1]) if here + 1 < len(names) else None,
    )


def _to_check(desk: Desk, gauges: Gauges, commitment: Commitment) -> str:
    """What it would take to check a promise without number or act; where indicators do, that they do."""
    promised = desk.book.targets_of.get(commitment.id) or desk.book.deliverables_of.get(commitment.id)
    if commitment.evaluability not in words.TO_CHECK or promised:
        return ""
    measured = len(gauges.links_of.get(commitment.id, ()))
    if not measured:
        return desk.say(words.TO_CHECK[commitment.evaluability])
    return desk.language.say_many(words.MEASURED[commitment.evaluability], measured)


def _sentence(desk: Desk, commitment: Commitment) -> str:
    """The answer first, in a sentence or two."""
    book = desk.book
    parts = []
    targets = [book.verdicts[one.id, "default"].verdict for one in book.targets_of.get(commitment.id, ())]
    if targets:
        told = _told(desk, targets, words.TARGET_VERDICT)
        forms = plural("Its one target: {told}.", "Its {number} targets: {told}.")
        parts.append(desk.language.say_many(forms, len(targets), told=told))
    things = [
        book.deliverable_verdicts[one.id].verdict for one in book.deliverables_of.get(commitment.id, ())
    ]
    if things:
        told = _told(desk, things, words.DONE)
        forms = plural("Its one deliverable: {told}.", "Its {number} deliverables: {told}.")
        parts.append(desk.language.say_many(forms, len(things), told=told))
    if parts:
        return desk.language.sentences(parts)
    return desk.say(
        msgid("It {gloss}. Whether it was kept cannot be rated."),
        gloss=desk.say(words.EVALUABILITY_GLOSS[commitment.evaluability]),
    )


def _told(desk: Desk, verdicts: list[str], names: dict[str, str]) -> str:
    if len(verdicts) == 1:
        return desk.say(names[verdicts[0]])
    if len(set(verdicts)) == 1:
        return desk.say(msgid("{answer}, each of them"), answer=desk.say(names[verdicts[0]]))
    counts = [(name, verdicts.count(name)) for name in names if name in verdicts]
    return desk.language.list(
        desk.say(msgid("{answer} ({count})"), answer=desk.say(names[name]), count=count)
        for name, count in counts
    )


def _answers(desk: Desk, commitment: Commitment) -> tuple[Answer, ...]:
    marks = {"done": done_mark, "target_met": target_mark, "right_enjoyed": enjoyed_mark}
    questions = {
        "done": msgid("Done?"),
        "target_met": msgid("Target met?"),
        "right_enjoyed": msgid("Right enjoyed?"),
    }
    found = []
    for question, mark in marks.items():
        answer = desk.book.answers[commitment.id, question]
        found.append(
            Answer(desk.say(questions[question]), mark(desk, answer.verdict), desk.explain(answer.reason))
        )
    return tuple(found)


def _quotation(desk: Desk, commitment: Commitment) -> Quotation | None:
    document = desk.book.package.descriptor.tallystick.document
    start, end = commitment.start, commitment.end
    if document is None or start is None or end is None:
        return None
    text = (desk.book.material.document or "")[start:end]
    known = sha256(text.encode()) == commitment.span_sha256
    return Quotation(text if known else "", document.language, start, end, document.sha256)


def _deliverable(desk: Desk, one: Deliverable) -> DeliverableBlock:
    verdict = desk.book.deliverable_verdicts[one.id]
    events = desk.book.events_of_deliverable.get(one.id, [])
    dated = sorted(events, key=lambda event: (event.date.last.toordinal() if event.date else 0, event.id))
    return DeliverableBlock(
        id=one.id,
        title=heading(one.title),
        kind=desk.say(terms.DELIVERABLE[one.kind]),
        deadline=deadline(desk.language, one.deadline),
        mark=done_mark(desk, verdict.verdict),
        why=desk.explain(verdict.reason),
        note=one.note or "",
        events=tuple(happened(desk, event) for event in dated if event.kind not in {"concern", "dispute"}),
    )


def _others(desk: Desk, commitment: Commitment) -> tuple[Said, ...]:
    """Events that bear on the commitment and on no one deliverable; objections stand in the other half."""
    events = desk.book.events_of_commitment.get(commitment.id, ())
    return tuple(
        happened(desk, event)
        for event in events
        if event.deliverable is None and event.kind not in {"concern", "dispute"}
    )


def _facts(desk: Desk, commitment: Commitment) -> list[tuple[str, str]]:
    say, language = desk.say, desk.language
    links = desk.book.links_of.get(commitment.id, ())
    goals = [one.code for one in links if one.scheme == "sdg_target"]
    means = [_means(desk, one) for one in commitment.instruments]
    rows = [
        (say(msgid("People it names")), [desk.group(one) for one in commitment.groups]),
        (say(msgid("Means it names")), means),
        (say(msgid("Information system it calls for")), [commitment.information_system or ""]),
        (say(msgid("Sustainable Development Goal targets")), goals),
    ]
    return [(name, language.list(values)) for name, values in rows if any(values)]


def _means(desk: Desk, instrument: str) -> str:
    known = terms.INSTRUMENT.get(instrument)
    return desk.say(known) if known else plain_group(instrument)


def _neighbour(desk: Desk, commitment: str) -> tuple[str, str]:
    return desk.commitment_path(commitment), desk.book.commitments[commitment].title
