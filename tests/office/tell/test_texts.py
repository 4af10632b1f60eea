"""A text is opened, commented on by paragraph, changed, drawn together, answered; nobody is known by it."""

import datetime
import re

import pytest
from django.http import HttpResponse
from django.test import Client

from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tallystick.office.models import DrawnComment, LedgerEvent, PublicComment, StoredConsultation
from tallystick.office.selectors.consultations import (
    comments_on,
    paragraphs_of,
    points_of,
    shared_out,
    text_named,
    told,
)
from tallystick.office.selectors.package import package_now
from tallystick.office.services import comment_counts
from tallystick.office.services import consultations as services
from tallystick.office.services.comments import (
    LONGEST_COMMENT,
    SAID_IN_PUBLIC,
    drop_old_words,
)
from tallystick.register.check import check_again
from tallystick.register.public import Consultation, ConsultationPoint, DraftParagraph
from tests.office import trying_public as tried
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.tell.sender import Sender, says, words_of
from tests.office.writing import BODY, writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan", "the_day")]
TEXT, PATH = tried.TEXT, f"texts/{tried.TEXT}/"
_MARK = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")
_FORM = re.compile(r'name="form" value="(\w+)"')
_WORDING = re.compile(r'name="wording" value="(\w+)"')


@pytest.fixture
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("tell_texts", "tell_lists"):
        monkeypatch.setattr(f"tallystick.office.views.{room}.now", lambda: NOW)
    monkeypatch.setattr("tallystick.office.visit.now", lambda: NOW)


@pytest.fixture
def text(plan: object) -> Consultation:  # noqa: ARG001 - it stands in the plan
    return tried.opened_text()


def now_of(text: Consultation) -> Consultation:
    found = text_named(text.id)
    assert found is not None
    return found


def mark_in(answer: HttpResponse) -> str:
    found = _MARK.search(words_of(answer))
    assert found is not None, words_of(answer)
    return found[0]


def handed(sender: Sender, words: str, at: int = 0, **typed: str) -> HttpResponse:
    """Hand in the form of a paragraph as the page gave it out."""
    page = sender.get(PATH).content.decode()
    told = {"form": _FORM.findall(page)[at], "wording": _WORDING.findall(page)[at]}
    return sender.post(f"{PATH}comment/", text=words, paragraph=f"{TEXT}.{at + 1}", **(told | typed))


def draw(text: Consultation, words: str, *comments: PublicComment) -> ConsultationPoint:
    chosen = [one.pk for one in comments]
    made = services.draw_point(text=text, said=words, paragraph="", comments=chosen, by=writer(), now=NOW)
    return next(one for one in points_of(text.id) if one.id == made)


def answer(point: ConsultationPoint, code: str = "changed", did: str = "It costs nothing now.") -> None:
    services.answer_point(point=point, answer=code, did=did, by=writer(), now=NOW)


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
        f"{PATH}comment/", text="Free it must be.", paragraph=f"{TEXT}.1", wording=_WORDING.findall(page)[0]
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
    if "text" not in typed and "point" not in typed:
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
    services.set_last_day(text=text, closed="2024-06-30", by=writer(), now=NOW)
    assert Sender().post(f"{PATH}comment/", text="In time.", form="f").status_code == 200
    for day in ("2024-05-01", "2024-02-01"):
        with pytest.raises(Refusal, match=r"they have until|can't stand"):
            services.set_last_day(text=now_of(text), closed=day, by=writer(), now=NOW)


def test_what_is_not_there_is_a_plain_page() -> None:
    sender = Sender()
    for path in ("texts/nowhere/", "texts/nowhere/points/"):
        assert sender.get(path).status_code == 404
    assert sender.post("texts/nowhere/comment/", text="x").status_code == 404
    assert sender.get("texts/nowhere/comment/").status_code == 302


def test_a_reason_for_and_one_against_are_summed_up_before_there_is_an_answer(text: Consultation) -> None:
    point = draw(text, "Too dear.", tried.commented(text))
    sender = Sender()
    assert says(sender.get(f"{PATH}points/"), "Too dear.", "Give a reason", "weighed, not counted")
    for side in ("for", "against"):
        told_so = sender.post(f"{PATH}comment/", text=f"Because: {side}.", point=point.id, side=side)
        assert told_so.status_code == 200
    assert now_of(text).comments == 3
    assert points_of(TEXT)[0].comments == 3
    with pytest.raises(Refusal, match="nobody has summed up"):
        answer(points_of(TEXT)[0])
    services.sum_up_reasons(
        point=points_of(TEXT)[0], reasons_for="The poor.", reasons_against="The budget.", by=writer(), now=NOW
    )
    answer(points_of(TEXT)[0], "changed_in_part", "One crown: the budget bears that.")
    assert says(
        sender.get(f"{PATH}points/"), "For it: The poor.", "Against it: The budget.", "Changed in part"
    )
    assert now_of(text).unanswered == 0


def counts(text: Consultation) -> tuple[int, int | None]:
    found = now_of(text)
    return found.comments, found.unanswered


def drawn_through(text: Consultation) -> list[tuple[int, int | None]]:
    """Three comments, of which one makes two points: the counts after each answer."""
    rows = [tried.commented(text, f"Comment {one}") for one in range(3)]
    first, second = draw(text, "A", rows[0], rows[1]), draw(text, "B", rows[0])
    seen = [counts(text)]
    answer(second)
    seen.append(counts(text))
    answer(first)
    return [*seen, counts(text)]


