"""A chart's words: near their marks, inside the drawing, off one another, off marks and lines."""

from dataclasses import replace

from tallystick.report.charts.labels import MarkWords, place_labels, words_box
from tallystick.report.charts.model import ChartMark, Label, Stroke
from tests.report.test_charts import every_chart


def test_labels_keep_clear_of_one_another() -> None:
    same = [
        MarkWords(50, 100, "a long label", "plan", above=True),
        MarkWords(50, 100, "another label", "base", above=True),
    ]
    placed = place_labels(same, [Label(50, 100, "start", "a", "other")], ())
    heights = sorted(label.y for label in placed[:2])
    assert heights[1] - heights[0] >= 15


def test_no_two_labels_of_any_chart_meet() -> None:
    for name, chart in every_chart():
        words = [label for label in chart.labels if label.tone != "other"]
        places = {(label.anchor, label.x, label.y) for label in words}
        assert len(places) == len(words), name


def test_words_go_round_lines_marks_and_arrows_and_stay_inside() -> None:
    line = Stroke(5, 110, 94, 90, "promise")
    mark = ChartMark(94, 90, "official_claim", "plan", "up", False, "")
    words = [MarkWords(94, 90, "Promised 88 percent", "promise", above=False)]
    on_it = place_labels(words, [], (mark,))[0]
    beside = place_labels(words, [], (mark,), (line,))[0]
    assert words_box(on_it).is_crossed(line)
    assert not words_box(beside).is_crossed(line)
    letter = place_labels([], [Label(97, 100, "start", "a down 3.33%", "other")], ())[0]
    assert words_box(letter).right <= 101


def test_hardly_any_words_of_a_chart_lie_on_a_line_and_none_leave_it() -> None:
    lying = []
    for name, chart in every_chart():
        for label in chart.labels:
            box = words_box(label)
            assert box.left >= -1, (name, label)
            assert box.right <= 101, (name, label)
            letters = replace(box, top=box.top + 2)
            lying += [(name, label.text) for line in chart.lines if letters.is_crossed(line)]
    # Of some 200 words these have no clear place near their mark; without regard to lines it was 44.
    assert len(set(lying)) <= 13, lying
