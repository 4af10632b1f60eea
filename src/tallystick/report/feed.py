"""An Atom feed (RFC 4287) of editions, changed answers and corrections, by days that the package gives."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from tallystick.base.dates import PartialDate
from tallystick.base.reasons import msgid
from tallystick.report.context import PageContext
from tallystick.report.views.changes import changed_rows, last_edition
from tallystick.report.views.corrections import correction_row, latest_first
from tallystick.report.views.counts import plain_lead
from tallystick.voice.direction import without_marks
from tallystick.voice.language import Language

FEED = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def feed(context: PageContext, languages: tuple[Language, ...] = ()) -> bytes:
    """The feed of one language.

    Args:
        context: the book and the language.
        languages: every language that the site is drawn in; the feed names those of the others.

    Returns:
        The file: an entry for the edition, named by what it holds, one for each answer that is another one
        than in the last edition kept, one for each earlier edition, and one for each correction. This edition
        is of the last day of which sources are heard, an earlier one of the day on which it was published.
    """
    book, identity = context.book, context.book.material.identity
    day = _moment(PartialDate.parse(book.assessment.known_by))
    days = [_moment(one.answered or one.asked) for one in book.package.corrections]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="{_ATOM}" xml:lang={quoteattr(context.language.code)}>',
        f"<id>urn:tallystick:{escape(book.package.descriptor.name)}{_tongue(context.language)}</id>",
        _text("title", book.plan.title),
        f"<updated>{max([day, *days])}</updated>",
        _text("generator", f"Tallystick {identity.version}"),
        "<author><name>Tallystick</name></author>",
        f'<link rel="alternate" type="text/html" href={quoteattr("index.html")}/>',
        *_others(context.language, languages),
        *_entry(
            f"urn:sha256:{identity.assessment_id}",
            context.say(
                msgid("Edition {assessment}: figures to {judged}, sources known by {known}"),
                assessment=identity.assessment_id[:12],
                judged=context.day(book.assessment.judged_to),
                known=context.day(book.assessment.known_by),
            ),
            day,
            "index.html",
            plain_lead(context),
        ),
        *_changes(context, day),
        *_editions(context),
        *_corrections(context),
        "</feed>",
    ]
    return without_marks("\n".join(lines) + "\n").encode()


def _tongue(language: Language) -> str:
    """What tells a feed from that of the language at the top of the site."""
    return f":{language.code}" if language.folder else ""


def _others(here: Language, languages: tuple[Language, ...]) -> Iterator[str]:
    """The feeds of the other languages."""
    up = "../" * here.folder.count("/")
    for one in languages:
        if one.code != here.code:
            href = quoteattr(up + one.folder + FEED)
            kind = quoteattr("application/atom+xml")
            yield f'<link rel="alternate" type={kind} hreflang={quoteattr(one.code)} href={href}/>'


def _changes(context: PageContext, day: str) -> Iterator[str]:
    """What is answered otherwise than in the last edition."""
    edition = last_edition(context)
    if edition is None:
        return
    for row in changed_rows(context, edition):
        absent = context.say(msgid("nothing"))
        words = {"was": row.was.word if row.was else absent, "now": row.now.word if row.now else absent}
        title = context.say(msgid("{subject}: “{was}” has become “{now}”"), subject=row.title, **words)
        identifier = f"urn:sha256:{context.book.material.identity.assessment_id}:{row.id}"
        path = row.path.removeprefix(context.language.folder) or f"changes.html#{row.id}"
        yield from _entry(identifier, title, day, path, row.why or title)


def _editions(context: PageContext) -> Iterator[str]:
    """The editions before this one."""
    for one in context.book.package.editions:
        if one.assessment != context.book.material.identity.assessment_id:
            told = {"judged": one.judged_to, "known": one.known_by}
            title = context.say(
                msgid("Edition {assessment}: figures to {judged}, sources known by {known}"),
                assessment=one.id,
                **{name: context.language.date(date) for name, date in told.items()},
            )
            identifier, path = f"urn:sha256:{one.assessment}", one.url or "changes.html#h-editions"
            yield from _entry(identifier, title, _moment(one.published), path, title)


def _corrections(context: PageContext) -> Iterator[str]:
    for one in latest_first(context):
        row = correction_row(context, one)
        title = row.changed or row.about
        if row.subject:
            title = context.say(msgid("{subject}: {told}"), subject=row.subject[0], told=title)
        told = context.language.sentences([row.outcome + ".", row.about, row.answer])
        identifier = f"urn:tallystick:{context.book.package.descriptor.name}:correction:{one.id}"
        moment = _moment(one.answered or one.asked)
        yield from _entry(identifier, title, moment, f"corrections.html#{one.id}", told)


def _entry(identifier: str, title: str, moment: str, path: str, told: str) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{escape(identifier)}</id>"
    yield _text("title", title)
    yield f"<updated>{moment}</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(path)}/>'
    yield _text("summary", told)
    yield "</entry>"


def _text(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _moment(day: PartialDate) -> str:
    """The first moment of the last day that a date can mean."""
    return f"{day.last.isoformat()}T00:00:00Z"
