"""The first page says who runs the office, where what is sent lies, and all that is stored in the clear."""

import dataclasses
from pathlib import Path

import pytest
from django.conf import settings

from tallystick.office.configuration import read_configuration
from tallystick.office.models import CaseTurn
from tests.office.tell.sender import Sender, says

RUN_BY = "Example Office of Complaints (invented), officer@office.example"
STORED_IN = "Exampla, nowhere else"


def test_it_is_read_as_lines(tmp_path: Path) -> None:
    (tmp_path / "office.toml").write_text(f"run_by = '{RUN_BY}'\nstored_in = ' {STORED_IN}\t'\n", "utf-8")
    given = read_configuration({"TALLYSTICK_OFFICE": str(tmp_path)})
    assert (given.run_by, given.stored_in) == (RUN_BY, STORED_IN)


@pytest.mark.django_db
def test_the_first_page_says_it_or_that_nobody_has(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    unsaid = "Nobody has entered who runs this office"
    assert says(sender.get(), unsaid)
    assert says(Sender("zh-hans").get(), "尚未填写")
    own = dataclasses.replace(settings.CONFIGURATION, run_by=RUN_BY, stored_in=STORED_IN)
    monkeypatch.setattr(settings, "CONFIGURATION", own)
    assert says(sender.get(), RUN_BY, STORED_IN)
    assert not says(sender.get(), unsaid)


@pytest.mark.django_db
def test_the_first_page_says_what_else_is_stored_of_a_case(sender: Sender) -> None:
    """Both fields of `CaseTurn` lie in the clear as long as the case."""
    assert {one.name for one in CaseTurn._meta.get_fields()} == {"id", "case", "is_trapped", "has_worked"}
    assert says(sender.get(), "whether a program seems to have sent it or your device has worked")
    assert says(Sender("zh-hans").get(), "是否像是由程序提交、您的设备是否为排序做过运算")
