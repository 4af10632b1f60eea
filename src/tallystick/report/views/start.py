"""The start page: the answer, the counts, how sure they are, and the ways in."""

from dataclasses import dataclass, replace

from tallystick.base.reasons import msgid, plural
from tallystick.base.verdicts import TARGET_UNRATED
from tallystick.report import words
from tallystick.report.charts.bar import Bar, evaluability_bar
from tallystick.report.context import PageContext
from tallystick.report.linked import SentencePieces
from tallystick.report.office_link import office_link
from tallystick.report.spans import spans
from tallystick.report.views.changes import last_edition
from tallystick.report.views.claims import leading_claims, single_claims, total_sentence
from tallystick.report.views.counts import CountPaths, count_sentence, lead
from tallystick.report.views.deliverables import deliverables_arranged
from tallystick.report.views.little import OWN_FIGURES, single_path
from tallystick.report.views.marks import Mark, Tally, done_tallies, target_mark, target_tallies
from tallystick.report.views.shares import Share, completion_rates, shares_of_doubt
from tallystick.report.views.statements import Statement, objections
from tallystick.report.views.targets import targets_arranged
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.unconfirmed import unconfirmed

#: The most claims and chapters on a page.
_ROWS = 24


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """A chapter with its counts."""

    number: str
    title: str
    path: str
    commitments: int
    quantified: int
    targets: int
    counts: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """How many targets have each verdict when only some sources count."""

    name: str
    code: str
    counts: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What the start page shows, or a page after it with further claims and chapters."""

    number: int
    pages: Numbered
    unconfirmed: str
    lead: SentencePieces
    counts: SentencePieces
    tallies: tuple[Tally, ...]
    targets: int
    bar: Bar
    done: tuple[Tally, ...]
    deliverables: int
    rates: tuple[Share, ...]
    doubt: str
    registration: str
    reachable: str
    counted: str
    shares: tuple[Share, ...]
    statements: tuple[Statement, ...]
    others: tuple[str, ...]
    chapters: tuple[ChapterRow, ...]
    patterns: tuple[Mark, ...]
    policies: tuple[PolicyRow, ...]
    total: str
    single: int
    claims: str
    conflicts: str
    ways: tuple[tuple[str, str, str], ...]
    office: str


def start_pages(context: PageContext) -> tuple[tuple[str, Start], ...]:
    """The start page, and the pages after it where the plan has very many chapters."""
    listed: list[tuple[str, Statement | ChapterRow | None]] = [
        *under("statements", leading_claims(context)),
        *under("chapters", (_chapter(context, one.id) for one in context.book.chapters)),
    ]
    first = context.path("index.html")
    shared = context.sharing.share(first, listed, _ROWS)
    start = _start(context)
    names = spans(context.language, [[_titled(one) for _, one in page] for page in shared])
    return tuple(
        (
            page_path(first, number),
            replace(
                start,
                number=number,
                pages=numbered(first, names, number),
                **dict(by_heading(page)),  # type: ignore[arg-type]  # each heading is the field of its rows
            ),
        )
        for number, page in enumerate(shared, 1)
    )


def _titled(row: Statement | ChapterRow | None) -> str:
    if row is None:
        return ""
    return row.title if isinstance(row, ChapterRow) else row.text


def _start(context: PageContext) -> Start:
    """The start page without the rows that may go on over several pages."""
    summary = context.book.assessment.summary
    tallies = targets_arranged(context).tallies
    paths = CountPaths(
        targets=context.path("targets.html"),
        answers={one.mark.code: one.path for one in tallies},
        own=single_path(context, OWN_FIGURES),
        contested=context.path("sources/conflicts.html"),
        commitments=context.path("lists/plan-order.html"),
        classes=context.path("lists/classes.html"),
    )
    return Start(
        number=1,
        pages=(),
        unconfirmed=_unconfirmed(context),
        lead=lead(context, paths),
        counts=count_sentence(context, paths),
        tallies=tallies,
        targets=summary.whole.targets,
        bar=evaluability_bar(context, summary.whole),
        done=deliverables_arranged(context).tallies,
        deliverables=sum(count for _, count in summary.whole.deliverables),
        rates=tuple(completion_rates(context)),
        doubt=_not_registered(context),
        registration=context.path("method.html#registered"),
        reachable=_reachable(context),
        counted=context.path("method.html#rates"),
        shares=shares_of_doubt(context),
        statements=(),
        others=tuple(_others(context)),
        chapters=(),
        patterns=tuple(
            one.mark
            for one in (
                *target_tallies(context, summary.whole.headline),
                *done_tallies(context, summary.whole.deliverables),
            )
            if one.count
        ),
        policies=policy_rows(context) if summary.whole.targets else (),
        total=total_sentence(context),
        single=single_claims(context),
        claims=context.path("sources/claims.html"),
        conflicts=context.path("sources/conflicts.html"),
        ways=_ways(context),
        office=office_link(context),
    )


def _ways(context: PageContext) -> tuple[tuple[str, str, str], ...]:
    """The ways into the site: each with its path, its name and what is found there."""
    ways = (*_WAYS, *((_CHANGED,) if last_edition(context) else ()))
    return tuple((context.path(path), context.say(name), context.say(about)) for path, name, about in ways)


def _unconfirmed(context: PageContext) -> str:
    """How much of the register nobody has confirmed; empty for one that was not read from a document."""
    said = unconfirmed(context.book.package)
    return context.language.reason(said) if said else ""


_CHANGED = (
    "changes.html",
    msgid("What changed"),
    msgid("every answer that is not what it was in the last edition"),
)
_WAYS = (
    (
        "find.html",
        msgid("Find"),
        msgid("a search, every title, and every commitment by all that it has"),
    ),
    ("targets.html", msgid("By answer"), msgid("every target, what was promised, and what was found")),
    ("deliverables.html", msgid("By deliverable"), msgid("laws, reports and other dated things")),
    ("groups.html", msgid("By people"), msgid("the groups that the plan names, and what it promises them")),
    ("places.html", msgid("By place"), msgid("what was found where, and who is furthest behind")),
    ("responsible.html", msgid("By body"), msgid("who has which part in what, and how anybody knows")),
    ("sources/index.html", msgid("By source"), msgid("whose word each figure is, and what rests on it")),
    (
        "method.html",
        msgid("How it is judged"),
        msgid("every rule and number, and what they change"),
    ),
    ("data.html", msgid("The data"), msgid("everything as files, and how to compute it again")),
    ("press.html", msgid("For newsrooms"), msgid("one page, three figures with their rows, whom to ask")),
)


def policy_rows(context: PageContext) -> tuple[PolicyRow, ...]:
    """The counts under each source policy, the pair last."""
    counts = dict(context.book.assessment.summary.policies)
    return tuple(
        PolicyRow(
            context.say(words.POLICY[name]),
            name,
            tuple((target_mark(context, code), count) for code, count in counts[name]),
        )
        for name in words.POLICY_ORDER
        if name in counts
    )


def _chapter(context: PageContext, part: str) -> ChapterRow:
    here, counts = context.book.parts[part], context.book.summaries[part]
    return ChapterRow(
        number=here.number or "",
        title=here.title,
        path=context.part_path(part),
        commitments=counts.commitments,
        quantified=dict(counts.evaluability)["quantified"],
        targets=counts.targets,
        counts=tuple((target_mark(context, code), count) for code, count in counts.headline),
    )


def _not_registered(context: PageContext) -> str:
    """That nobody can show the method to be older than the results, where that is so."""
    registered = context.book.material.identity.registered
    if registered is None:
        return context.say(
            msgid(
                "The method was not registered before results were seen: nobody can show that its rules were "
                "not chosen to please."
            )
        )
    if not registered.shown_by:
        return context.say(
            msgid("That the method was registered before is only claimed: no receipt was checked.")
        )
    return ""


def _reachable(context: PageContext) -> str:
    """How many commitments could be complete at all, beside rates of all commitments."""
    book, summary = context.book, context.book.assessment.summary
    could = len(book.targets_of.keys() | book.deliverables_of.keys())
    told = msgid(
        "Of the {total} commitments {could} could be complete at most: the others promise neither a "
        "deliverable nor a number."
    )
    return context.say(told, could=could, total=summary.whole.commitments)


def _others(context: PageContext) -> list[str]:
    """What others than the government have, in counts."""
    counts = {name: dict(of) for name, of in context.book.assessment.summary.policies}
    total = context.book.assessment.summary.whole.targets
    sentences = {
        "international": plural(
            "International bodies' estimates alone rate {rated} of {number} target.",
            "International bodies' estimates alone rate {rated} of {number} targets.",
        ),
        "independent": plural(
            "Independent sources alone rate {rated} of {number} target.",
            "Independent sources alone rate {rated} of {number} targets.",
        ),
    }
    found = [
        context.language.say_many(forms, total, rated=total - counts[name][TARGET_UNRATED.code])
        for name, forms in sentences.items()
        if total and name in counts
    ]
    forms = plural(
        "{number} concern of a treaty body, an expert or others about commitments themselves stands beside "
        "the verdicts.",
        "{number} concerns of treaty bodies, experts and others about commitments themselves stand beside "
        "the verdicts.",
    )
    found.append(context.language.say_many(forms, objections(context, "concern")))
    forms = plural(
        "{number} dispute of the facts is on record.", "{number} disputes of the facts are on record."
    )
    found.append(context.language.say_many(forms, objections(context, "dispute")))
    return found
