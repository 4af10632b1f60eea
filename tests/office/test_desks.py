"""Figures, publishing, research, evidence and the demo, in a browser without script, on a small screen."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tallystick.office import demo
from tallystick.register.files import load_package
from tests.office.desk import PHONE, Desk
from tests.office.test_commands import ENVIRON
from tests.office.trying_follow_up import STUDY

pytestmark = pytest.mark.browser


def test_figures_are_handed_in_tried_entered_and_taken_back(
    browser: Browser, address: str, example: Path
) -> None:
    one = load_package(str(example)).indicators[0]
    table = f"indicator,area,period,value,unit\n{one.id},QX,2023,41,{one.unit}\nno-such-thing,QX,2023,1,x\n"
    desk = Desk(browser, address, "statistics")
    desk.go("/office/figures/")
    desk.keeps_nobody_out()
    file = {"name": "yearbook.csv", "mimeType": "text/csv", "buffer": table.encode()}
    desk.page.set_input_files("#file", file)  # type: ignore[arg-type]
    said = {"source": "yearbook-x", "title": "Yearbook", "publisher": "Figures", "published": "2024-02-01"}
    desk.page.click("summary:has-text('A new source')")
    for name, text in said.items():
        desk.page.fill(f"[name={name}]", text)
    desk.page.select_option("[name=kind]", "official_statistic")
    desk.page.click("button:has-text('Try it')")
    assert desk.says("1 figure would be entered")
    assert desk.says("no-such-thing")
    desk.keeps_nobody_out()
    desk.page.click("button:has-text('Enter these figures')")
    assert desk.says("1 figure entered")
    desk.go("/office/figures/")
    batch = desk.page.locator("li:has-text('yearbook.csv'):has(button)")
    batch.locator("button").click()
    assert batch.count() == 0


def test_the_editor_asks_to_publish_and_sees_how_far_it_is(browser: Browser, address: str) -> None:
    desk = Desk(browser, address, "editor")
    desk.go("/office/publications/")
    desk.keeps_nobody_out()
    desk.page.click("button:has-text('Publish it')")
    assert "/office/publications/" in desk.page.url
    assert desk.says("Example of a phase") or desk.says("midterm")
    desk.keeps_nobody_out()


def test_a_survey_is_planned(browser: Browser, address: str) -> None:
    desk = Desk(browser, address, "secretariat")
    desk.go("/office/research/")
    desk.page.click("summary:has-text('Plan one') >> nth=0")
    for name, text in STUDY.items():
        field = desk.page.locator(f"form[action$='new-study/'] [name={name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    desk.page.click("form[action$='new-study/'] button")
    assert desk.says(STUDY["title"])
    desk.keeps_nobody_out()


def test_a_file_behind_a_report_is_cleaned_listed_and_withdrawn(browser: Browser, address: str) -> None:
    desk = Desk(browser, address, "officer")
    desk.go("/office/bodies/MOH/midterm/reports/I.1.01/")
    file = {"name": "minutes of May.txt", "mimeType": "text/plain", "buffer": b"We met and agreed."}
    desk.page.set_input_files("#file", file)  # type: ignore[arg-type]
    desk.page.click("button:has-text('Hand in')")
    assert desk.says("minutes of May.txt")
    assert desk.says("Its SHA-256")
    desk.keeps_nobody_out()
    desk.page.click("button:has-text('Withdraw it')")
    assert not desk.says("minutes of May.txt")


@pytest.fixture(scope="module")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The office that anybody can try out, as the command opens it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("demo") / "demo"
    command = [sys.executable, "-m", "tallystick", "office", "demo", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRON) as process:
        try:
            assert process.stdout is not None
            assert f"127.0.0.1:{port}/office/" in process.stdout.readline()
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def test_the_demo_names_its_people_and_lets_them_in(browser: Browser, demo_address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(demo_address + "/office/")
    for one in demo.PEOPLE:
        assert one.email in page.inner_text("main")
    page.fill("[name=login]", demo.PEOPLE[0].email)
    page.fill("[name=password]", demo.PASSWORD)
    page.click("main button")
    assert "Your desk" in page.inner_text("main")
    assert demo.PEOPLE[0].name in page.inner_text("body")
    context.close()


def walked(desk: Desk, *links: str) -> None:
    """Go from link to link, each of whose addresses holds the next of these words, past no barrier."""
    desk.go("/office/panels/")
    desk.keeps_nobody_out()
    for words in links:
        desk.page.click(f"main a[href*='{words}'] >> nth=0")
        desk.keeps_nobody_out()


def test_the_demos_panel_can_be_walked_through(browser: Browser, demo_address: str) -> None:
    who = {one.role: one.email for one in demo.PEOPLE}
    for role, links in {"assessor": ("/panels/", "/code/"), "secretariat": ()}.items():
        desk = Desk(browser, demo_address, who[role], demo.PASSWORD)
        walked(desk, *links)
        desk.context.close()


@pytest.fixture(scope="module")
def judge(browser: Browser, demo_address: str) -> Iterator[Desk]:
    """An assessor of the demo's second panel, which the secretariat has drawn."""
    who = {one.role: one.email for one in demo.PEOPLE}
    secretariat = Desk(browser, demo_address, who["secretariat"], demo.PASSWORD)
    secretariat.go("/office/panels/")
    secretariat.page.fill("[name=seed]", "7 12 20 21 33 41")
    secretariat.page.click("button:has-text('Draw')")
    secretariat.keeps_nobody_out()
    secretariat.context.close()
    desk = Desk(browser, demo_address, who["assessor"], demo.PASSWORD)
    yield desk
    desk.context.close()


def _chosen(desk: Desk, name: str, **choice: str | int) -> None:
    for select in desk.page.locator(f"select[name$='.{name}']").all():
        select.select_option(**choice)  # type: ignore[arg-type]


_HOME = "/office/panels/second-half/"


def test_an_assessor_trains_without_script(judge: Desk) -> None:
    page = judge.page
    judge.go(_HOME + "train/")
    judge.keeps_nobody_out()
    page.select_option("[name='training-law.verifiable']", "yes")
    page.select_option("[name='training-law.completion']", "limited")
    page.click("button:has-text('See what is right')")
    assert page.inner_text("[role=status]") == "1 of 6 are right."
    wrong = [one.inner_text() for one in page.locator("span.why b").all() if one.inner_text() != "right"]
    assert wrong[0] == "right would be: complete"


def test_a_commitment_is_coded_without_script(judge: Desk, demo_address: str) -> None:
    """An assessor codes a commitment wrongly and then rightly, reads it in Chinese, and commits."""
    page = judge.page
    judge.go(_HOME)
    judge.keeps_nobody_out()
    sheet = judge.context.request.get(f"{demo_address}{_HOME}sheet.xlsx")
    assert (sheet.status, sheet.body()[:2]) == (200, b"PK")
    page.click("main ol.rows a >> nth=0")
    _chosen(judge, "code", index=1)
    _chosen(judge, "why", index=1)
    for reason in page.locator("textarea[name$='.reason']").all():
        reason.fill("The act was read.")
    page.click("button:has-text('Save it')")
    assert judge.says("independent says whether a source stands behind it")
    judge.keeps_nobody_out()
    _chosen(judge, "independent", value="false")
    page.click("button:has-text('Save it')")
    page.goto(page.url.replace("/office/", "/zh-hans/office/"))
    assert judge.says("仅凭计划的文字")
    judge.keeps_nobody_out()
    judge.go(_HOME)
    assert judge.says("6 of 6 questions")
    page.click("button:has-text('Commit to my codes')")
    assert judge.says("You have committed")
    judge.keeps_nobody_out()
