"""The start page: the answer, the counts, how sure they are, and the ways in."""

from dataclasses import dataclass, replace

from tallystick.base.reasons import msgid, plural
from tallystick.base.verdicts import TARGET_UNRATED
from tallystick.report import words
from tallystick.report.charts.bar import Bar, evaluability_bar
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.claims import leading_claims, single_claims, total_sentence
from tallystick.report.views.corroboration import NO_FIGURES, OWN_FIGURES, single_path
from tallystick.report.views.counts import count_sentence, lead
from tallystick.report.views.deliverables import deliverables_arranged
from tallystick.report.views.marks import Mark, Tally, done_tallies, target_mark, target_tallies
from tallystick.report.views.shares import Share, compared_shares
from tallystick.report.views.statements import Statement, linked, objections
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
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What the start page shows, or a page after it with further claims and chapters."""

    number: int
    pages: Numbered
    unconfirmed: str
    lead: str
    counts: str
    tallies: tuple[Tally, ...]
    targets: int
    bar: Bar
    done: tuple[Tally, ...]
    deliverables: int
    rates: tuple[Share, ...]
    shares: tuple[Share, ...]
    statements: tuple[Statement, ...]
    others: tuple[str, ...]
    chapters: tuple[ChapterRow, ...]
    marks: tuple[Mark, ...]
    patterns: tuple[Mark, ...]
    policies: tuple[PolicyRow, ...]
    total: str
    single: int
    claims: str
    conflicts: str
    ways: tuple[tuple[str, str, str], ...]


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
    return Start(
        number=1,
        pages=(),
        unconfirmed=_unconfirmed(context),
        lead=lead(context),
        counts=count_sentence(context),
        tallies=targets_arranged(context).tallies,
        targets=summary.whole.targets,
        bar=evaluability_bar(context, summary.whole),
        done=deliverables_arranged(context).tallies,
        deliverables=sum(count for _, count in summary.whole.deliverables),
        rates=tuple(_rates(context)),
        shares=_shares(context),
        statements=(),
        others=tuple(_others(context)),
        chapters=(),
        marks=tuple(target_mark(context, code) for code, _ in summary.whole.headline),
        patterns=tuple(
            one.mark
            for one in (
                *target_tallies(context, summary.whole.headline),
                *done_tallies(context, summary.whole.deliverables),
            )
            if one.count
        ),
        policies=policy_rows(context),
        total=total_sentence(context),
        single=single_claims(context),
        claims=context.path("sources/claims.html"),
        conflicts=context.path("sources/conflicts.html"),
        ways=tuple(
            (context.path(path), context.say(name), context.say(about)) for path, name, about in _WAYS
        ),
    )


def _unconfirmed(context: PageContext) -> str:
    """How much of the register nobody has confirmed; empty for one that was not read from a document."""
    said = unconfirmed(context.book.package)
    return context.language.reason(said) if said else ""


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
)


def policy_rows(context: PageContext) -> tuple[PolicyRow, ...]:
    """The counts under each source policy, the pair last."""
    counts = dict(context.book.assessment.summary.policies)
    return tuple(
        PolicyRow(context.say(words.POLICY[name]), name, tuple(count for _, count in counts[name]))
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


def _rates(context: PageContext) -> list[Share]:
    found = []
    for rate in context.book.assessment.summary.rates:
        coded = rate.count is not None
        found.append(
            Share(
                title=context.say(words.RATE[rate.name]),
                count=context.language.whole(rate.count) if rate.count is not None else "",
                of=context.language.whole(rate.of),
                text="" if coded else context.say(msgid("Not yet coded: no panel has judged the potential.")),
                path=context.path("method.html#rates"),
            )
        )
    apart = dict(context.book.assessment.summary.complete)
    wholes = {"complete": "promised", "by_the_plan": "promised"}
    for name, title in words.COMPLETE.items() if apart else ():
        count, of = apart[name], apart[wholes.get(name, "complete")]
        path = context.path("method.html#rates")
        found.append(
            Share(context.say(title), context.language.whole(count), context.language.whole(of), "", path)
        )
    return found


def _shares(context: PageContext) -> tuple[Share, ...]:
    summary, whole = context.book.assessment.summary, context.language.whole
    own = summary.self_reported
    return (
        Share(
            context.say(msgid("Self-reported only")),
            whole(own.official_only),
            whole(own.rated),
            context.say(
                msgid(
                    "of the rated targets rest on the government's own figures alone: {claims} on claims, "
                    "{statistics} on statistics, {both} on both."
                ),
                claims=own.claims,
                statistics=own.statistics,
                both=own.both,
            ),
            single_path(context, OWN_FIGURES),
        ),
        Share(
            context.say(msgid("Contested")),
            whole(len(summary.contested)),
            whole(summary.whole.targets),
            context.say(msgid("of all targets: rated figures stand on both sides of the promise.")),
            context.path("sources/conflicts.html"),
        ),
        *compared_shares(context),
        Share(
            context.say(msgid("Without figures")),
            whole(len(summary.without_figures)),
            whole(summary.whole.targets),
            context.say(msgid("of all targets: no usable figure was found, of any source or measure.")),
            single_path(context, NO_FIGURES),
        ),
        _not_linked(context),
    )


def _not_linked(context: PageContext) -> Share:
    """How many figures nobody can look up at an address."""
    package = context.book.package
    copies = {one.id for one in package.sources if not linked(one)}
    return Share(
        context.say(msgid("Not linked")),
        context.language.whole(sum(one.source in copies for one in package.observations)),
        context.language.whole(len(package.observations)),
        context.say(
            msgid("of all figures were read where no link may lead: look up the named publication instead.")
        ),
        context.path("sources/index.html"),
    )


def _others(context: PageContext) -> list[str]:
    """What others than the government have, in counts."""
    counts = {name: dict(of) for name, of in context.book.assessment.summary.policies}
    total = context.book.assessment.summary.whole.targets
    sentences = {
        "international": msgid("International bodies' estimates alone rate {rated} of {targets} targets."),
        "independent": msgid("Independent sources alone rate {rated} of {targets} targets."),
    }
    found = [
        context.say(text, rated=total - counts[name][TARGET_UNRATED.code], targets=total)
        for name, text in sentences.items()
        if name in counts
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
