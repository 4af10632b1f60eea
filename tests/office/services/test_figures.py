"""Figures of files are tried, entered, revised without losing the old value, and taken back."""

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import FigureUpload, StoredFigureBatch, StoredIndicator, StoredObservation
from tallystick.office.models.figure_files import ENTERED, NOT_READ, TRIED
from tallystick.office.services import figures
from tallystick.office.services.figures import SAID, enter_file, hand_in, take_batch_back, try_again
from tests.office.conftest import NOW, MakePerson

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
NEW = {
    "source": "yearbook-x",
    "title": "Yearbook of the isle",
    "publisher": "Office of Figures",
    "kind": "official_statistic",
    "published": "2024-02-01",
}


def said(**words: str) -> dict[str, str]:
    """Give what is said of a file."""
    return dict.fromkeys(SAID, "") | words


def table(value: str) -> bytes:
    """Give a file with a figure of an indicator that there is, and a row of one that there is not."""
    indicator = StoredIndicator.objects.order_by("key")[0]
    rows = (f"{indicator.id},QX,2023,{value},{indicator.unit}", "no-such-thing,QX,2023,1,persons")
    return ("indicator,area,period,value,unit\n" + "\n".join(rows) + "\n").encode()


def test_a_file_is_tried_entered_revised_and_taken_back(make_person: MakePerson) -> None:
    by = make_person("statistics_officer")
    before, batches = StoredObservation.objects.count(), StoredFigureBatch.objects.count()
    file = hand_in(name="../a b.csv", data=table("41"), said=said(**NEW), by=by, now=NOW)
    assert (file.name, file.state) == ("a_b.csv", TRIED), file.told
    assert "1 figure would be entered" in file.told["en"]["counts"][0]
    assert "no-such-thing" in file.told["en"]["refused"][0]
    assert "no-such-thing" in file.told["zh-Hans"]["refused"][0]
    assert StoredObservation.objects.count() == before
    enter_file(file=file, by=by, now=NOW)
    assert (file.state, StoredObservation.objects.count()) == (ENTERED, before + 1)
    with pytest.raises(Refusal, match="entered already"):
        enter_file(file=file, by=by, now=NOW)
    later = NEW | {"source": "yearbook-y", "published": "2024-03-01"}
    revised = hand_in(name="b.csv", data=table("42"), said=said(**later), by=by, now=NOW)
    enter_file(file=revised, by=by, now=NOW)
    assert "revised to 42" in revised.told["en"]["revised"][0]
    values = StoredObservation.objects.filter(source__id__startswith="yearbook-")
    assert {(str(one.value), bool(one.restated)) for one in values} == {("41", True), ("42", False)}
    take_batch_back(batch=revised.batch, by=by, now=NOW)
    (left,) = StoredObservation.objects.filter(source__id__startswith="yearbook-")
    assert (str(left.value), bool(left.restated)) == ("41", False)
    take_batch_back(batch=file.batch, by=by, now=NOW)
    assert StoredObservation.objects.count() == before
    assert StoredFigureBatch.objects.count() == batches
    assert FigureUpload.objects.filter(state=TRIED).count() == 2


def test_what_cannot_be_read_is_said_and_can_be_said_otherwise(make_person: MakePerson) -> None:
    by = make_person("statistics_officer")
    data = table("41").replace(b"period", b"Jahr der Zahl")
    file = hand_in(name="c.csv", data=data, said=said(**NEW), by=by, now=NOW)
    assert "Jahr der Zahl" in str(file.told["en"])
    try_again(file=file, said=said(**NEW, columns="Jahr der Zahl=period"), now=NOW)
    assert file.state == TRIED
    assert "1 figure would be entered" in file.told["en"]["counts"][0]
    broken = hand_in(name="d.xlsx", data=b"no workbook", said=said(**NEW), by=by, now=NOW)
    assert broken.state == NOT_READ
    with pytest.raises(Refusal):
        enter_file(file=broken, by=by, now=NOW)


def test_two_who_enter_at_once_are_told(make_person: MakePerson, monkeypatch: pytest.MonkeyPatch) -> None:
    by = make_person("statistics_officer")
    file = hand_in(name="a.csv", data=table("41"), said=said(**NEW), by=by, now=NOW)
    numbers = iter([1, 2])
    monkeypatch.setattr(figures, "_last_change", lambda: next(numbers))
    before = StoredObservation.objects.count()
    with pytest.raises(Refusal, match="meanwhile"):
        enter_file(file=file, by=by, now=NOW)
    assert StoredObservation.objects.count() == before
