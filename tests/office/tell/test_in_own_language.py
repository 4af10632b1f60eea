"""Whoever writes in another language than the plan's finds its titles, provinces and name in their own."""

import pytest

from tallystick.office.models import StoredArea, StoredCommitment, StoredPlanPhase, StoredTranslation
from tallystick.office.selectors.plan import plan_settings
from tallystick.office.services.case_counts import count_month
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import TODAY, Sender, says, words_of

pytestmark = pytest.mark.django_db
OWN = {
    "commitment": "减轻看病负担",
    "area": "北省",
    "phase": "年度回顾",
    "plan": "示例计划",
}


@pytest.fixture
def translated(reader: Reading) -> dict[str, str]:  # noqa: ARG001 - the office has to have a plan
    """The titles of the package's rows, each by what it is, with a translation of each."""
    plan = plan_settings()
    commitment, phase = StoredCommitment.objects.earliest("pk"), StoredPlanPhase.objects.earliest("pk")
    area = StoredArea.objects.filter(parent__parent=None).exclude(parent=None).earliest("pk")
    assert plan is not None
    told = {"commitment": commitment.title, "area": area.name, "phase": phase.title, "plan": plan.title}
    for name, original in told.items():
        StoredTranslation.objects.filter(original=original).delete()
        StoredTranslation.objects.create(
            table="of tests", row=name, column="title", language="zh-Hans", text=OWN[name],
            original=original, by="Tests",
        )  # fmt: skip
    return {"id": str(commitment.id), "place": str(area.id)} | {name: str(one) for name, one in told.items()}


def draft(sender: Sender) -> str:
    sender.gets_code()
    return words_of(sender.post("begin/", kept="on"))


def test_the_form_and_the_case_are_in_the_senders_language(translated: dict[str, str]) -> None:
    sender = Sender("zh-hans")
    page = draft(sender)
    for name in ("commitment", "area", "plan"):
        assert OWN[name] in page
        assert translated[name] not in page
    sender.post(
        "draft/", kind="complaint", text="They took our land.", send="", commitment=translated["id"],
        area=translated["place"],
    )  # fmt: skip
    assert says(sender.comes_back(), OWN["commitment"], OWN["area"])
    sender.base = "/office/tell/"
    assert says(sender.comes_back(), translated["commitment"], translated["area"])


def test_in_the_plans_own_language_it_stands_as_the_plan_has_it(translated: dict[str, str]) -> None:
    page = draft(Sender())
    for name in ("commitment", "area", "plan"):
        assert translated[name] in page
        assert OWN[name] not in page


def test_what_somebody_wrote_is_never_taken_for_a_title(translated: dict[str, str]) -> None:
    sender = Sender("zh-hans")
    draft(sender)
    page = sender.post("draft/", kind="complaint", text=translated["area"], save="").content.decode()
    assert f">{translated['area']}</textarea>" in page


def test_the_clock_names_phases_and_provinces_in_the_readers_language(translated: dict[str, str]) -> None:
    count_month(TODAY.replace(year=2030))
    page = words_of(Sender("zh-hans").get("clock/"))
    assert OWN["area"] in page
    assert translated["area"] not in page
    assert (OWN["phase"] in page, translated["phase"] in page) == (True, False)
