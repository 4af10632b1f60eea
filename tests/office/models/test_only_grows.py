"""What was done, and what a draft once held, is never changed nor deleted: the database refuses both."""

import pytest
from django.db import DatabaseError, transaction

from tallystick.office.models import OfficeDeed
from tallystick.office.services.history import note_act
from tests.office.conftest import NOW


@pytest.mark.django_db
def test_the_history_only_grows() -> None:
    deed = note_act(act="import_package", about="isle", by=None, now=NOW)
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        OfficeDeed.objects.filter(pk=deed.pk).update(about="another")
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        OfficeDeed.objects.filter(pk=deed.pk)._raw_delete("default")
    assert OfficeDeed.objects.get().about == "isle"
