"""What programs read says what the tables say, is described whole, and leads everywhere from its index."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tallystick.assessment.record import verdict_tables
from tallystick.register.columns import cells_of
from tallystick.register.model import Package
from tallystick.register.tables import TABLES
from tallystick.register.translations import Translation
from tallystick.report.api import book as api_book
from tallystick.report.api.paths import API, INDEX, SCHEMA
from tallystick.report.api.sharing import LARGEST, resources
from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.model import Material
from tallystick.voice.catalogues import page_languages
from tests.architecture.tree import ROOT
from tests.report import factory
from tests.report.api.read import api_of, golden, golden_api, listed, parts, reference, reference_api, whole

PLANS = [(golden, golden_api), (reference, reference_api)]
Api = Callable[[], Mapping[str, bytes]]
KEPT = ROOT / "tests" / "kept" / "api-v1.schema.json"


def cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def rows_of(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode())))


def beside(told: Sequence[Mapping[str, Any]], rows: list[dict[str, str]]) -> None:
    """The same rows, in whatever order, cell by cell; an empty cell is no key."""
    names = list(rows[0])
    ours = Counter(tuple(cell(one.get(name, "")) for name in names) for one in told)
    assert ours == Counter(tuple(one[name] for name in names) for one in rows)


@pytest.mark.parametrize(("plan", "api"), PLANS)
def test_verdicts_come_out_as_in_the_tables(plan: Callable[[], Material], api: Api) -> None:
    material, files = plan(), api()
    tables = verdict_tables(material.package, material.assessment)
    verdicts, answers, deliverables = [], [], []
    for target in listed(files, "targets"):
        one = whole(files, target["path"])
        of = {name: one["target"][name] for name in ("commitment", "quantity", "comparator", "value", "unit")}
        verdicts += [{"target": one["id"], **of, **row} for row in one["verdicts"]]
    for commitment in listed(files, "commitments"):
        one = whole(files, commitment["path"])
        answers += [{"commitment": one["id"], **row} for row in one["answers"]]
        deliverables += [
            {"deliverable": row["id"], "commitment": one["id"], **row["answer"]}
            for row in one.get("deliverables", [])
        ]
    beside(verdicts, rows_of(tables["verdicts.csv"]))
    beside(answers, rows_of(tables["commitment_verdicts.csv"]))
    beside(deliverables, rows_of(tables["deliverable_verdicts.csv"]))


def test_every_figure_comes_out_with_its_source() -> None:
    package, files = factory.reference(), reference_api()
    table = next(one for one in TABLES if one.name == "observations")
    figures = []
    for listing in listed(files, "indicators"):
        if "path" in listing:
            one = whole(files, listing["path"])
            known = {source["id"] for source in one["sources"]}
            assert {figure["source"] for figure in one["figures"]} == known
            figures += [{"indicator": one["id"], **figure} for figure in one["figures"]]
    beside(figures, [cells_of(table, one) for one in package.observations])
    assert {one["id"] for one in listed(files, "sources")} == {one.id for one in package.sources}


def test_very_many_figures_come_out_as_few_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only answers for areas and groups are left to the tables of results, and the index says where."""
    few = golden_api()
    monkeypatch.setattr(api_book, "_MOST_FIGURES", len(factory.golden().observations))
    many = api_of(golden())
    assert json.loads(many[INDEX])["figures_in"]
    assert "figures_in" not in json.loads(few[INDEX])
    paths = {one["path"] for one in listed(few, "indicators") if "path" in one}
    assert len(paths) > 5
    assert all(whole(many, path) == whole(few, path) for path in paths)
    targets = [one["path"] for one in listed(few, "targets")]
    assert all(whole(many, one)["figures"] == whole(few, one)["figures"] for one in targets)
    left_out = [
        one for one in targets if len(whole(many, one)["verdicts"]) < len(whole(few, one)["verdicts"])
    ]
    assert left_out


