"""The pages of an index's units: each has its profile, whatever it is called."""

import re

from tallystick.index.audit.weighing import prebuilt
from tallystick.index.steps import index_of
from tallystick.report.index import draw_index
from tests.index.made import FIGURES, method, read_table


def drawn(figures: str = FIGURES) -> dict[str, bytes]:
    read = read_table(figures)
    assert read.table is not None
    index = index_of(read.table, method())
    return draw_index(index, None, prebuilt(read.table, index), "f" * 64)


def rows(page: bytes, code: str) -> list[list[str]]:
    part = page.decode().partition(f'<h2 id="h-{code}"')[2].partition("</section>")[0]
    lines = re.findall(r"<tr><th scope=\"row\">.*?</tr>", part)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line) for line in lines]


def test_a_profile_has_the_numbers_worked_by_hand() -> None:
    """Of p the second unit has the mean of 33.33 and 0, of q 0: 8.33 in all, the last of three.

    The first has 50 and 100, the third 83.33 and 50: with q halved 66.67 to 72.22, doubled 83.33 to 61.11.
    """
    page = drawn()["units/unit-u2.html"]
    nodes = {name: (number, rank) for name, number, rank in rows(page, "nodes")}
    assert nodes == {"index": ("8.33", "3"), "p": ("16.67", "3"), "q": ("0.00", "3")}
    assert rows(page, "figures")[1] == ["b", "40", "", "less is better", "40", "10", "0.00", ""]
    assert rows(drawn()["units/unit-u1.html"], "what-if")[-1] == ["q", "2", "2", "1"]


def test_every_unit_is_listed_with_its_page_in_every_language() -> None:
    files = drawn()
    assert b"units.html" in files["index.html"]
    for folder in ("", "zh-hans/"):
        links = re.findall(r'<th scope="row"><a href="(.*?)"', files[folder + "units.html"].decode())
        assert [link.rpartition("/")[2] for link in links] == ["unit-u1.html", "unit-u3.html", "unit-u2.html"]
        assert all(f"{folder}units/{link.rpartition('/')[2]}" in files for link in links)
    assert "强项" in files["zh-hans/units/unit-u1.html"].decode()


def test_names_of_files_are_safe_and_names_are_shown_as_text() -> None:
    hostile = FIGURES.replace("u1", "../../con").replace("u2", "北京").replace("Two", "<script>x</script>")
    files = drawn(hostile)
    units = [path for path in files if path.startswith("units/")]
    assert len(units) == 3
    assert all(re.fullmatch(r"units/unit[a-z0-9-]*\.html", path) for path in units)
    assert not any(b"<script>" in data for data in files.values())
    assert all(len(data) + len(files["style.css"]) < 50_000 for data in files.values())
