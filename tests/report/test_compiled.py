"""Templates as they are compiled here draw what jinja2 draws from the same by itself."""

import jinja2
import pytest
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.pages import batches
from tallystick.report.site import edition_of
from tallystick.report.views.titles import Titles
from tallystick.voice.compiling import in_page, in_page_once
from tallystick.voice.direction import isolated
from tallystick.voice.engine import environment
from tallystick.voice.frame import Drawing
from tallystick.voice.language import ENGLISH
from tests.report import factory

ROOM = "tallystick.report"


def as_jinja_has_it() -> jinja2.Environment:
    plain = environment(ENGLISH, ROOM).overlay(finalize=isolated, bytecode_cache=None)
    plain.code_generator_class = CodeGenerator
    return plain


@pytest.mark.parametrize("mark", ["", factory.HOSTILE])
def test_every_page_comes_out_as_jinja_draws_it(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    package = factory.worded(factory.golden(), lambda text: text + mark)
    context = PageContext(Book(factory.material(package)), ENGLISH)
    pages = [page for batch in batches(Titles(context)) for page in batch()]
    ours, plain = (Drawing(edition_of(context), ROOM) for _ in range(2))
    monkeypatch.setattr(plain, "_templates", as_jinja_has_it())
    assert len({page.template for page in pages}) > 20
    for page in pages:
        assert ours.draw(page) == plain.draw(page), page.path


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        ("Fish & <chips>", "Fish &amp; &lt;chips&gt;"),
        (1200, "1200"),
        (True, "True"),
        (Markup("<b>"), "<b>"),
        ("<b>", "&lt;b&gt;"),
        ("\u062e\u0637\u0629 <", "\u2068\u062e\u0637\u0629 &lt;\u2069"),
    ],
)
def test_a_text_is_escaped_and_markup_is_not_even_after_a_text_of_the_same_letters(
    value: object, drawn: str
) -> None:
    assert in_page(value) == in_page_once(value) == drawn


def test_what_a_view_lacks_is_never_drawn_as_nothing() -> None:
    templates = environment(ENGLISH, ROOM)
    with pytest.raises(AttributeError, match="real"):
        templates.from_string("{{ view.unreal }}").render(view=1)
    with pytest.raises(jinja2.UndefinedError, match="view"):
        templates.from_string("{{ view }}").render()
