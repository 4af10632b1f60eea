"""Nearly the same is folded inside a case and compared in no other; where it differs is told (row D5)."""

import datetime
import re

import pytest

from tallystick.office.models import SealedCase
from tallystick.office.selectors.near_copies import near_copies
from tallystick.office.selectors.submissions import OpenedMessage
from tallystick.office.sent import SentText
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, a_file, says

pytestmark = pytest.mark.django_db
DAY = datetime.date(2024, 3, 25)
LONG = (
    "On Monday the committee took the land by the river from four families, and nobody showed a paper. "
    "We asked the county twice since then, and have had no word of it to this day."
)


def test_nearly_the_same_in_one_case_is_folded_and_in_two_is_not(reader: Reading, sender: Sender) -> None:
    text = "On Monday they closed the school of our village, and nobody told us why or for how long."
    sender.sends(text)
    sender.post("case/more/", text=text.replace("Monday", "MONDAY") + "!")
    sender.post("case/more/", text="Today they told us: for good.")
    other = Sender()
    other.sends(text)
    first, second = SealedCase.objects.order_by("pk")
    page = reader.post(f"{first.pk}/open/")
    assert says(page, "The same words as message 1 of this case")
    assert page.content.decode().count("The same words") == 1
    assert not says(reader.post(f"{second.pk}/open/"), "The same words")


def test_what_was_put_right_in_a_near_copy_is_not_folded_away(reader: Reading, sender: Sender) -> None:
    """A day or a sum is next to nothing in the share of a text that two have in common."""
    text = (
        "On 3 May the village committee took the land by the river from four families, without any paper, "
        "and paid each of them 500; when we asked for the decision nobody showed it."
    )
    sender.sends(text)
    sender.post("case/more/", text=text.replace("3 May", "13 May").replace("500", "5,000"))
    page = reader.post(f"{SealedCase.objects.get().pk}/open/")
    assert says(
        page, "Nearly the same as message 1 of this case", "What is new in it:", "On 13 May the", "5,000"
    )
    assert says(page, "What stood there before:", "On 3 May")
    shown = re.sub(r"<details>.*?</details>", "", page.content.decode(), flags=re.DOTALL)
    assert '<li dir="auto">On 13 May</li>' in shown


@pytest.mark.parametrize(
    ("change", "new", "gone"),
    [
        (("三日", "十三日"), ("五月十三日村委",), ("五月三日村委",)),
        (("我们的事", "我们的事请尽快答复"), ("们的事请尽快答复",), ()),
        (("五百", "五百"), (), ()),
    ],
    ids=["another day", "a sentence more", "nothing"],
)
def test_where_two_near_copies_differ_is_told_in_chinese_too(
    change: tuple[str, str], new: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    text = (
        "五月三日村委会未出示任何文件就收走了河边四户人家的地每户只给五百元"
        "我们要求看决定谁也拿不出来办事员说这不关我们的事"
    )
    told = [SentText(one, "complaint") for one in (text, text.replace(*change))]
    messages = [OpenedMessage(number, "sender", DAY, one, None) for number, one in enumerate(told, start=1)]
    found = near_copies(messages)[2]
    for words, places in ((new, found.new), (gone, found.gone)):
        assert len(places) == len(words)
        assert all(one in place for one, place in zip(words, places, strict=True))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (
            (
                "我们村的学校周一被关了没有人告诉我们原因",
                "我们村的学校周一被关了没有人告诉我们原因!!",
            ),
            {2: 1},
        ),
        (("They closed the school.", "They opened the hall."), {}),
        (
            (
                "They closed the school of our village.",
                "It is cold.",
                "They closed the school of our village!",
            ),
            {3: 1},
        ),
        ((LONG, LONG[: len(LONG) // 2]), {}),
        ((LONG, LONG + LONG[::-1]), {}),
        (("", ""), {2: 1}),
        (("a", "b"), {}),
        (("x" * 10_000, "x" * 10_000 + "y"), {}),
    ],
)
def test_what_is_nearly_the_same(texts: tuple[str, ...], found: dict[int, int]) -> None:
    """Paraphrases are not found, nor translations: nothing is folded that says another thing."""
    messages = [
        OpenedMessage(number, "sender", DAY, SentText(one), number) for number, one in enumerate(texts, 1)
    ]
    assert {number: one.first for number, one in near_copies(messages).items()} == found


def test_what_the_office_writes_is_never_folded_nor_a_file_beside_a_copy(
    reader: Reading, sender: Sender
) -> None:
    sender.sends(LONG)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    reader.post(f"{case.pk}/ask/", text=LONG)
    sender.post("case/more/", text=LONG, file=a_file("map.txt", b"the river\n"))
    page = reader.post(f"{case.pk}/open/")
    assert page.content.decode().count("The same words as message 1") == 1
    assert (page.content.decode().count(LONG), says(page, "map.txt")) == (3, True)
