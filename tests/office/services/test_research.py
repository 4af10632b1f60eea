"""Research of a phase, and what an assessment recommends, from the plan of a study to the next phase."""

import io

import docx
import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import OfficeDeed
from tallystick.office.selectors.package import package_now
from tallystick.office.services import phases
from tallystick.office.services.research import (
    ADVICE,
    FINDINGS,
    SOURCES,
    STUDIES,
    follow_up_advice,
    keep_row,
    reply_advice,
)
from tallystick.register.check import check_again
from tests.office import trying_follow_up as tried
from tests.office.conftest import LATER, MakePerson, SignIn
from tests.office.writing import BODY, COMMITMENT, OTHER, writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
REPORT = {
    "id": "survey-report",
    "title": "Example of a survey",
    "publisher": "Example University",
    "issuing_body": "Example University",
    "date": "2024-06-01",
    "kind": "independent",
    "access": "original_site",
    "url": "https://example.org/survey",
}
PUBLISHED = tried.STUDY | {
    "state": "published",
    "method": "by telephone",
    "sample": "1,200 asked, 840 answered",
    "held": "2024-05",
    "published": "2024-06-01",
    "source": "survey-report",
}
FOUND = {
    "id": "f1",
    "study": "s1",
    "commitment": COMMITMENT,
    "found": "61 of 100 know it.",
    "source": "survey-report",
}


def keep(table: str, cells: dict[str, str], *, is_new: bool = True) -> None:
    keep_row(table=table, cells=cells, is_new=is_new, by=writer(), now=LATER)


def test_a_study_is_planned_published_and_its_findings_are_evidence() -> None:
    keep(STUDIES, tried.STUDY)
    with pytest.raises(Refusal):  # it is published and names no report
        keep(STUDIES, PUBLISHED | {"source": ""}, is_new=False)
    keep(SOURCES, REPORT)
    with pytest.raises(Refusal):  # it is not published yet
        keep(FINDINGS, FOUND)
    keep(STUDIES, PUBLISHED, is_new=False)
    keep(FINDINGS, FOUND)
    with pytest.raises(Refusal, match="is in the package"):
        keep(STUDIES, PUBLISHED | {"state": "dropped"}, is_new=False)
    with pytest.raises(Refusal, match="already"):
        keep(FINDINGS, FOUND)
    package = package_now()
    assert [one for one in check_again(package) if one.severity == "error"] == []
    (finding,) = [one for one in package.study_findings if one.id == FOUND["id"]]
    kinds = {one.id: one.kind for one in package.sources}
    assert (finding.found, kinds[finding.source]) == ("61 of 100 know it.", "independent")


def test_a_recommendation_gets_a_reply_and_is_looked_at_in_a_later_phase() -> None:
    keep(ADVICE, tried.ADVICE)
    reply_advice(id_="a1", reply="accepted", words="We will.", by=writer(), now=LATER)
    with pytest.raises(Refusal, match="has replied"):
        keep(ADVICE, tried.ADVICE | {"recommended": "Print nothing."}, is_new=False)
    later = {"found": "Half of the bills have it.", "follow_up": "in_part", "by": writer(), "now": LATER}
    with pytest.raises(Refusal):  # it is the phase that was assessed
        follow_up_advice(id_="a1", phase="midterm", **later)  # type: ignore[arg-type]
    said = {"id": "final", "kind": "final", "title": "All", "period": "2021/2025", "due": "2026-03-31"}
    phases.open_phase(said=said, by=writer(), now=LATER)
    follow_up_advice(id_="a1", phase="final", **later)  # type: ignore[arg-type]
    (row,) = [one for one in package_now().assessment_recommendations if one.id == "a1"]
    assert (row.reply, row.words, str(row.replied)) == ("accepted", "We will.", "2024-05-20")
    assert (row.checked_in, row.follow_up, row.found) == ("final", "in_part", "Half of the bills have it.")
    acts = list(OfficeDeed.objects.filter(about=f"{ADVICE} a1").order_by("pk").values_list("act", flat=True))
    assert acts == ["keep_research", "reply_advice", "follow_up_advice"]


def test_only_the_head_of_the_body_replies(make_person: MakePerson, sign_in: SignIn) -> None:
    tried.researched()
    form = {"form": "r", "reply": "accepted", "words": "We will."}
    path = "/office/research/recommendations/a1/reply/"
    for role, code in (
        (f"body_head@{OTHER}", 404),
        (f"body_officer@{BODY}", 403),
        (f"body_head@{BODY}", 303),
    ):
        client = sign_in(make_person(role))
        assert client.post(path, form, secure=True).status_code == code
    page = sign_in(make_person("auditor")).get("/office/research/", secure=True).content.decode()
    assert "We will." in page
    assert "Write down what became of it" not in page


def test_the_research_of_a_phase_is_a_document(make_person: MakePerson, sign_in: SignIn) -> None:
    tried.researched()
    keep_row(table=SOURCES, cells=REPORT, is_new=True, by=writer(), now=LATER)
    keep_row(table=STUDIES, cells=PUBLISHED, is_new=False, by=writer(), now=LATER)
    found = {
        "id": "f1",
        "study": "s1",
        "commitment": COMMITMENT,
        "found": "7 in 10 know it.",
        "source": REPORT["id"],
    }
    keep_row(table=FINDINGS, cells=found, is_new=True, by=writer(), now=LATER)
    reply_advice(id_="a1", reply="accepted", words="We print it.", by=writer(), now=LATER)
    client = sign_in(make_person("secretariat"))
    path = "/office/phases/midterm/research.docx"
    assert path in client.get("/office/research/", secure=True).content.decode()
    answer = client.get(path, secure=True)
    assert answer.content == client.get(path, secure=True).content
    made = docx.Document(io.BytesIO(answer.content))
    headings = [
        one.text for one in made.paragraphs if one.style and str(one.style.name).startswith("Heading")
    ]
    assert "Who knows the line?" in headings
    assert any("1,200 asked" in one.text for one in made.paragraphs)
    cells = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows]
    assert ["f1", COMMITMENT, "7 in 10 know it."] in cells
    assert any(row[0] == "a1: Print the number." and "We print it." in row[-1] for row in cells)
