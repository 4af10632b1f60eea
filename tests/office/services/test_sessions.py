"""What people have open is gone from the database when it is over, as the impact assessment says."""

import datetime

import pytest
from django.contrib.sessions.models import Session

from tallystick.office import worker
from tallystick.office.ledger_home import LedgerHome
from tests.office.conftest import NOW, MakePerson, SignIn


@pytest.mark.django_db
def test_a_session_of_more_than_twelve_hours_ago_is_deleted_by_the_worker(
    home: LedgerHome, make_person: MakePerson, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        sign_in(make_person("case_handler"))
    old, still = Session.objects.order_by("pk")
    Session.objects.filter(pk=old.pk).update(expire_date=NOW)
    Session.objects.filter(pk=still.pk).update(expire_date=NOW + datetime.timedelta(seconds=1))
    monkeypatch.setattr(worker, "now", lambda: NOW)
    worker._rounds(home, once=True)
    assert list(Session.objects.all()) == [still]