def test_a_comment_with_two_points_is_answered_once(text: Consultation) -> None:
    assert drawn_through(text) == [(3, 3), (3, 2), (3, 1)]


def test_counts_that_take_each_point_for_a_comment_are_found(
    text: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: comments are not counted one by one, so that one with two points is answered twice."""
    real = comment_counts._write

    def by_points(name: str, elsewhere: comment_counts._Elsewhere) -> None:
        real(name, elsewhere)
        spoken = sum(one.comments for one in points_of(name) if one.answer)
        row = StoredConsultation.objects.get(id=name)
        row.unanswered = max(0, (row.comments or 0) - spoken)
        row.save()

    monkeypatch.setattr(comment_counts, "_write", by_points)
    assert drawn_through(text) == [(3, 3), (3, 2), (3, 0)]


def test_what_came_on_paper_stays_counted() -> None:
    """The example's own text has twelve comments that were never here, five of them answered."""
    row = StoredConsultation.objects.get(id="health-law")
    with comment_counts.counted_anew("health-law"):
        PublicComment.objects.create(consultation=row, text="x", day=NOW.date(), found_by="0" * 64)
    found = text_named("health-law")
    assert found is not None
    assert (found.comments, found.unanswered) == (13, 8)
    assert points_of("health-law")[0].comments == 5


def test_a_comment_drawn_by_mistake_is_taken_out_until_there_is_an_answer(text: Consultation) -> None:
    rows = [tried.commented(text, f"Comment {one}") for one in range(2)]
    point = draw(text, "A", *rows)
    services.take_from(point=point, comment=rows[1].pk, by=writer(), now=NOW)
    assert [one.number for one in told(comments_on(TEXT, drawn=False))] == [rows[1].pk]
    answer(points_of(TEXT)[0])
    with pytest.raises(Refusal, match="was answered"):
        services.take_from(point=points_of(TEXT)[0], comment=rows[0].pk, by=writer(), now=NOW)
    services.draw_to(point=points_of(TEXT)[0], comments=[rows[1].pk], by=writer(), now=NOW)
    assert DrawnComment.objects.count() == 2
    with pytest.raises(Refusal, match="No comment is chosen"):
        draw(text, "B")


def test_a_program_waits_behind_people_and_is_not_refused(text: Consultation) -> None:
    sender = Sender()
    assert (
        sender.post(f"{PATH}comment/", text="Buy now.", form="f", website="https://spam.example").status_code
        == 200
    )
    tried.commented(text)
    assert [one.is_trapped for one in told(comments_on(TEXT, drawn=False))] == [False, True]


def test_words_go_a_year_after_the_last_day_and_counts_stay(text: Consultation) -> None:
    tried.commented(text)
    last = datetime.date(2024, 4, 30)
    assert drop_old_words(last + datetime.timedelta(days=365)) == 0
    assert drop_old_words(last + datetime.timedelta(days=366)) == 1
    assert PublicComment.objects.get().text == ""
    assert counts(text) == (1, 1)


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


def test_the_office_does_it_by_its_pages(
    text: Consultation, make_person: MakePerson, sign_in: SignIn
) -> None:
    """The secretariat opens, reads, draws and sums up; the head of the body that asks answers; no other."""
    keeper, head = sign_in(make_person("secretariat")), sign_in(make_person(f"body_head@{BODY}"))
    made = post(keeper, "open/", **tried.CELLS | {"id": "second", "text": tried.PARAGRAPHS})
    assert made.headers["Location"] == "/office/consultations/second/"
    again = post(keeper, "open/", **tried.CELLS | {"id": "second", "text": "x"})
    assert (again.status_code, says(again, "There is a text second already")) == (409, True)
    row = tried.commented(text)
    assert says(read(keeper, f"{TEXT}/comments/"), "Two crowns are too many.", f"Comment {row.pk}")
    assert post(keeper, f"{TEXT}/points/draw/", comment=row.pk, said="Too dear.").status_code == 303
    assert says(read(keeper, f"{TEXT}/comments/?drawn=on"), "Two crowns are too many.", f"{TEXT}.p1")
    assert post(keeper, f"{TEXT}/points/{TEXT}.p1/reasons/", **{"for": "The poor."}).status_code == 303
    assert post(keeper, f"{TEXT}/points/{TEXT}.p1/answer/", answer="changed", did="x").status_code in {
        403,
        404,
    }
    assert read(head, f"{TEXT}/comments/").status_code == 403
    done = post(head, f"{TEXT}/points/{TEXT}.p1/answer/", answer="not_changed", did="The budget.")
    assert done.status_code == 303
    assert says(read(head, f"{TEXT}/"), "Too dear.", "Not changed", "The budget.", "For it: The poor.")
    assert says(read(keeper, ""), "Of 1 comments 0 have no answer") or says(
        read(keeper, ""), "0 have no answer"
    )
    assert read(keeper, "nowhere/").status_code == 404


def read(client: Client, path: str) -> HttpResponse:
    return client.get(f"/office/consultations/{path}", secure=True)  # type: ignore[return-value]


def post(client: Client, path: str, **typed: object) -> HttpResponse:
    told = {"form": sha256(repr((path, sorted(typed.items()))).encode())} | typed
    return client.post(f"/office/consultations/{path}", told, secure=True)  # type: ignore[return-value]
