"""Reading ``datapackage.json`` and ``methods/*.toml``, with what is wrong in them by key."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, TypeVar

import pydantic

from tallystick.base.findings import Finding, Problem
from tallystick.base.records import BYTE_ORDER_MARK, BadRecord, DoubledKey, NotText, read_json
from tallystick.register.descriptor import Descriptor
from tallystick.register.folder import Folder, Unreadable
from tallystick.register.keys import keys_of
from tallystick.register.method import Method
from tallystick.register.resources import wrong_resources
from tallystick.register.rows import MARKED

DESCRIPTOR = "datapackage.json"
ModelT = TypeVar("ModelT", bound=pydantic.BaseModel)

_MISSING = Problem(
    "missing-file",
    "the file is missing",
    "put it there: it names the plan, its country, period and release, and the default method",
)
_NOT_UTF_8 = Problem("not-utf-8", "the file is not UTF-8 text", "save it as UTF-8 text")
_LINE = re.compile(r"\(at line (\d+)")


def read_descriptor(folder: Folder) -> tuple[Descriptor | None, list[Finding]]:
    """The descriptor, or what is wrong with it."""
    try:
        data = folder.read(DESCRIPTOR)
    except Unreadable as unreadable:
        return None, [unreadable.problem.at(DESCRIPTOR)]
    if data is None:
        return None, [_MISSING.at(DESCRIPTOR)]
    findings = []
    if data.startswith(BYTE_ORDER_MARK):
        findings.append(MARKED.at(DESCRIPTOR))
        data = data.removeprefix(BYTE_ORDER_MARK)
    try:
        record = read_json(data)
    except BadRecord as problem:
        return None, [*findings, _broken_json(problem)]
    if not isinstance(record, dict):
        fix = "let it begin with { and end with }; docs/package.md shows one"
        found = Problem("broken-json", "the file holds no group of keys", fix).at(DESCRIPTOR)
        return None, [*findings, found]
    descriptor, found_in = _validate(DESCRIPTOR, Descriptor, record)
    return descriptor, [*findings, *found_in, *wrong_resources(record.get("resources"))]


def read_methods(folder: Folder, descriptor: Descriptor | None) -> tuple[tuple[Method, ...], list[Finding]]:
    """The methods in order of their names, and what is wrong with any of them."""
    methods: list[Method] = []
    findings: list[Finding] = []
    try:
        names = [name for name in folder.names("methods") if name.endswith(".toml")]
    except Unreadable as unreadable:
        return (), [unreadable.problem.at("methods")]
    for name in names:
        method, found = read_method(folder, name)
        findings += found
        if method is not None:
            methods.append(method)
    wanted = descriptor.tallystick.method if descriptor else None
    if wanted is not None and f"methods/{wanted}.toml" not in names:
        findings.append(_unknown_method(wanted, names))
    return tuple(sorted(methods, key=lambda one: one.name)), findings


def _unknown_method(wanted: str, names: list[str]) -> Finding:
    known = ", ".join(_stem(name) for name in names) or "none"
    return Problem(
        "unknown-method",
        f"it names the method {wanted}, which is not in methods/ ({known})",
        f"add methods/{wanted}.toml, or name a method that is there",
    ).at(DESCRIPTOR, column="tallystick.method", value=wanted)


def read_method(folder: Folder, name: str) -> tuple[Method | None, list[Finding]]:
    """The method in one file, or what is wrong with it."""
    try:
        record = tomllib.loads((folder.read(name) or b"").decode("utf-8-sig"))
    except Unreadable as unreadable:
        return None, [unreadable.problem.at(name)]
    except UnicodeDecodeError:
        return None, [_NOT_UTF_8.at(name)]
    except (ValueError, RecursionError) as problem:
        return None, [_broken_toml(name, problem)]
    method, found = _validate(name, Method, record)
    if method is not None and method.name != _stem(name):
        message = f"the file is called {_stem(name)} and its method {method.name}"
        found = [
            Problem("method-name", message, "give both the same name").at(name, None, "name", method.name)
        ]
        return None, found
    return method, found


def _stem(name: str) -> str:
    return name.removeprefix("methods/").removesuffix(".toml")


def _broken_json(problem: BadRecord) -> Finding:
    if isinstance(problem, NotText):
        return _NOT_UTF_8.at(DESCRIPTOR)
    if isinstance(problem, DoubledKey):
        fix = "keep one: some programs read the first and others the last"
        return Problem("doubled-key", str(problem), fix).at(DESCRIPTOR)
    return Problem("broken-json", f"the file is no JSON ({problem})", "correct it at that line").at(
        DESCRIPTOR, problem.row
    )


def _broken_toml(name: str, problem: Exception) -> Finding:
    why = str(problem) if isinstance(problem, tomllib.TOMLDecodeError) else _beyond_all_measure(problem)
    line = _LINE.search(why)
    row = int(line[1]) if line else None
    return Problem("broken-toml", f"the file is no TOML ({why})", "correct it there").at(name, row)


def _beyond_all_measure(problem: Exception) -> str:
    return "nested too deep" if isinstance(problem, RecursionError) else "a number has too many digits"


def _validate(name: str, model: type[ModelT], record: dict[str, Any]) -> tuple[ModelT | None, list[Finding]]:
    try:
        return model.model_validate(record), []
    except pydantic.ValidationError as problem:
        return None, [_wrong(name, model, one) for one in problem.errors(include_url=False)]


#: pydantic's kinds of error in the words of someone who fills in a file.
_WORDS = {
    "missing": "it is missing",
    "extra_forbidden": "there is no such key",
    "string_type": "it is no text in quotation marks",
    "string_pattern_mismatch": "it has another form",
    "bool_type": "it is neither true nor false",
    "int_type": "it is no whole number",
    "float_type": "it is no number",
    "date_type": "it is no day",
    "literal_error": "it is not one of the values this key takes",
    "list_type": "it is no list",
    "tuple_type": "it is no list",
    "model_type": "it is no group of keys",
}


def _wrong(name: str, model: type[pydantic.BaseModel], one: Mapping[str, Any]) -> Finding:
    names = [part for part in one["loc"] if isinstance(part, str)]
    missing = one["type"] == "missing"
    if one["type"] == "extra_forbidden":
        fix = "delete it, or correct its name; right here: " + ", ".join(_siblings(names[:-1], model))
    else:
        fix = ("add it: " if missing else "right here: ") + keys_of(model)[".".join(names)].right
    words = _WORDS.get(one["type"], one["msg"][0].lower() + one["msg"][1:])
    given = one.get("input")
    shown = None if missing or isinstance(given, dict | list) else given
    place = ".".join(str(part) for part in one["loc"])
    return Problem("wrong-setting", words.removeprefix("value error, "), fix).at(name, None, place, shown)


def _siblings(group: list[str], model: type[pydantic.BaseModel]) -> list[str]:
    """The keys that a group may have."""
    start = "".join(f"{one}." for one in group)
    inside = (one.removeprefix(start) for one in keys_of(model) if one.startswith(start))
    return [one for one in inside if "." not in one]
