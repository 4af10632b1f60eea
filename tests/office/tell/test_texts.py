"""A text is read, commented on by paragraph and changed; nobody is known by what they say of it."""

import datetime

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import LedgerEvent, PublicComment, StoredEarlierParagraph
from tallystick.office.selectors.consultations import (
    EarlierWording,
    paragraphs_of,
    points_of,
    shared_out,
)
from tallystick.office.selectors.package import package_now
from tallystick.office.services import consultations as services
from tallystick.office.services.comments import LONGEST_COMMENT, SAID_IN_PUBLIC
from tallystick.register.check import check_again
from tallystick.register.public import Consultation, DraftParagraph
from tests.office import trying_public as tried
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.tell.sender import Sender, says, words_of
from tests.office.tell.texts import PATH, TEXT, WORDING, answer, draw, handed, mark_in, now_of
from tests.office.writing import writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan", "the_day")]


def test_from_the_first_page_to_what_was_changed(text: Consultation) -> None:
    """The public's way: the list, the text, a comment, a mark, the point, the answer; in both languages."""
    for language, words in (("", "Texts open for comment"), ("zh-hans", "公开征求意见的草案")):
        assert says(Sender(language).get("texts/"), words, text.title)
    sender = Sender()
    page = sender.get(PATH)
    assert says(page, "The first visit costs nothing.", "Comment on this paragraph", "1 March 2024")
    assert "<script" not in page.content.decode()
    assert len(page.content) == 32 * 1024
    assert not page.cookies
    mark = mark_in(handed(sender, "Two crowns are two too many.", at=1))
    assert says(sender.post("mark/", mark=mark.lower()), "Nobody has dealt with it yet", "two too many")
    (made,) = PublicComment.objects.all()
    assert (made.paragraph_id, made.text, made.is_trapped) == (
        f"{TEXT}.2",
        "Two crowns are two too many.",
        False,
    )
    answer(draw(text, "Further visits are too dear.", made))
    assert says(
        sender.post("mark/", mark=mark), "Further visits are too dear.", "Changed", "It costs nothing now."
    )
    assert says(sender.get(f"{PATH}points/"), "Further visits are too dear.", "It costs nothing now.")
    wide = "".join(chr(ord(one) + 0xFEE0) for one in mark)  # as a Chinese keyboard writes it
    assert says(sender.post("mark/", mark=wide), "Further visits are too dear.")
    assert sender.post("mark/", mark="0000-0000-0000-0000").status_code == 404
    assert says(sender.post("mark/", mark="0"), "This is no mark")
    package = package_now()
    (found,) = [one for one in package.consultations if one.id == TEXT]
    (point,) = [one for one in package.consultation_points if one.consultation == TEXT]
    assert (found.comments, found.unanswered, point.comments, point.answer) == (1, 0, 1, "changed")
    assert [one for one in check_again(package) if one.severity == "error"] == []


def test_nothing_of_the_sender_is_stored(text: Consultation) -> None:
    handed(Sender(), "A comment.")
    (row,) = PublicComment.objects.values_list()
    (event,) = LedgerEvent.objects.filter(kind=SAID_IN_PUBLIC).values_list("event", flat=True)
    for one in ("Telltale", "198.51.100.77", "203.0.113.77", "telltale", "cookie"):
        assert one not in repr(row) + event
    assert "A comment" not in event
    assert text.id in event
    assert {one.name for one in PublicComment._meta.fields} == {
        "id", "consultation", "paragraph", "point", "side", "on_earlier", "text", "day", "found_by",
        "is_trapped",
    }  # fmt: skip


@pytest.mark.usefixtures("text")
def test_a_form_handed_in_twice_is_one_comment_and_two_on_one_page_are_two() -> None:
    sender = Sender()
    first = mark_in(handed(sender, "The same.", form="f1"))
    assert mark_in(handed(sender, "The same.", form="f1")) == first
    other = mark_in(handed(sender, "Another.", form="f1"))
    assert mark_in(handed(sender, "The same.", at=1, form="f1")) not in {first, other}
    assert PublicComment.objects.count() == 3
    assert LedgerEvent.objects.filter(kind=SAID_IN_PUBLIC).count() == 3


@pytest.mark.usefixtures("text")
def test_the_same_words_of_two_people_are_two_comments() -> None:
    """A letter that many send is many: what tells them apart is the form that each was given."""
    marks = {mark_in(handed(Sender(), "It has to stay free.")) for _ in range(3)}
    assert (len(marks), PublicComment.objects.count()) == (3, 3)


