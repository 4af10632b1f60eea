"""Pages that turn out too long: only what asked for their rows is made again, and nothing stays as it was."""

from collections.abc import Iterator

import pytest

from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.model import Material
from tallystick.report.pages import batches
from tallystick.report.site import edition_of
from tallystick.report.views.titles import Titles
from tallystick.voice import together
from tallystick.voice.frame import Batch, Drawing, Page, style_sheet
from tallystick.voice.language import ENGLISH
from tallystick.voice.packing import Sharing
from tallystick.voice.together import Spoken, short_pages
from tests.report import factory

#: Plans, and how long a page with its style sheet may be, so that most series of pages are split.
PLANS = {"golden": (factory.golden, 20_000), "reference": (factory.reference, 30_000)}


@pytest.fixture
def made() -> list[str]:
    """The paths of all pages whose view was made."""
    return []


def counted(context: PageContext, made: list[str]) -> Iterator[Batch]:
    def counting(batch: Batch) -> Batch:
        def again() -> Iterator[Page]:
            for page in batch():
                made.append(page.path)
                yield page

        return again

    return map(counting, batches(Titles(context)))


def all_anew(given: Material, cuts: Sharing) -> dict[str, bytes]:
    """Every page drawn from a book that nobody has opened yet, shared out as it was in the end."""
    context = PageContext(Book(given), ENGLISH, Sharing(cuts.cuts))
    drawing = Drawing(edition_of(context), "tallystick.report")
    return {page.path: drawing.draw(page) for batch in batches(Titles(context)) for page in batch()}


@pytest.mark.parametrize("plan", PLANS)
def test_nothing_stays_as_it_was_before_a_series_was_split(
    plan: str, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    package, longest = PLANS[plan]
    monkeypatch.setattr(together, "LONGEST", longest)
    given = factory.material(package())
    context = PageContext(Book(given), ENGLISH)
    drawing = Drawing(edition_of(context), "tallystick.report")
    found = short_pages([Spoken(drawing, context.sharing, counted(context, made))])
    assert len(context.sharing.cuts) > 5
    assert found == all_anew(given, context.sharing)
    sizes = {path: len(data) for path, data in found.items()}
    assert not context.sharing.split(sizes, longest - len(style_sheet()))


def test_where_few_pages_are_too_long_few_are_made_again(made: list[str]) -> None:
    context = PageContext(Book(factory.material(factory.reference())), ENGLISH)
    drawing = Drawing(edition_of(context), "tallystick.report")
    found = short_pages([Spoken(drawing, context.sharing, counted(context, made))])
    assert 0 < len(context.sharing.cuts) < 10
    assert len(made) < 1.2 * len(found)
