"""A meeting: its agenda drawn from what is open, its minutes, its invitation, and what it decides."""

import datetime
import io

import docx
import pytest
from django.core import mail

from tallystick.base.findings import Refusal
from tallystick.office.minutes import minutes_docx
from tallystick.office.models import AgendaItem, JointMeeting, MeetingDecision, MeetingSeat
from tallystick.office.selectors.meetings import meeting_told
from tallystick.office.services import drafts, invitations, meetings
from tallystick.office.services.decisions import close_decision, report_done
from tallystick.office.services.letters import send_letters
from tallystick.voice.language import ENGLISH
from tests.office.conftest import LATER, NOW, MakePerson, SignIn
from tests.office.trying_follow_up import called_meeting
from tests.office.writing import BODY, OTHER, SAID, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


@pytest.fixture
def meeting(plan: object) -> JointMeeting:
    """A meeting on 10 June 2024 with one decision."""
    assert plan
    return called_meeting()


def drawn(meeting: JointMeeting) -> list[tuple[str, str, int | None]]:
    """Draw the agenda; gives kind, body and number of each matter but those that were added."""
    meetings.draw_agenda(meeting=meeting, by=writer(), now=LATER)
    found = AgendaItem.objects.filter(meeting=meeting).exclude(kind="other").order_by("pk")
    return [(one.kind, str(one.body_id or ""), one.number) for one in found]


def test_the_agenda_is_drawn_from_what_is_open(meeting: JointMeeting) -> None:
    draft = drafts.send_draft(draft=written(SAID), version=1, by=writer(), now=NOW)
    drafts.return_draft(draft=draft, version=1, because="No.", by=writer(), now=NOW)
    # The ministry owes three reports and sent one, which names nobody who approved it.
    assert drawn(meeting) == [("late", BODY, 2), ("returned", BODY, 1), ("thin", BODY, 1)]
    MeetingDecision.objects.update(due=datetime.date(2024, 6, 10))
    assert drawn(meeting)[3:] == [("undone", "", None)]
    assert len(drawn(meeting)) == 4


def test_an_agenda_names_so_many_bodies_and_counts_the_others(
    meeting: JointMeeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallystick.office.selectors.agenda.MOST_NAMED", 0)
    assert drawn(meeting) == [("late", "", 1), ("thin", "", 1)]
    told = meeting_told(meeting, LATER.date(), ENGLISH)
    assert told.items[0].about == "Example of a phase: the first half, further bodies, 1"


def test_a_decision_is_followed_until_another_person_closes_it(make_person: MakePerson) -> None:
    decision = called_meeting().decisions.get()
    report_done(decision=decision, report="Counted.", by=writer(), now=LATER)
    with pytest.raises(Refusal, match="said yourself"):
        close_decision(decision=decision, then="closed", because="Seen.", by=writer(), now=LATER)
    other = make_person("secretariat")
    close_decision(decision=decision, then="open", because="No table.", by=other, now=LATER)
    report_done(decision=decision, report="Counted again.", by=writer(), now=LATER)
    close_decision(decision=decision, then="closed", because="Seen.", by=other, now=LATER)
    with pytest.raises(Refusal, match="closed already"):
        report_done(decision=decision, report="Once more.", by=writer(), now=LATER)


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("zone", "Mars/Olympus", "no time zone"),
        ("zone", "../etc/passwd", "no time zone"),
        ("time", "25:00", "no time"),
        ("day", "2024-02-30", "no day"),
        ("minutes", "0", "no fitting number"),
        ("title", " ", "not filled in"),
    ],
)
def test_what_cannot_be_is_refused_in_words(name: str, typed: str, words: str) -> None:
    said = {"title": "A", "day": "2024-06-10", "time": "09:30", "zone": "UTC", "minutes": "90", "place": ""}
    with pytest.raises(Refusal, match=words):
        meetings.call_meeting(said=said | {name: typed}, by=writer(), now=LATER)
    assert not JointMeeting.objects.exists()


def test_the_invitation_goes_to_each_once_and_again_when_the_meeting_moves(
    meeting: JointMeeting, make_person: MakePerson
) -> None:
    make_person(f"body_officer@{BODY}", f"body_head@{BODY}")
    make_person(f"body_officer@{OTHER}")
    assert invitations.invite(meeting=meeting, by=writer(), now=LATER) == 1
    assert invitations.invite(meeting=meeting, by=writer(), now=LATER) == 0
    assert send_letters(now=LATER) == (1, 0)
    ((name, calendar, kind),) = mail.outbox[0].attachments
    assert (name, kind) == ("meeting.ics", "text/calendar")
    assert "DTSTART:20240610T013000Z\r\nDTEND:20240610T030000Z" in str(calendar)
    said = {"title": "Half way", "day": "2024-06-11", "time": "10:00", "zone": "UTC", "minutes": "60"}
    meetings.move_meeting(meeting=meeting, said=said, is_off=True, by=writer(), now=LATER)
    meeting.refresh_from_db()
    assert invitations.invite(meeting=meeting, by=writer(), now=LATER) == 1
    calendar = invitations.invitation_to(meeting, LATER)
    assert all(one in calendar for one in ("SEQUENCE:1", "METHOD:CANCEL", "STATUS:CANCELLED"))


def test_the_minutes_are_a_document_with_real_headings_and_tables(meeting: JointMeeting) -> None:
    seat = MeetingSeat.objects.get()
    item = AgendaItem.objects.get()
    said = {f"state-{seat.pk}": "came", f"office-{seat.pk}": "Planning", f"note-{item.pk}": "Roads are open."}
    meetings.note_meeting(meeting=meeting, said=said, by=writer(), now=LATER)
    told = meeting_told(meeting, LATER.date(), ENGLISH)
    data = minutes_docx(told, "A plan", meeting.starts.date(), ENGLISH)
    assert data == minutes_docx(told, "A plan", meeting.starts.date(), ENGLISH)
    made = docx.Document(io.BytesIO(data))
    styles = [(one.text, str(one.style.name) if one.style else "") for one in made.paragraphs]
    headings = [text for text, style in styles if style.startswith("Heading")]
    assert headings == ["Who came", "Agenda", "Decisions"]
    assert "Roads are open." in [one.text for one in made.paragraphs]
    cells = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows]
    assert cells[1][1:] == ["came", "Planning"]
    assert cells[3] == ["Count anew.", "Example Ministry of Health (invented)", "30 June 2024", "open"]
    assert made.core_properties.author == ""


def test_a_body_sees_the_meetings_it_is_asked_to_and_no_other(
    make_person: MakePerson, sign_in: SignIn, meeting: JointMeeting
) -> None:
    asked, other = (sign_in(make_person(f"body_officer@{one}")) for one in (BODY, OTHER))
    path = f"/office/meetings/{meeting.pk}/"
    assert "Count anew." in asked.get(path, secure=True).content.decode()
    assert other.get(path, secure=True).status_code == 404
    assert "Half way" not in other.get("/office/meetings/", secure=True).content.decode()
    form = {"form": "d", "report": "Counted."}
    number = meeting.decisions.get().pk
    assert other.post(f"/office/decisions/{number}/report/", form, secure=True).status_code == 404
    assert asked.post(f"/office/decisions/{number}/report/", form, secure=True).status_code == 303
