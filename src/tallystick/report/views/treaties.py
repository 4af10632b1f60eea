"""Treaties: which articles a commitment answers to, and how the State stands to each treaty."""

from collections import defaultdict
from dataclasses import dataclass

from tallystick.register.model import Commitment
from tallystick.register.treaties import TREATY_SCHEMES, Treaty, treaty_of
from tallystick.report import words
from tallystick.report.desk import Desk
from tallystick.report.views.said import Origin, origin
from tallystick.voice.language import msgid


@dataclass(frozen=True, slots=True)
class TreatyRow:
    """A treaty with the articles in question and how the State stands to it.

    Attributes:
        name: the treaty's name.
        articles: the articles in question, empty where none is named.
        standing: whether it binds the State, since when; empty where the package does not say.
        excepted: what the State excepted.
        note: what a reader should know of it.
        origin: where that was read.
    """

    name: str
    articles: str
    standing: str
    excepted: str
    note: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class TreatiesPage:
    """Every treaty that a commitment answers to."""

    sentence: str
    rows: tuple[tuple[TreatyRow, int], ...]


def treaty_rows(desk: Desk, commitment: Commitment) -> tuple[TreatyRow, ...]:
    """The treaties that a commitment answers to, each once with its articles."""
    articles: dict[str, list[str]] = defaultdict(list)
    for one in desk.book.links_of.get(commitment.id, ()):
        if one.scheme in TREATY_SCHEMES:
            articles[treaty_of(one.code)].append(one.code.partition(" ")[2])
    return tuple(_row(desk, code, named) for code, named in articles.items())


def treaties_page(desk: Desk) -> TreatiesPage:
    """All treaties that the package has, or that a link names, with how many commitments answer to each."""
    book = desk.book
    serving: dict[str, set[str]] = {code: set() for code in book.treaties}
    for link in book.package.links:
        if link.scheme in TREATY_SCHEMES:
            serving.setdefault(treaty_of(link.code), set()).add(link.commitment)
    rows = [(_row(desk, code, []), len(named)) for code, named in serving.items()]
    rows.sort(key=lambda one: (-one[1], desk.language.sort_key(one[0].name)))
    bound = sum(one.standing == "party" for one in book.package.treaties)
    sentence = desk.say(
        msgid(
            "Commitments of this plan answer to {treaties} treaties. Of {told} it was read how the State "
            "stands to them; {bound} bind it."
        ),
        treaties=len(serving),
        told=sum(one.standing != "not_found" for one in book.package.treaties),
        bound=bound,
    )
    return TreatiesPage(sentence, tuple(rows))


def _row(desk: Desk, code: str, articles: list[str]) -> TreatyRow:
    treaty = desk.book.treaties.get(code)
    known = words.TREATY.get(code)
    named = desk.language.list([one for one in articles if one], ",")
    return TreatyRow(
        name=desk.say(known) if known else treaty.name if treaty else code,
        articles=desk.say(msgid("articles {articles}"), articles=named) if named else "",
        standing=_standing(desk, treaty) if treaty else "",
        excepted=(treaty.reservations or "") if treaty else "",
        note=(treaty.note or "") if treaty else "",
        origin=origin(desk, desk.book.sources[treaty.source]) if treaty and treaty.source else None,
    )


def _standing(desk: Desk, treaty: Treaty) -> str:
    date = desk.language.date
    match treaty.standing:
        case "party":
            return desk.say(
                msgid("It binds the State, which ratified it or acceded to it: {date}."),
                date=date(treaty.ratified),
            )
        case "signed":
            return desk.say(
                msgid("Signed ({date}) and not ratified: it does not bind the State as a party."),
                date=date(treaty.signed),
            )
        case "neither":
            return desk.say(msgid("The State has neither signed nor ratified it, as far as was read."))
        case _:
            return desk.say(msgid("How the State stands to it was not found in what could be read."))
