"""``tallystick index`` as a person types it: what it prints, writes and refuses."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app
from tests.index.made import FIGURES, METHOD

run = CliRunner().invoke
META = """iCode,Type,Level,Parent,Direction,Weight,iName,Note
a,Indicator,1,index,1,1,A,x
b,Indicator,1,index,-1,1,B,y
c,Indicator,1,index,1,2,C,z
index,Aggregate,2,,1,1,An index,
"""


def laid(folder: Path, figures: str = FIGURES, method: str = METHOD) -> list[str]:
    (folder / "data.csv").write_text(figures, encoding="utf-8")
    (folder / "method.toml").write_text(method, encoding="utf-8")
    return ["index", str(folder / "data.csv"), str(folder / "method.toml"), "--out", str(folder / "out")]


def rows(place: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(place.read_text(encoding="utf-8"))))


def test_an_index_is_printed_and_written_with_what_it_rests_on(tmp_path: Path) -> None:
    answer = run(app, laid(tmp_path))
    assert answer.exit_code == 0, answer.output
    assert "A small index: 3 units, 3 indicators." in answer.stdout
    # a: 0, 33.3, 100; b, of which less is better: 100, 0, 66.7; c: 100, 0, 50.
    scores = {(one["unit"], one["code"]): one["score"] for one in rows(tmp_path / "out/tables/scores.csv")}
    assert scores["u1", "index"] == "75"
    assert scores["u2", "p"] == "16.66666667"
    assert scores["u3", "index"] == "66.66666667"
    (beside,) = [
        one
        for one in rows(tmp_path / "out/tables/figures.csv")
        if (one["unit"], one["indicator"]) == ("u2", "b")
    ]
    shown = {name: beside[name] for name in ("raw", "direction", "worst", "best", "normalised")}
    assert shown == {"raw": "40", "direction": "-1", "worst": "40", "best": "10", "normalised": "0"}
    parts = rows(tmp_path / "out/tables/contributions.csv")
    u3 = [float(one["contribution"]) for one in parts if (one["unit"], one["node"]) == ("u3", "index")]
    assert sum(u3) == pytest.approx(66.66666667)
    record = json.loads((tmp_path / "out/index.json").read_text(encoding="utf-8"))
    assert [one["rank"] for one in record["units"]] == [1, 3, 2]
    assert record["method"]["normalise"]["how"] == {"how": "min-max", "low": "0", "high": "100"}


def test_the_same_input_gives_the_same_bytes_over_an_earlier_run(tmp_path: Path) -> None:
    run(app, laid(tmp_path))
    first = {one: one.read_bytes() for one in (tmp_path / "out").rglob("*") if one.is_file()}
    assert run(app, laid(tmp_path)).exit_code == 0
    assert {one: one.read_bytes() for one in (tmp_path / "out").rglob("*") if one.is_file()} == first


def test_metadata_alone_is_a_method(tmp_path: Path) -> None:
    laid(tmp_path)
    figures = FIGURES.replace("code,name", "uCode,uName")
    (tmp_path / "iData.csv").write_text(figures, encoding="utf-8")
    (tmp_path / "iMeta.csv").write_text(META, encoding="utf-8")
    asked = ["index", str(tmp_path / "iData.csv"), str(tmp_path / "iMeta.csv"), "--out", str(tmp_path / "o")]
    answer = run(app, asked)
    assert answer.exit_code == 0, answer.output
    assert "An index: 3 units, 3 indicators." in answer.stdout
    named = tmp_path / "named.toml"
    named.write_text('name = "index"\nmetadata = "iMeta.csv"\n', encoding="utf-8")
    assert run(app, [*asked[:2], str(named), "--out", str(tmp_path / "n")]).exit_code == 0
    first, second = ((tmp_path / one / "tables/scores.csv").read_bytes() for one in "on")
    assert first == second


@pytest.mark.parametrize(
    ("figures", "method", "expected"),
    [
        (
            FIGURES.replace("u2,Two,2", "u2,Two,two"),
            METHOD,
            ["data.csv, row 3, column a: “two”", "no number"],
        ),
        (FIGURES, METHOD.replace('parent = "q"', 'parent = "z"'), ["method.toml", "c is an orphan"]),
        (
            FIGURES,
            METHOD.replace("[columns]", "[aggregate]\nhow='geometric'\n[columns]"),
            ["data.csv, row 2, column a", "step aggregate: geometric", "low = 1", "nothing was written"],
        ),
        (
            FIGURES.replace("u2,Two,2,", "u2,Two,1,").replace("Three,4", "Three,1"),
            METHOD,
            ["column a", "alike"],
        ),
    ],
)
def test_what_is_wrong_is_said_in_its_place_and_nothing_is_written(
    tmp_path: Path, figures: str, method: str, expected: list[str]
) -> None:
    answer = run(app, laid(tmp_path, figures, method))
    assert answer.exit_code == 1
    assert [one for one in expected if one not in answer.stderr] == []
    assert not (tmp_path / "out").exists()
    assert "Traceback" not in answer.output
    as_json = json.loads(run(app, [*laid(tmp_path, figures, method), "--json"]).stdout)
    assert as_json["findings"]


def test_a_file_that_is_not_there_and_a_folder_of_somebody_else_are_refused(tmp_path: Path) -> None:
    asked = laid(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    answer = run(app, asked)
    assert answer.exit_code == 2
    assert "mine.txt" in answer.stderr
    gone = run(app, ["index", str(tmp_path / "none.csv"), asked[2], "--out", str(tmp_path / "o")])
    assert gone.exit_code == 2
    assert "none.csv can't be read" in gone.stderr


def test_a_method_names_only_what_lies_beside_it(tmp_path: Path) -> None:
    outside = tmp_path / "inner"
    outside.mkdir()
    (tmp_path / "iMeta.csv").write_text(META, encoding="utf-8")
    asked = laid(outside, method='name = "m"\nmetadata = "../iMeta.csv"\n')
    answer = run(app, asked)
    assert answer.exit_code == 1
    assert "there is no file ../iMeta.csv beside the method" in answer.stderr


def test_a_unit_without_a_number_is_said_and_what_would_bring_one(tmp_path: Path) -> None:
    method = METHOD.replace("[columns]", "[coverage]\nof_indicators = 0.6\n[columns]")
    asked = laid(tmp_path, FIGURES.replace("u2,Two,2,40,1", "u2,Two,,,1"), method)
    answer = run(app, asked)
    assert answer.exit_code == 0, answer.output
    assert "1 unit has no number: tables/without_number.csv says why." in answer.stdout
    at_root = [one for one in rows(tmp_path / "out/tables/without_number.csv") if one["code"] == "index"]
    (gap,) = at_root
    assert (gap["unit"], gap["known"], gap["of"], gap["wanting"]) == ("u2", "1", "3", "1")
    assert gap["soonest"] == "a b"


def test_other_commands_do_not_wait_for_numpy() -> None:
    code = (
        "import sys; from tallystick.cli.main import app; import tallystick.pipeline.assess;"
        "sys.exit(any(name.split('.')[0] in {'numpy', 'scipy'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_if_weights_were_others(tmp_path: Path) -> None:
    answer = run(app, [*laid(tmp_path), "--what-if", "q=0", "--what-if", "b=3"])
    assert answer.exit_code == 0, answer.output
    assert "What if q = 0, b = 3?" in answer.stdout
    # Without q, and b three times a: u1 (0 + 300)/4, u2 (33.3 + 0)/4, u3 (100 + 200)/4.
    found = {one["unit"]: one for one in rows(tmp_path / "out/tables/what_if_asked.csv")}
    assert {unit: one["index_then"] for unit, one in found.items()} == {
        "u1": "75",
        "u2": "8.333333333",
        "u3": "75",
    }
    assert [found[unit]["rank_then"] for unit in ("u1", "u2", "u3")] == ["1", "3", "1"]
    assert found["u3"]["rank"] == "2"
    record = json.loads((tmp_path / "out/index.json").read_text(encoding="utf-8"))
    assert record["what_if"] == {"q": "0", "b": "3"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["zz=1"], "there is no weight of zz"),
        (["index=1"], "there is no weight of index"),
        (["q"], "is no name with a weight"),
        (["q=-1"], "is no name with a weight"),
        (["q=inf"], "is no name with a weight"),
        (["q=1", "q=2"], "is given two weights"),
        (["q=0", "p=0"], "the weights of p and q add up to zero"),
    ],
)
def test_a_weight_that_cant_be_is_refused_and_nothing_written(
    tmp_path: Path, asked: list[str], told: str
) -> None:
    answer = run(app, [*laid(tmp_path), *(part for one in asked for part in ("--what-if", one))])
    assert answer.exit_code in {1, 2}
    assert told in answer.output
    assert not (tmp_path / "out").exists()


DOUBT = "\n[doubt]\nleave_out = true\nreplications = {replications}\nbase = {base}\n"
CLASHING = """
[[doubt.normalise]]
how = "min-max"
[[doubt.normalise]]
how = "min-max"
low = 1
[[doubt.aggregate]]
how = "arithmetic"
[[doubt.aggregate]]
how = "geometric"
"""


def columns(place: Path, section: str) -> list[str]:
    """The heading of the table in a section of a page."""
    page = place.read_text(encoding="utf-8")
    return re.findall('<th scope="col">(.*?)</th>', page[page.index(f'id="h-{section}"') :].split("</tr>")[0])


def test_an_index_that_is_not_made_anew_has_no_empty_columns(tmp_path: Path) -> None:
    """A design alone says what accounts for the doubt, and of no unit how sure its rank is."""
    doubt = DOUBT.format(replications=0, base=8) + "[doubt.weights]\nspread = 0.2\n"
    answer = run(app, laid(tmp_path, method=METHOD + doubt))
    assert answer.exit_code == 0, answer.output
    assert "Made anew" not in answer.stdout
    assert "Class" not in answer.stdout
    assert "The method asks for no replications" in answer.stdout
    out = tmp_path / "out"
    assert "A design of 8 rows" in answer.stdout
    there = {place.name for place in (out / "tables").iterdir()}
    assert "sensitivity.csv" in there
    assert there & {"doubt.csv", "pairs.csv", "replications.csv", "rank_probabilities.csv"} == set()
    assert columns(out / "index.html", "ranks") == ["Unit", "Index", "Rank"]
    assert columns(out / "units/unit-u1.html", "nodes") == ["Part", "Number", "Rank"]
    sure = laid(tmp_path, method=METHOD + DOUBT.format(replications=9, base=0))
    assert run(app, sure).exit_code == 0
    assert columns(out / "index.html", "ranks")[-1] == "Ranks"
    assert columns(out / "units/unit-u1.html", "nodes")[-1] == "Ranks"


def test_what_failed_of_a_design_is_counted_and_named(tmp_path: Path) -> None:
    doubt = DOUBT.format(replications=0, base=16) + CLASHING
    answer = run(app, laid(tmp_path, method=METHOD + doubt))
    assert answer.exit_code == 0, answer.output
    failed = rows(tmp_path / "out/tables/design_failed.csv")
    lost = len({one["row"] for one in failed})
    assert f"{lost} rows of the design were left out" in answer.stdout
    assert "rows of the design were left out" in (tmp_path / "out/index.html").read_text(encoding="utf-8")
    told = json.loads((tmp_path / "out/index.json").read_text(encoding="utf-8"))["doubt"]["sensitivity"]
    assert told["rows_whole"] == 16 - lost
    assert sum(one["replications"] for one in told["failed"]) == len(failed)
    assert {one["part"] for one in failed} <= {"a", "b", "normalise", "aggregate", "leave_out"}
    assert all("geometric" in one["failed"] for one in failed)


@pytest.mark.parametrize("where", [["pool"], ["dask", "--scheduler", "tcp://127.0.0.1:1"]])
def test_an_executor_that_has_nothing_to_do_is_refused(tmp_path: Path, where: list[str]) -> None:
    answer = run(app, [*laid(tmp_path), "--executor", *where])
    assert answer.exit_code == 2
    assert "the method doubts nothing" in answer.stderr.lower()
    assert "[doubt]" in answer.stderr
    assert not (tmp_path / "out").exists()


def test_each_picture_lies_beside_its_table_as_a_file(tmp_path: Path) -> None:
    assert run(app, laid(tmp_path)).exit_code == 0
    page = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    drawn = sorted(place.name for place in (tmp_path / "out/pictures").iterdir())
    assert drawn == ["contributions.svg", "correlations.svg", "ranks.svg", "what-if.svg"]
    for name in drawn:
        drawing = (tmp_path / "out/pictures" / name).read_text(encoding="utf-8")
        assert drawing.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
        assert "<rect" in drawing
        assert f'href="pictures/{name}"' in page