def test_a_copy_of_a_third_party_has_no_address() -> None:
    rows = {one["id"]: one for one in listed(reference_api(), "sources")}
    copies = [one for one in factory.reference().sources if one.access == "third_party_copy"]
    assert copies
    assert not any("url" in rows[one.id] for one in copies)


@pytest.mark.parametrize("api", [golden_api, reference_api])
def test_each_resource_is_small_of_this_edition_and_found_from_the_index(api: Api) -> None:
    files = {path: data for path, data in api().items() if "kind" in json.loads(data)}
    found, asked = set(), [INDEX]
    while asked:
        path = asked.pop()
        if path in found or not path.startswith(API):
            continue
        assert path in api(), path
        found.add(path)
        if path in files:
            assert len(files[path]) <= LARGEST, path
            text = files[path].decode()
            asked += re.findall(r'"(?:path|next|summary|commitment)":"([^"]+\.json)"', text)
            assert json.loads(text)["assessment_id"] == json.loads(files[INDEX])["assessment_id"]
    assert found == set(files)


def test_a_row_goes_on_in_the_next_resource_and_is_never_cut() -> None:
    rows = [{"id": str(number), "text": "字" * 500} for number in range(200)]
    made = dict(resources("a/b.json", {"head": 1}, {"kind": "x"}, {"first": [1], "rows": rows}))
    assert list(made) == ["a/b.json", *(f"a/b/{number}.json" for number in range(2, len(made) + 1))]
    assert len(made) > 5
    assert max(map(len, made.values())) <= LARGEST
    assert whole(made, "a/b.json")["rows"] == rows
    assert [("head" in one) for one in parts(made, "a/b.json")] == [True] + [False] * (len(made) - 1)


def test_one_row_larger_than_a_resource_stands_alone() -> None:
    made = dict(resources("a.json", {}, {}, {"rows": ["a", "b" * 60_000, "c"]}))
    assert [len(json.loads(one)["rows"]) for one in made.values()] == [1, 1, 1]


