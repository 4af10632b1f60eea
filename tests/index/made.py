"""Small indices made of texts, as people write them."""

import numpy as np

from tallystick.base.findings import Finding
from tallystick.index.figures_file import FiguresRead, read_figures
from tallystick.index.method import IndexMethod
from tallystick.index.method_file import MethodRead, read_index_method
from tallystick.index.model import Matrix
from tallystick.index.steps import Index, index_of

FIGURES = """code,name,a,b,c
u1,One,1,10,3
u2,Two,2,40,1
u3,Three,4,20,2
"""
METHOD = """
name = "small"
title = "A small index"

[columns]
unit = "code"
name = "name"

[[nodes]]
code = "index"

[[nodes]]
code = "p"
parent = "index"

[[nodes]]
code = "q"
parent = "index"

[[indicators]]
code = "a"
parent = "p"

[[indicators]]
code = "b"
parent = "p"
direction = -1

[[indicators]]
code = "c"
parent = "q"
"""


def matrix(*rows: tuple[float, ...]) -> Matrix:
    units = tuple("abcdefgh"[: len(rows)])
    return Matrix(np.array(rows, dtype=float), units, tuple("xyzuvw"[: len(rows[0])]))


def read_method(text: str, beside: dict[str, bytes] | None = None) -> MethodRead:
    return read_index_method("method.toml", text.encode(), (beside or {}).get)


def method(text: str = METHOD, beside: dict[str, bytes] | None = None) -> IndexMethod:
    read = read_method(text, beside)
    assert read.method is not None, told(read.findings)
    return read.method


def read_table(figures: str, text: str = METHOD) -> FiguresRead:
    return read_figures("data.csv", figures.encode(), method(text))


def index(figures: str = FIGURES, text: str = METHOD) -> Index:
    read = read_table(figures, text)
    assert read.table is not None, told(read.findings)
    return index_of(read.table, method(text))


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Each finding in a line: where, what, and the mend."""
    return [f"{one.place.text}: {one.message.text} -> {one.fix.text}" for one in findings]