def test_comments_are_taken_on_the_first_and_on_the_last_day(
    text: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = {}
    for day in (text.opened.first, text.closed.last):
        for days in (-1, 0, 1):
            on = datetime.datetime.combine(day, NOW.timetz()) + datetime.timedelta(days=days)
            monkeypatch.setattr("tallystick.office.views.tell_texts.now", lambda on=on: on)
            answered = Sender().post(f"{PATH}comment/", text=f"On {on}.", form="f")
            taken[day, days] = answered.status_code == 200
    assert list(taken.values()) == [False, True, True, True, True, False]


def test_a_paragraph_that_was_changed_while_somebody_wrote_is_shown_to_them_plainly(
    text: Consultation,
) -> None:
    sender = Sender()
    before = handed(sender, "It has to stay free.")
    page = sender.get(PATH).content.decode()
    services.change_paragraph(
        paragraph=paragraphs_of(TEXT)[0], says="A visit costs a crown.", by=writer(), now=NOW
    )
    late = sender.post(
        f"{PATH}comment/", text="Free it must be.", paragraph=f"{TEXT}.1", wording=WORDING.findall(page)[0]
    )
    assert late.status_code == 409
    assert says(
        late,
        "was changed while you wrote",
        "A visit costs a crown.",
        "before: The first visit costs nothing.",
    )
    assert "Free it must be.</textarea>" in late.content.decode()
    assert PublicComment.objects.count() == 1
    assert handed(sender, "Free it must be.").status_code == 200
    assert [one.on_earlier for one in PublicComment.objects.order_by("pk")] == [True, False]
    assert says(sender.post("mark/", mark=mark_in(before)), "spoke of the earlier wording")
    (row,) = [one for one in package_now().draft_paragraphs if one.id == f"{TEXT}.1"]
    assert (row.was, str(row.changed and row.changed.text)) == (
        "The first visit costs nothing.",
        "2024-03-25",
    )
    assert now_of(text).comments == 2


@pytest.mark.usefixtures("text")
def test_a_comment_on_an_earlier_wording_says_which(sign_in: SignIn, make_person: MakePerson) -> None:
    """Where its paragraph was changed on the day of a comment, each wording of that day is named."""
    sender, (first, _) = Sender(), paragraphs_of(TEXT)
    mark, later = mark_in(handed(sender, "It has to stay free.")), NOW + datetime.timedelta(days=2)
    for moment, says_now in ((NOW, "A visit costs a crown."), (later, "A visit costs two.")):
        services.change_paragraph(paragraph=first, says=says_now, by=writer(), now=moment)
    told = {}
    for days in (-1, 0, 1, 2):
        PublicComment.objects.update(day=NOW.date() + datetime.timedelta(days=days))
        told[days] = words_of(sender.post("mark/", mark=mark))
    free, crown = "until 25 March 2024 The first visit", "until 27 March 2024 A visit costs a crown."
    assert [(free in one, crown in one) for one in told.values()] == [
        (True, False),
        (True, True),
        (False, True),
        (False, True),
    ]
    assert says(Sender("zh-hans").post("mark/", mark=mark), "2024年3月27日之前的内容")
    desk = sign_in(make_person("secretariat")).get(f"/office/consultations/{TEXT}/comments/", secure=True)
    assert says(desk, "on the wording until 27 March 2024")  # type: ignore[arg-type]


def test_a_second_change_hides_no_first_one(text: Consultation) -> None:
    first, second = paragraphs_of(TEXT)
    for says_now in ("A visit costs a crown.", "A visit costs a crown!", "A visit costs one crown."):
        services.change_paragraph(paragraph=first, says=says_now, by=writer(), now=NOW)
    page = Sender().get(PATH)
    assert says(page, "The first visit costs nothing.", "before: A visit costs a crown!")
    assert says(page, "it said: A visit costs a crown.", "it said: The first visit costs nothing.")
    kept = StoredEarlierParagraph.objects.order_by("wording").values_list("wording", "says")
    assert list(kept) == [(1, "The first visit costs nothing."), (2, "A visit costs a crown.")]
    services.change_paragraph(paragraph=second, says="It costs three.", by=writer(), now=NOW)
    assert not says(Sender().get(PATH), "it said: Every further")
    earlier = {one.id: (EarlierWording(NOW.date(), "x" * 14_000),) for one in paragraphs_of(TEXT)}
    assert [len(one) for one in shared_out(paragraphs_of(TEXT), earlier)] == [1, 1]
    assert len(shared_out(paragraphs_of(text.id))) == 1


def test_whoever_writes_on_a_point_or_paragraph_that_was_changed_meanwhile_undoes_nothing(
    text: Consultation,
) -> None:
    handed(Sender(), "Too dear.")
    point = draw(text, "It is too dear.", *PublicComment.objects.all())
    answer(point)
    services.sum_up_reasons(point=point, reasons_for="It is dear.", reasons_against="", by=writer(), now=NOW)
    (now,) = points_of(text.id)
    assert (now.answer, now.reasons_for, now.comments) == ("changed", "It is dear.", 1)
    answer(point, did="Again.")
    (now,) = points_of(text.id)
    assert (now.did, now.reasons_for) == ("Again.", "It is dear.")


def test_before_it_is_opened_a_change_leaves_no_trace_and_after_the_end_there_is_none() -> None:
    services.open_text(
        cells=tried.CELLS | {"id": "later", "opened": "2024-04-01"}, paragraphs="One.", by=writer(), now=NOW
    )
    (one,) = paragraphs_of("later")
    services.change_paragraph(paragraph=one, says="Two.", by=writer(), now=NOW)
    assert [(row.says, row.was) for row in paragraphs_of("later")] == [("Two.", None)]
    over = NOW + datetime.timedelta(days=60)
    with pytest.raises(Refusal, match="taken no longer"):
        services.change_paragraph(paragraph=paragraphs_of("later")[0], says="Three.", by=writer(), now=over)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"text": " "}, "Nothing is written"),
        ({"text": "x" * (LONGEST_COMMENT + 1)}, "more than 3,000 signs"),
        ({"text": "x\0y"}, "(NUL)"),
        ({"paragraph": "nowhere"}, "not in the text any more"),
        ({"point": "nowhere", "side": "for"}, "not there any more"),
        ({"point": f"{TEXT}.p1"}, "for the point or against it"),
    ],
)
@pytest.mark.usefixtures("text")
def test_what_can_not_be_taken_is_said_and_not_lost(typed: dict[str, str], why: str) -> None:
    answered = Sender().post(f"{PATH}comment/", **({"text": "My words.", "form": "f"} | typed))
    assert answered.status_code == 409
    assert says(answered, why)
    assert PublicComment.objects.count() == 0
    if "text" not in typed:
        assert "My words.</textarea>" in answered.content.decode()