def closed(schema: object) -> object:
    """The schema with nothing allowed that it does not describe."""
    if isinstance(schema, dict):
        told: dict[str, object] = {name: closed(one) for name, one in schema.items()}
        if schema.get("type") == "object" and isinstance(schema.get("properties"), dict):
            told.setdefault("additionalProperties", False)
        return told
    return [closed(one) for one in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("api", [golden_api, reference_api])
def test_the_schema_describes_every_key(api: Api) -> None:
    schema = json.loads(api()[SCHEMA])
    Draft202012Validator.check_schema(schema)
    strict = closed(schema["$defs"])
    of = {
        kind: Draft202012Validator({"$defs": strict, "$ref": f"#/$defs/{kind}"})
        for kind in ("index", "summary", "list", "commitment", "target", "indicator")
    }
    seen: Counter[str] = Counter()
    for path, data in api().items():
        record = json.loads(data)
        if "kind" in record:
            seen[record["kind"]] += 1
            if seen[record["kind"]] % (4 if api is golden_api else 12) == 1:
                error = next(of[record["kind"]].iter_errors(record), None)
                assert error is None, (path, error)
    assert seen.keys() == of.keys()


def test_the_schema_refuses_what_is_no_resource() -> None:
    schema = Draft202012Validator(json.loads(golden_api()[SCHEMA]))
    right = json.loads(golden_api()[INDEX])
    assert schema.is_valid(right)
    assert schema.is_valid(right | {"added_later": 1})
    for wrong in ({"kind": "other"}, {"judged_to": 2025}, {"lists": [{"list": "targets"}]}):
        assert not schema.is_valid(right | wrong)
    assert not schema.is_valid({name: one for name, one in right.items() if name != "assessment_id"})


def test_what_was_promised_of_version_1_stands() -> None:
    """docs/api.md: no key is taken away, renamed or of another kind; none that was always there may lack."""
    kept, now = (json.loads(one)["$defs"] for one in (KEPT.read_bytes(), golden_api()[SCHEMA]))
    broken = [one for name, was in kept.items() for one in _broken(name, was, now.get(name, {}))]
    assert not broken


def _broken(place: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    same = [name for name in ("type", "const", "$ref") if was.get(name) != now.get(name)]
    found = [f"{place}: {name}" for name in same]
    found += [f"{place}: {name} may lack" for name in was.get("required", []) if name not in now["required"]]
    for name, one in was.get("properties", {}).items():
        found += _broken(f"{place}.{name}", one, now.get("properties", {}).get(name, {}))
    if isinstance(was.get("items"), dict):
        found += _broken(f"{place}[]", was["items"], now.get("items", {}))
    return found


def test_a_broken_promise_is_seen() -> None:
    kept = json.loads(KEPT.read_bytes())["$defs"]["verdict_row"]
    fewer = {name: one for name, one in kept["properties"].items() if name != "sources"}
    assert _broken("verdict_row", kept, kept | {"properties": fewer})
    other = kept["properties"] | {"contested": {"type": "string"}}
    assert _broken("verdict_row", kept, kept | {"properties": other})
    assert not _broken("verdict_row", kept, kept | {"properties": kept["properties"] | {"more": {}}})


def translated(package: Package) -> Package:
    """The package with one translation that holds and one whose original has changed since."""
    one, other = package.targets[:2]
    rows = (
        Translation("targets", one.id, "quantity", "zh-Hans", "新的", one.quantity, None, None),
        Translation("targets", other.id, "quantity", "zh-Hans", "旧的", "as it was", None, None),
    )
    return replace(package, translations=rows)


def test_a_translation_stands_beside_its_original_unless_that_has_changed() -> None:
    files = api_of(factory.material(translated(factory.golden())))
    one, other = listed(files, "targets")[:2]
    assert one["translations"] == {"zh-Hans": {"quantity": "新的"}}
    assert "translations" not in other


def test_a_reason_is_said_in_the_other_languages_of_the_site_as_its_pages_say_it() -> None:
    files, material = reference_api(), reference()
    han = next(one for one in page_languages(("en", "zh-Hans")) if one.code == "zh-Hans")
    context = PageContext(Book(material, han.code), han)
    ours = [one for one in material.assessment.verdicts if one.target == "I.2.01.t1"]
    told = whole(files, f"{API}targets/I.2.01.t1.json")["verdicts"]
    assert Counter((one["policy"], one["reason"], one["reasons"]["zh-Hans"]) for one in told) == Counter(
        (one.policy, one.reason.text, context.explain_by(one.policy, one.reason)) for one in ours
    )
    assert len(ours) > 3
    answers = [row for one in ("I.2.01", "VI.1.06") for row in _told(files, one)]
    assert len(answers) > 6
    assert all(re.search("[\u4e00-\u9fff]", row["reasons"]["zh-Hans"]) for row in answers)


def _told(files: Mapping[str, bytes], commitment: str) -> list[Mapping[str, Any]]:
    one = whole(files, f"{API}commitments/{commitment}.json")
    things = [row["answer"] for row in one.get("deliverables", [])]
    return [*one["answers"], *things, *one.get("right_enjoyed", [])]


def test_a_site_in_one_language_says_its_reasons_once() -> None:
    alone = json.loads(golden_api()[f"{API}targets/{golden().package.targets[0].id}.json"])
    assert all("reasons" not in one for one in alone["verdicts"])


def test_a_note_that_several_figures_have_is_translated_in_each() -> None:
    files = reference_api()
    notes: dict[str, set[str]] = {}
    for listing in listed(files, "indicators"):
        for figure in whole(files, listing["path"])["figures"] if "path" in listing else ():
            if "note" in figure:
                told = figure["translations"]["zh-Hans"]["note"]
                notes.setdefault(figure["note"], set()).add(told)
    assert len(notes) > 200
    assert all(len(one) == 1 for one in notes.values())
