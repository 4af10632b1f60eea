"""The research of a phase and what its assessment recommends, on the pages of phase and commitment."""

from dataclasses import replace

from tallystick.base.dates import PartialDate
from tallystick.register.research import AssessmentRecommendation, PhaseStudy, StudyFinding
from tests.report.test_reported import CHECK, FIRST, GOLDEN, PAGE, REPORT, plain, plan, site

DAY = PartialDate.parse("2024-06-01")
SOURCE = GOLDEN.sources[0]
STUDY = PhaseStudy(
    id="s1",
    phase="mid",
    kind="survey",
    title="Who knows <the> line?",
    state="published",
    commissioned_by="office",
    carried_out_by="A university",
    method="by telephone",
    sample="840 of 1,200 answered",
    planned=None,
    held=DAY,
    published=DAY,
    source=SOURCE.id,
)
FINDING = StudyFinding("f1", "s1", FIRST, "61 of 100 know it.", SOURCE.id)
ADVICE = AssessmentRecommendation(
    id="r1",
    phase="mid",
    recommended="Print the number.",
    body="office",
    due=PartialDate.parse("2024-12-31"),
    commitment=FIRST,
    made_by="the panel",
    reply="accepted_in_part",
    words="Where there is room.",
    replied=DAY,
)


def test_research_and_advice_stand_on_both_pages_with_their_sources_and_change_no_answer() -> None:
    bare = plan(REPORT, checks=(CHECK,))
    told = replace(bare, studies=(STUDY,), study_findings=(FINDING,), assessment_recommendations=(ADVICE,))
    pages, before = site(told), site(bare)
    phase, commitment = plain(pages[PAGE]), plain(pages[f"commitments/{FIRST}.html"])
    for words in (
        "1 report was picked for a check. In 1 the record differs.",
        "Who knows <the> line?",
        "survey of rights-holders",
        "840 of 1,200 answered",
        SOURCE.title,
        "Print the number.",
        "accepted in part",
        "Where there is room.",
        "To be carried out by 31 December 2024",
    ):
        assert words in phase, words
    assert "61 of 100 know it." in phase
    assert "What research of the phases found 61 of 100 know it." in commitment
    assert "What research" not in plain(before[f"commitments/{FIRST}.html"])
    verdicts = [
        plain(one[f"commitments/{FIRST}.html"]).partition("What research")[0] for one in (pages, before)
    ]
    assert verdicts[1].startswith(verdicts[0][: verdicts[0].index("Target met?")])
