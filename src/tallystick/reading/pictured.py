"""Which pages of a PDF are pictures, so that a person is told of words that nobody read."""

import ctypes
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pypdfium2 import raw

#: A page with fewer characters holds pictures or nothing; with more than so many its words are in its text.
_FEW, _MANY = 16, 240
#: From this share of a page on, a picture may hold its words.
_LARGE = 0.5
#: More objects, or stretches of pages, are not looked at or named.
_MOST_OBJECTS, _MOST_NAMED = 2000, 20


def is_bare(text: str) -> bool:
    """Whether a page holds no text but perhaps its number."""
    return len(text.strip()) < _FEW


def is_pictured(page: Any, text: str, size: tuple[float, float]) -> bool:  # noqa: ANN401 - a handle of the library's own
    """Whether a page holds few words and a picture over most of it, as a slide that is drawn.

    Args:
        page: the page, as pypdfium2 holds it.
        text: its words.
        size: how wide and how high it is, in points.
    """
    if len(text.strip()) > _MANY:
        return False
    edges = [ctypes.c_float() for _ in range(4)]
    for at in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        shape = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(shape) == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(
            shape, *edges
        ):
            left, low, right, high = (edge.value for edge in edges)
            wide = min(right, size[0]) - max(left, 0.0)
            tall = min(high, size[1]) - max(low, 0.0)
            if wide > 0 and tall > 0 and wide * tall >= _LARGE * size[0] * size[1]:
                return True
    return False


def named_pages(pages: Sequence[int]) -> str:
    """The numbers of pages, those that follow one another as a stretch: *3, 5-7*.

    Args:
        pages: their numbers, counted from 1, in order.
    """
    runs = [
        [page for _, page in run] for _, run in groupby(enumerate(pages), key=lambda one: one[1] - one[0])
    ]
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return ", ".join(words[:_MOST_NAMED]) + (", …" if len(words) > _MOST_NAMED else "")