def test_comments_are_taken_in_their_time_alone(text: Consultation, monkeypatch: pytest.MonkeyPatch) -> None:
    over = NOW + datetime.timedelta(days=60)
    monkeypatch.setattr("tallystick.office.views.tell_texts.now", lambda: over)
    page = Sender().get(PATH)
    assert says(page, "Comments were taken from", "Of 0 comments 0 have no answer")
    assert "<textarea" not in page.content.decode()
    late = Sender().post(f"{PATH}comment/", text="Too late?", form="f")
    assert says(late, "are taken from 2024-03-01 to 2024-04-30")
    assert late.status_code == 409
    assert "Too late?</textarea>" in late.content.decode()
    on_one = Sender().post(f"{PATH}comment/", text="Late, on one.", paragraph=f"{TEXT}.1", form="f")
    assert "Late, on one.</textarea>" in on_one.content.decode()
    services.set_last_day(text=text, closed="2024-06-30", by=writer(), now=NOW)
    assert Sender().post(f"{PATH}comment/", text="In time.", form="f").status_code == 200
    for day in ("2024-05-01", "2024-02-01"):
        with pytest.raises(Refusal, match=r"they have until|can't stand"):
            services.set_last_day(text=now_of(text), closed=day, by=writer(), now=NOW)


def test_what_is_not_there_is_a_plain_page() -> None:
    sender = Sender()
    for path in ("texts/nowhere/", "texts/nowhere/points/"):
        assert sender.get(path).status_code == 404
    for path in ("texts/nowhere/comment/", "lists/nowhere/challenge/"):
        assert "My words.</textarea>" in sender.post(path, text="My words.").content.decode()
    assert sender.post("texts/nowhere/comment/", text="x").status_code == 404
    assert sender.get("texts/nowhere/comment/").status_code == 302


def test_a_long_text_is_turned_page_by_page() -> None:
    rows = [DraftParagraph(str(one), "t", str(one), "字" * 2_000) for one in range(12)]
    pages = shared_out(rows)
    assert [one for page in pages for one in page] == rows
    assert all(len(page) == 2 for page in pages)
    services.open_text(
        cells=tried.CELLS | {"id": "long"},
        paragraphs="\n\n".join("字" * 2_500 for _ in range(6)),
        by=writer(),
        now=NOW,
    )
    sender = Sender()
    seen = [sender.get(f"texts/long/?page={page}") for page in range(1, 7)]
    assert {len(one.content) for one in seen} == {32 * 1024}
    assert says(seen[0], "More of them")
    assert not says(seen[5], "More of them")
    for text, why in ((" \n\n ", "no paragraph"), ("x" * 2_501, "more than 2500"), ("x\n\n" * 301, "301")):
        with pytest.raises(Refusal, match=why):
            services.open_text(cells=tried.CELLS | {"id": "x"}, paragraphs=text, by=writer(), now=NOW)
