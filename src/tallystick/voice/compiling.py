"""What a template is compiled to: the same text as jinja2 would draw, with fewer calls on the way.

Every text that a template shows is set apart and escaped, as jinja2 does with two functions and an object of
its own; the same names and numbers stand on page after page, so what came of a text is remembered. Functions
of a template are called as Python calls them: none of ours asks for jinja2's context. What a view lacks is
then an ``AttributeError``, and a view is never a mapping.
"""

import functools
import operator
from collections.abc import Callable
from typing import ClassVar

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from tallystick.voice.cell import CellText
from tallystick.voice.direction import isolated
from tallystick.voice.signs import FullWidthSigns

#: How many texts are remembered: those of some hundred pages.
_REMEMBERED = 1 << 15


def in_page(value: object) -> str:
    """What stands in a page for a value: escaped, unless it is markup already."""
    if value.__class__ is str:
        return _text_in_page(value)
    if isinstance(value, CellText):
        return _cell_in_page(str(value), value.language)
    return value if isinstance(value, Markup) else str(escape(isolated(value)))


def in_page_once(value: object) -> str:
    """The same, of which nothing is remembered: what only some may read stays in no memory."""
    return value if isinstance(value, Markup) else str(escape(isolated(value)))


@functools.lru_cache(_REMEMBERED)
def _cell_in_page(text: str, language: str) -> str:
    return str(escape(isolated(CellText(text, language, text))))


@functools.lru_cache(_REMEMBERED)
def _text_in_page(text: object) -> str:
    return str(escape(isolated(text)))


class _Plainly(CodeGenerator):
    """Compiles templates in which every text is escaped."""

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        self.write("environment.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class Templates(jinja2.Environment):
    """Templates whose every text is escaped, from a loader and a place for what they are compiled to."""

    code_generator_class = _Plainly
    call: ClassVar[Callable[..., object]] = operator.call  # built in, so it does not bind

    def __init__(
        self,
        loader: jinja2.BaseLoader,
        compiled: jinja2.BytecodeCache | None,
        *,
        full_width: bool = False,
        remembers: bool = True,
    ) -> None:
        """Make them ready.

        Args:
            loader: where they are.
            compiled: where what they are compiled to is.
            full_width: whether the language writes full-width signs between texts.
            remembers: whether what came of a text is remembered for the next page.
        """
        super().__init__(
            loader=loader,
            autoescape=True,
            auto_reload=False,
            extensions=["jinja2.ext.i18n", *((FullWidthSigns,) if full_width else ())],
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=in_page if remembers else in_page_once,
            bytecode_cache=compiled,
        )
