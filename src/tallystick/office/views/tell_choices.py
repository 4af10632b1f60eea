"""What a sender chooses of in the form: commitments and provinces, each as they read it."""

from tallystick.base.reasons import msgid
from tallystick.office.models import StoredCommitment
from tallystick.office.pages import said
from tallystick.office.plan_texts import as_read
from tallystick.office.views.case_parts import cut_short
from tallystick.office.views.case_shown import no_more_said, places_said
from tallystick.office.visit import language_now

#: Of more commitments than these a list would be too long for a page; the number is typed then.
_LISTED = 250
_NO_MORE = msgid("no longer in the plan")


def commitments_to_choose(chosen: str) -> tuple[tuple[str, str], ...]:
    """The commitments, each with its title; none where there are more than a list can hold.

    Args:
        chosen: the one that was chosen, which is among them though it is there no more.
    """
    if StoredCommitment.objects.count() > _LISTED:
        return ()
    rows = StoredCommitment.objects.order_by("pk").values_list("id", "title")
    titles = as_read(language_now(), *(str(title) for _, title in rows))
    listed = tuple((str(row[0]), cut_short(title)) for row, title in zip(rows, titles, strict=True))
    return _with_gone(listed, chosen, said(_NO_MORE))


def places_to_choose(chosen: str) -> tuple[tuple[str, str], ...]:
    """The provinces, each with its name; the one that was chosen is among them though it is there no more."""
    return _with_gone(places_said(), chosen, no_more_said(chosen))


def _with_gone(listed: tuple[tuple[str, str], ...], chosen: str, words: str) -> tuple[tuple[str, str], ...]:
    """What can be chosen, with what was chosen before and is there no more: it is not dropped in silence."""
    if not chosen or chosen in dict(listed):
        return listed
    return ((chosen, words), *listed)
