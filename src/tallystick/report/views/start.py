"""The start page: the answer, the counts, how sure they are, and the ways in."""

from dataclasses import dataclass

from tallystick.base.verdicts import TARGET_UNRATED
from tallystick.report import words
from tallystick.report.charts.bar import Bar, evaluability_bar
from tallystick.report.desk import Desk
from tallystick.report.views.claims import leading_claims, single_claims, total_sentence
from tallystick.report.views.counts import count_sentence, lead
from tallystick.report.views.deliverables import deliverables_arranged
from tallystick.report.views.marks import Mark, Tally, done_tallies, target_mark, target_tallies
from tallystick.report.views.said import Said
from tallystick.report.views.targets import targets_arranged
from tallystick.voice.language import msgid, plural


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
class Share:
    """A share with its counts, what it means, and where its rows are."""

    title: str
    count: str
    of: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Start:
    """What the start page shows."""

    lead: str
    counts: str
    tallies: tuple[Tally, ...]
    targets: int
    bar: Bar
    done: tuple[Tally, ...]
    deliverables: int
    rates: tuple[Share, ...]
    shares: tuple[Share, ...]
    said: tuple[Said, ...]
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


def start(desk: Desk) -> Start:
    """The start page's view."""
    summary = desk.book.assessment.summary
    return Start(
        lead=lead(desk),
        counts=count_sentence(desk),
        tallies=targets_arranged(desk).tallies,
        targets=summary.whole.targets,
        bar=evaluability_bar(desk, summary.whole),
        done=deliverables_arranged(desk).tallies,
        deliverables=sum(count for _, count in summary.whole.deliverables),
        rates=tuple(_rates(desk)),
        shares=_shares(desk),
        said=leading_claims(desk),
        others=tuple(_others(desk)),
        chapters=tuple(_chapter(desk, one.id) for one in desk.book.chapters),
        marks=tuple(target_mark(desk, code) for code, _ in summary.whole.headline),
        patterns=tuple(
            one.mark
            for one in (
                *target_tallies(desk, summary.whole.headline),
                *done_tallies(desk, summary.whole.deliverables),
            )
            if one.count
        ),
        policies=policy_rows(desk),
        total=total_sentence(desk),
        single=single_claims(desk),
        claims=desk.path("sources/claims.html"),
        conflicts=desk.path("sources/conflicts.html"),
        ways=tuple((desk.path(path), desk.say(name), desk.say(about)) for path, name, about in _WAYS),
    )


_WAYS = (
    ("targets.html", msgid("By answer"), msgid("every target, what was promised, and what was found")),
    ("deliverables.html", msgid("By deliverable"), msgid("laws, reports and other dated things")),
    ("groups.html", msgid("By people"), msgid("the groups that the plan names, and what it promises them")),
    ("responsible.html", msgid("By body"), msgid("who has which part in what, and how anybody knows")),
    ("sources/index.html", msgid("By source"), msgid("whose word each figure is, and what rests on it")),
    (
        "method.html",
        msgid("How it is judged"),
        msgid("every rule and number, and what they change"),
    ),
    ("data.html", msgid("The data"), msgid("everything as files, and how to compute it again")),
)


def policy_rows(desk: Desk) -> tuple[PolicyRow, ...]:
    """The counts under each source policy, the pair last."""
    counts = dict(desk.book.assessment.summary.policies)
    return tuple(
        PolicyRow(desk.say(words.POLICY[name]), name, tuple(count for _, count in counts[name]))
        for name in words.POLICY_ORDER
        if name in counts
    )


def _chapter(desk: Desk, part: str) -> ChapterRow:
    here, counts = desk.book.parts[part], desk.book.summaries[part]
    return ChapterRow(
        number=here.number or "",
        title=here.title,
        path=desk.part_path(part),
        commitments=counts.commitments,
        quantified=dict(counts.evaluability)["quantified"],
        targets=counts.targets,
        counts=tuple((target_mark(desk, code), count) for code, count in counts.headline),
    )


def _rates(desk: Desk) -> list[Share]:
    found = []
    for rate in desk.book.assessment.summary.rates:
        coded = rate.count is not None
        found.append(
            Share(
                title=desk.say(words.RATE[rate.name]),
                count=desk.language.whole(rate.count) if rate.count is not None else "",
                of=desk.language.whole(rate.of),
                text="" if coded else desk.say(msgid("Not yet coded: no panel has judged the potential.")),
                path=desk.path("method.html#rates"),
            )
        )
    return found


def _shares(desk: Desk) -> tuple[Share, ...]:
    summary, whole = desk.book.assessment.summary, desk.language.whole
    own = summary.self_reported
    return (
        Share(
            desk.say(msgid("Self-reported only")),
            whole(own.official_only),
            whole(own.rated),
            desk.say(
                msgid(
                    "of the rated targets rest on the government's own figures alone: {claims} on claims, "
                    "{statistics} on statistics, {both} on both."
                ),
                claims=own.claims,
                statistics=own.statistics,
                both=own.both,
            ),
            desk.path("sources/single.html#self-reported"),
        ),
        Share(
            desk.say(msgid("Contested")),
            whole(len(summary.contested)),
            whole(summary.whole.targets),
            desk.say(msgid("of all targets: rated figures stand on both sides of the promise.")),
            desk.path("sources/conflicts.html"),
        ),
        Share(
            desk.say(msgid("Without figures")),
            whole(len(summary.without_figures)),
            whole(summary.whole.targets),
            desk.say(msgid("of all targets: no usable figure was found, of any source or measure.")),
            desk.path("sources/single.html#without-figures"),
        ),
    )


def _others(desk: Desk) -> list[str]:
    """What others than the government have, in counts."""
    counts = {name: dict(of) for name, of in desk.book.assessment.summary.policies}
    total = desk.book.assessment.summary.whole.targets
    sentences = {
        "international": msgid("International bodies' estimates alone rate {rated} of {targets} targets."),
        "independent": msgid("Independent sources alone rate {rated} of {targets} targets."),
    }
    found = [
        desk.say(text, rated=total - counts[name][TARGET_UNRATED.code], targets=total)
        for name, text in sentences.items()
        if name in counts
    ]
    kinds = [event.kind for event in desk.book.package.events]
    forms = plural(
        "{number} concern of a treaty body or expert about a commitment itself stands beside the verdicts.",
        "{number} concerns of treaty bodies and experts about commitments themselves stand beside the "
        "verdicts.",
    )
    found.append(desk.language.say_many(forms, kinds.count("concern")))
    forms = plural(
        "{number} dispute of the facts is on record.", "{number} disputes of the facts are on record."
    )
    found.append(desk.language.say_many(forms, kinds.count("dispute")))
    return found
