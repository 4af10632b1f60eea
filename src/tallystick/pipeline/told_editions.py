"""What a release tells of earlier editions: claimed by its package, shown only by the edition itself."""

from collections.abc import Iterator

from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.pipeline.editions import edition_in
from tallystick.register.editions import EarlierEdition, EditionAnswer
from tallystick.register.model import Package
from tallystick.release.seal import Sealed

_CLAIMED = plural(
    "it tells what {number} earlier edition answered: claimed, not shown. The release of that edition shows "
    "it: tallystick verify OLD NEW",
    "it tells what {number} earlier editions answered: claimed, not shown. The release of each shows it: "
    "tallystick verify OLD NEW",
)
_OTHERWISE = Reason(
    "the new release tells of the edition {edition}, which is the old one, otherwise than it is"
)
_SAYS = Reason(
    "the new release says that the old one answered “{told}” for {row} of {table}, and it answered “{given}”"
)
_ADDS = Reason(
    "the new release says that the old one answered “{told}” for {row} of {table}, and it has no such row"
)
_LEAVES_OUT = Reason("the new release leaves out that the old one answered “{given}” for {row} of {table}")
_SHOWN = Reason("what the new release tells of the edition {edition} is what the old one answered")


def claimed_editions(package: Package) -> list[Reason]:
    """That nothing in a release shows what editions before it answered; nothing where it tells of none."""
    told = len(package.editions)
    return [Reason(_CLAIMED, number=Count(told))] if told else []


def misquoted(old: Sealed, told: Package) -> tuple[list[Reason], list[Reason]]:
    """Hold what a package tells of earlier editions against one of them.

    Args:
        old: the edition's release, which holds.
        told: the package of a later release.

    Returns:
        What is told otherwise than it is, a sentence each; and what is told as it is.
    """
    identity = str(old.about.get("assessment_id"))
    wrong: list[Reason] = []
    right: list[Reason] = []
    for one in told.editions:
        if one.assessment == identity or identity.startswith(one.id):
            answers = [answer for answer in told.edition_answers if answer.edition == one.id]
            found = list(_wrong(old, told, one, answers))
            wrong += found
            right += [] if found else [_SHOWN.saying(edition=Text(one.id))]
    return wrong, right


def _wrong(
    old: Sealed, told: Package, edition: EarlierEdition, answers: list[EditionAnswer]
) -> Iterator[Reason]:
    published = (edition.published, edition.url)
    own, given = edition_in(edition.id, old.members, told.descriptor, published)
    if own != edition:
        yield _OTHERWISE.saying(edition=Text(edition.id))
    right = {(one.table, one.row): one for one in given}
    for one in answers:
        there = right.pop((one.table, one.row), None)
        places = {"told": Text(one.answer), "row": Text(one.row), "table": Text(one.table)}
        if there is None:
            yield _ADDS.saying(**places)
        elif there.answer != one.answer:
            yield _SAYS.saying(**places, given=Text(there.answer))
        elif there.title != one.title:
            yield _OTHERWISE.saying(edition=Text(edition.id))
    for left in right.values():
        yield _LEAVES_OUT.saying(given=Text(left.answer), row=Text(left.row), table=Text(left.table))
