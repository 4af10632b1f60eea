"""Treaties: which articles a commitment answers to, and how the State stands to each treaty."""

from collections import defaultdict
from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.register.model import Commitment
from tallystick.register.treaties import TREATY_SCHEMES, Treaty, treaty_of
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.listed import treaty_name
from tallystick.report.views.statements import Origin, origin
from tallystick.report.views.ways import Ways
from tallystick.voice.packing import Numbered, numbered, page_path

#: The most treaties on a page.
_TREATIES = 40


@dataclass(frozen=True, slots=True)
class TreatyRow:
    """A treaty with the articles in question and how the State stands to it.

    Attributes:
        name: the treaty's name.
        path: where the commitments begin that answer to it.
        articles: the articles in question, each with where the commitments stand that answer to it.
        standing: whether it binds the State, since when; empty where the package does not say.
        excepted: what the State excepted.
        note: what a reader should know of it.
        origin: where that was read.
    """

    name: str
    path: str
    articles: tuple[tuple[str, str], ...]
    standing: str
    excepted: str
    note: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class TreatiesPage:
    """One page of the treaties that commitments answer to."""

    number: int
    sentence: str
    rows: tuple[tuple[TreatyRow, int], ...]
    pages: Numbered


def treaty_rows(context: PageContext, ways: Ways, commitment: Commitment) -> tuple[TreatyRow, ...]:
    """The treaties that a commitment answers to, each once with its articles."""
    articles: dict[str, list[str]] = defaultdict(list)
    for one in context.book.links_of.get(commitment.id, ()):
        if one.scheme in TREATY_SCHEMES:
            articles[treaty_of(one.code)].append(one.code)
    return tuple(_row(context, ways, code, named) for code, named in articles.items())


def _sentence(context: PageContext, treaties: int, told: int, bound: int) -> str:
    """To how many treaties commitments answer, and of how many it was read whether they bind the State."""
    if not treaties:
        return context.say(msgid("No commitment of this plan is linked to a treaty here."))
    if treaties == 1:
        return context.say(msgid("Commitments of this plan answer to one treaty."))
    return context.say(
        msgid(
            "Commitments of this plan answer to {treaties} treaties. Of {told} it was read how the State "
            "stands to them; {bound} bind it."
        ),
        treaties=treaties,
        told=told,
        bound=bound,
    )


def treaties_pages(context: PageContext, ways: Ways) -> tuple[tuple[str, TreatiesPage], ...]:
    """All treaties that the package has, or that a link names, with how many commitments answer to each."""
    book = context.book
    serving: dict[str, set[str]] = {code: set() for code in book.treaties}
    for link in book.package.links:
        if link.scheme in TREATY_SCHEMES:
            serving.setdefault(treaty_of(link.code), set()).add(link.commitment)
    rows = [(_row(context, ways, code, []), len(named)) for code, named in serving.items()]
    rows.sort(key=lambda one: (-one[1], context.language.sort_key(one[0].name)))
    answered = [one for one in book.package.treaties if serving[one.id]]
    bound = sum(one.standing == "party" for one in answered)
    told = sum(one.standing != "not_found" for one in answered)
    sentence = _sentence(context, sum(bool(named) for named in serving.values()), told, bound)
    first = context.path("sources/treaties.html")
    pages = context.sharing.share(first, rows, _TREATIES)
    names = spans(context.language, [[one.name for one, _ in page] for page in pages])
    return tuple(
        (page_path(first, number), TreatiesPage(number, sentence, page, numbered(first, names, number)))
        for number, page in enumerate(pages, 1)
    )


def _row(context: PageContext, ways: Ways, code: str, links: list[str]) -> TreatyRow:
    treaty = context.book.treaties.get(code)
    articles = [(one.partition(" ")[2], ways.article_path(one)) for one in links]
    return TreatyRow(
        name=treaty_name(context, code),
        path=ways.treaty_path(code),
        articles=tuple(one for one in articles if one[0]),
        standing=_standing(context, treaty) if treaty else "",
        excepted=(treaty.reservations or "") if treaty else "",
        note=context.noted(treaty.note) if treaty else "",
        origin=origin(context, context.book.sources[treaty.source]) if treaty and treaty.source else None,
    )


def _standing(context: PageContext, treaty: Treaty) -> str:
    date = context.language.date
    match treaty.standing:
        case "party":
            return context.say(
                msgid("It binds the State, which ratified it or acceded to it ({date})."),
                date=date(treaty.ratified),
            )
        case "signed":
            return context.say(
                msgid("Signed ({date}) and not ratified: it does not bind the State as a party."),
                date=date(treaty.signed),
            )
        case "neither":
            return context.say(msgid("The State has neither signed nor ratified it, as far as was read."))
        case _:
            return context.say(msgid("How the State stands to it was not found in what could be read."))
