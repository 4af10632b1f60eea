"""What pages say of treaties and of promises without number or act: what is so, and no more."""

import dataclasses

import pytest

from tallystick.base.dates import PartialDate
from tallystick.register.indicators import CommitmentIndicator
from tallystick.register.model import Link, Package
from tallystick.register.treaties import Treaty
from tests.report import factory
from tests.report.markup import read

SIGNED = Treaty("ICCPR", "Covenant", "signed", signed=PartialDate.parse("1998-10-05"), note="Read in 2018.")
PARTY = Treaty(
    "ICESCR", "Covenant", "party", ratified=PartialDate.parse("2001"), reservations="Article 8 (1) (a)."
)
SAID = [
    (SIGNED, "Signed (5 October 1998) and not ratified: it does not bind the State as a party."),
    (PARTY, "It binds the State, which ratified it or acceded to it (2001). Excepted or declared: Article 8"),
    (Treaty("CED", "C", "neither"), "The State has neither signed nor ratified it, as far as was read."),
    (Treaty("CMW", "C", "not_found"), "How the State stands to it was not found in what could be read."),
]


def words(page: str) -> str:
    return " ".join(" ".join(text for _, text in read(page).texts).split())


def package(*treaties: Treaty, links: tuple[Link, ...] = ()) -> Package:
    return dataclasses.replace(factory.golden(), treaties=treaties, links=links)


@pytest.mark.parametrize(("treaty", "told"), SAID)
def test_a_commitment_says_how_the_state_stands_to_a_treaty(treaty: Treaty, told: str) -> None:
    links = (
        Link("I.1.01", "treaty_article", f"{treaty.id} 7"),
        Link("I.1.01", "treaty_article", f"{treaty.id} 9"),
    )
    pages = factory.site(factory.material(package(treaty, links=links)))
    page = words(pages["commitments/I.1.01.html"])
    assert told in page
    assert "Articles 7 9 " in page
    assert told in words(pages["sources/treaties.html"])


def test_where_the_package_says_nothing_no_standing_is_claimed() -> None:
    pages = factory.site(factory.material(package(links=(Link("I.1.01", "ilo_convention", "C029"),))))
    page = words(pages["commitments/I.1.01.html"])
    assert "Forced Labour Convention, 1930 (No. 29)" in page
    assert "binds" not in page
    assert "ratified" not in page


def test_names_of_treaties_keep_their_meaning() -> None:
    links = tuple(Link("I.1.01", "treaty_article", code) for code in ("CEDAW 2", "ICERD 5"))
    page = words(factory.site(factory.material(package(links=links)))["commitments/I.1.01.html"])
    assert "Convention on the Elimination of All Forms of Discrimination against Women" in page
    assert "International Convention on the Elimination of All Forms of Racial Discrimination" in page


@pytest.mark.parametrize("evaluability", ["statement", "directional"])
def test_a_promise_with_indicators_is_not_said_to_be_beyond_checking(evaluability: str) -> None:
    golden = factory.golden()
    commitment = dataclasses.replace(golden.commitments[0], id="Z.1", evaluability=evaluability)
    link = CommitmentIndicator(
        "Z.1", golden.indicators[0].id, "context", (), "public_not_read", None, ("Gazette",), None, None
    )
    bare = dataclasses.replace(golden, commitments=(*golden.commitments, commitment))
    measured = dataclasses.replace(bare, commitment_indicators=(link,))
    alone = words(factory.site(factory.material(bare))["commitments/Z.1.html"])
    told = words(factory.site(factory.material(measured))["commitments/Z.1.html"])
    assert "someone would have to name" in alone or "would have to say" in alone
    assert "The indicator below says what would show" in told
    assert "Public, not read yet" in told
    assert "1 stands in a public text that nobody has read yet" in told
    for page in (alone, told):
        assert "nothing in it can be checked" not in page
        assert "nothing published could show" not in page


def test_what_is_public_and_unread_is_asked_of_nobody() -> None:
    golden = factory.golden()
    first, name = golden.commitments[0].id, golden.indicators[0].id
    link = CommitmentIndicator(first, name, "context", (), "public_not_read", None, ("Gazette",), None, None)
    pages = factory.site(factory.material(dataclasses.replace(golden, commitment_indicators=(link,))))
    assert not [path for path in pages if path.startswith("questions/")]


def test_a_treaty_that_no_commitment_is_linked_to_is_not_said_to_be_answered() -> None:
    """The example plan lists a treaty that none of its commitments is linked to."""
    page = factory.example_site()["sources/treaties.html"]
    assert "no commitment" in page
    assert "No commitment of this plan is linked to a treaty here." in page
    assert "answer to one treaty" not in page
