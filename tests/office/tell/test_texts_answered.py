"""Comments are drawn together to points and answered; how many have no answer is counted one by one."""

import datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tallystick.office.models import DrawnComment, PublicComment, StoredConsultation
from tallystick.office.selectors.consultations import (
    comments_on,
    points_of,
    text_named,
    told,
)
from tallystick.office.services import comment_counts
from tallystick.office.services import consultations as services
from tallystick.office.services.comments import drop_old_words
from tallystick.register.public import Consultation
from tests.office import trying_public as tried
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.tell.sender import Sender, says
from tests.office.tell.texts import PATH, TEXT, answer, counts, draw, now_of
from tests.office.writing import BODY, writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan", "the_day")]


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


def test_a_reason_that_comes_after_the_answer_has_none_until_the_point_is_answered_anew(
    text: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = draw(text, "Too dear.", tried.commented(text))
    answer(point)
    assert counts(text) == (1, 0)
    later = NOW + datetime.timedelta(days=1)
    monkeypatch.setattr("tallystick.office.views.tell_texts.now", lambda: later)
    Sender().post(f"{PATH}comment/", text="It is not.", point=point.id, side="against")
    assert counts(text) == (2, 1)
    now = points_of(TEXT)[0]
    services.sum_up_reasons(point=now, reasons_for="", reasons_against="It is not.", by=writer(), now=later)
    services.answer_point(point=now, answer="not_changed", did="It stays.", by=writer(), now=later)
    assert counts(text) == (2, 0)


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


def test_a_reason_given_on_a_point_is_taken_from_it_by_nobody(text: Consultation) -> None:
    point = draw(text, "Too dear.", tried.commented(text))
    Sender().post(f"{PATH}comment/", text="Because.", point=point.id, side="for")
    reason = PublicComment.objects.get(side="for")
    with pytest.raises(Refusal, match="given as a reason on this point"):
        services.take_from(point=point, comment=reason.pk, by=writer(), now=NOW)
    assert points_of(TEXT)[0].comments == 2


@pytest.mark.parametrize("side", ["for", "against"])
def test_a_reason_on_one_side_alone_has_to_be_summed_up(text: Consultation, side: str) -> None:
    point = draw(text, "Too dear.", tried.commented(text))
    Sender().post(f"{PATH}comment/", text="Because.", point=point.id, side=side)
    other = {"for": "against", "against": "for"}[side]
    summed = {f"reasons_{side}": "", f"reasons_{other}": "Something else."}
    services.sum_up_reasons(point=points_of(TEXT)[0], **summed, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="nobody has summed up"):
        answer(points_of(TEXT)[0])


def test_comments_of_another_text_are_not_drawn(text: Consultation) -> None:
    services.open_text(cells=tried.CELLS | {"id": "other"}, paragraphs="One.", by=writer(), now=NOW)
    other = text_named("other")
    assert other is not None
    foreign = tried.commented(other, "Of the other text.")
    draw(text, "Too dear.", tried.commented(text), foreign)
    assert (points_of(TEXT)[0].comments, counts(other)) == (1, (1, 1))
    assert [one.comment.text for one in DrawnComment.objects.all()] == ["Two crowns are too many."]


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


@pytest.mark.parametrize("who", ["anna@example.org", "138 0013 8000"])
def test_nothing_is_published_by_which_who_commented_is_found(text: Consultation, who: str) -> None:
    said = tried.commented(text)
    with pytest.raises(Refusal, match="stands in what is published"):
        draw(text, f"{who}: too dear.", said)
    draw(text, "Too dear.", said)
    for reasons in ({"reasons_for": who, "reasons_against": ""}, {"reasons_for": "", "reasons_against": who}):
        with pytest.raises(Refusal, match="stands in what is published"):
            services.sum_up_reasons(point=points_of(TEXT)[0], **reasons, by=writer(), now=NOW)
