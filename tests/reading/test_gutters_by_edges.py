"""How many lines a gutter has on either side, counted by their edges, is what each line by itself says."""

from collections import Counter

from tallystick.reading.printed import Printed
from tallystick.reading.printed_columns import Edges, side_of


def line(left: float, right: float) -> Printed:
    return Printed("words", left, right, 700.0, 10.0, bold=False)


def test_edges_count_what_each_line_says() -> None:
    lines = [line(10.0 * (at % 7), 10.0 * (at % 7) + 5.0 * (at % 4)) for at in range(60)]
    edges = Edges(lines)
    for step in range(40):
        gutter = 2.5 * step
        sides = Counter(side_of(one, [gutter]) for one in lines)
        assert edges.beside(gutter) == (sides[1], sides[2])
