"""Reading ``datapackage.json`` and ``methods/*.toml``, with what is wrong in them by key."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import pydantic

from tallystick.base.characters import hidden_in
from tallystick.base.csv_text import MARKED
from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Count, Foreign, Reason, Text, Unfit, msgid, texts
from tallystick.base.records import BYTE_ORDER_MARK, BadRecord, DoubledKey, NotText, read_json
from tallystick.base.wholes import refuse_beyond
from tallystick.register.descriptor import Descriptor
from tallystick.register.folder import Folder
from tallystick.register.keys import SettingKey, keys_of
from tallystick.register.method import Method
from tallystick.register.resources import wrong_resources
from tallystick.register.unreadable import UnreadableFile

DESCRIPTOR = "datapackage.json"
MOST_DOTS = 100
#: Ten times as many values and keys as the descriptor with every table and column has.
MOST_VALUES = 50_000
ModelT = TypeVar("ModelT", bound=pydantic.BaseModel)

_MISSING = Problem(
    "missing-file",
    Reason("the file is missing"),
    Reason("put it there: it names the plan, its country, period and release, and the default method"),
)
_NOT_UTF_8 = Problem("not-utf-8", Reason("the file is not UTF-8 text"), Reason("save it as UTF-8 text"))
_LINE = re.compile(r"\(at line (\d+)")


def read_descriptor(folder: Folder) -> tuple[Descriptor | None, list[Finding]]:
    """The descriptor, or what is wrong with it."""
    try:
        data = folder.read(DESCRIPTOR)
    except UnreadableFile as unreadable:
        return None, [unreadable.problem.at(DESCRIPTOR)]
    if data is None:
        return None, [_MISSING.at(DESCRIPTOR)]
    findings = []
    if data.startswith(BYTE_ORDER_MARK):
        findings.append(MARKED.at(DESCRIPTOR))
        data = data.removeprefix(BYTE_ORDER_MARK)
    try:
        record = read_json(data, MOST_VALUES)
    except BadRecord as problem:
        return None, [*findings, _broken_json(problem)]
    if not isinstance(record, dict):
        fix = Reason("let it begin with {{ and end with }}; docs/package.md shows one")
        found = Problem("broken-json", Reason("the file holds no group of keys"), fix).at(DESCRIPTOR)
        return None, [*findings, found]
    descriptor, found_in = validated(DESCRIPTOR, Descriptor, record)
    return descriptor, [*findings, *found_in, *wrong_resources(record.get("resources"))]


def read_methods(folder: Folder, descriptor: Descriptor | None) -> tuple[tuple[Method, ...], list[Finding]]:
    """The methods in order of their names, and what is wrong with any of them."""
    methods: list[Method] = []
    findings: list[Finding] = []
    try:
        names = [name for name in folder.names("methods") if name.endswith(".toml")]
    except UnreadableFile as unreadable:
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
    known = texts([_stem(name) for name in names], ",")
    return Problem(
        "unknown-method",
        Reason(
            "it names the method {wanted}, which is not in methods/ ({known})",
            wanted=Text(wanted),
            known=known,
        )
        if names
        else Reason("it names the method {wanted}, and there is none in methods/", wanted=Text(wanted)),
        Reason("add methods/{wanted}.toml, or name a method that is there", wanted=Text(wanted)),
    ).at(DESCRIPTOR, column="tallystick.method", value=wanted)


def read_method(folder: Folder, name: str) -> tuple[Method | None, list[Finding]]:
    """The method in one file, or what is wrong with it."""
    try:
        data = folder.read(name) or b""
    except UnreadableFile as unreadable:
        return None, [unreadable.problem.at(name)]
    method, found = read_toml(name, data, Method)
    if method is not None and method.name != _stem(name):
        message = Reason(
            "the file is called {file} and its method {method}",
            file=Text(_stem(name)),
            method=Text(method.name),
        )
        found = [
            Problem("method-name", message, Reason("give both the same name")).at(
                name, None, "name", method.name
            )
        ]
        return None, found
    return method, found


def read_toml(name: str, data: bytes, model: type[ModelT]) -> tuple[ModelT | None, list[Finding]]:
    """The settings in the bytes of a TOML file, or what is wrong with them, by row or by key."""
    try:
        text = data.decode("utf-8-sig")
        found = [*_hidden_lines(name, text), *_dotted_lines(name, text)]
        if found:
            return None, found
        record = tomllib.loads(text)
        refuse_beyond(record)
    except UnicodeDecodeError:
        return None, [_NOT_UTF_8.at(name)]
    except (ValueError, RecursionError) as problem:
        return None, [_broken_toml(name, problem)]
    return validated(name, model, record)


def _hidden_lines(name: str, text: str) -> Iterator[Finding]:
    """Characters that nobody sees, in comments too: they can make a value look like one, or the reverse."""
    for row, line in enumerate(text.split("\n"), 1):
        plain = line.removesuffix("\r").replace("\t", " ")
        hidden = hidden_in(plain)
        if hidden is not None:
            yield Problem("hidden-character", hidden, Reason("delete it")).at(name, row, value=line)


def _dotted_lines(name: str, text: str) -> Iterator[Finding]:
    """Lines with more dots than a name of a key has: the reader of TOML takes memory by their square."""
    for row, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MOST_DOTS and not line.startswith("#"):
            told = Reason("no settings file has a line with more than {count} dots", count=Count(MOST_DOTS))
            yield Problem("broken-toml", told, Reason("correct it there")).at(name, row, value=line)


def _stem(name: str) -> str:
    return name.removeprefix("methods/").removesuffix(".toml")


def _broken_json(problem: BadRecord) -> Finding:
    if isinstance(problem, NotText):
        return _NOT_UTF_8.at(DESCRIPTOR)
    if isinstance(problem, DoubledKey):
        fix = Reason("keep one: some programs read the first and others the last")
        return Problem("doubled-key", problem.reason, fix).at(DESCRIPTOR)
    message = Reason("the file is no JSON ({why})", why=problem.reason)
    fix = Reason("correct it at that line")
    return Problem("broken-json", message, fix).at(DESCRIPTOR, problem.row)


def _broken_toml(name: str, problem: Exception) -> Finding:
    said = str(problem) if isinstance(problem, tomllib.TOMLDecodeError) else ""
    line = _LINE.search(said)
    why = Reason("{words}", words=Foreign(said)) if said else _beyond_all_measure(problem)
    message = Reason("the file is no TOML ({why})", why=why)
    return Problem("broken-toml", message, Reason("correct it there")).at(
        name, int(line[1]) if line else None
    )


def _beyond_all_measure(problem: Exception) -> Reason:
    if isinstance(problem, RecursionError):
        return Reason("nested too deep")
    return Reason("a number has too many digits")


def validated(name: str, model: type[ModelT], record: dict[str, Any]) -> tuple[ModelT | None, list[Finding]]:
    """The settings of a record, or what is wrong with them, by key."""
    try:
        return model.model_validate(record), []
    except pydantic.ValidationError as problem:
        return None, [_wrong(name, model, one) for one in problem.errors(include_url=False)]


#: pydantic's kinds of error in the words of someone who fills in a file.
_WORDS = {
    "missing": msgid("it is missing"),
    "extra_forbidden": msgid("there is no such key"),
    "string_type": msgid("it is no text in quotation marks"),
    "string_pattern_mismatch": msgid("it has another form"),
    "bool_type": msgid("it is neither true nor false"),
    "int_type": msgid("it is no whole number"),
    "float_type": msgid("it is no number"),
    "finite_number": msgid("it is no number"),
    "greater_than_equal": msgid("it is too small"),
    "less_than_equal": msgid("it is too large"),
    "date_type": msgid("it is no day"),
    "literal_error": msgid("it is not one of the values this key takes"),
    "list_type": msgid("it is no list"),
    "tuple_type": msgid("it is no list"),
    "dict_type": msgid("it is no group of keys"),
    "model_type": msgid("it is no group of keys"),
}


def _wrong(name: str, model: type[pydantic.BaseModel], one: Mapping[str, Any]) -> Finding:
    names = [part for part in one["loc"] if isinstance(part, str)]
    missing = one["type"] == "missing"
    if one["type"] == "extra_forbidden":
        siblings = texts(_siblings(names[:-1], model), ",")
        fix = Reason("delete it, or correct its name; right here: {keys}", keys=siblings)
    else:
        template = msgid("add it: {right}") if missing else msgid("right here: {right}")
        fix = Reason(template, right=_key(model, names).right)
    given = one.get("input")
    shown = None if missing or isinstance(given, dict | list) else given
    place = ".".join(str(part) for part in one["loc"])
    return Problem("wrong-setting", _why(one), fix).at(name, None, place, shown)


def _key(model: type[pydantic.BaseModel], names: list[str]) -> SettingKey:
    """The key at a place; for a name that the file's writer chose, that of the group it is in."""
    known = keys_of(model)
    return next(known[place] for end in range(len(names), 0, -1) if (place := ".".join(names[:end])) in known)


def _why(one: Mapping[str, Any]) -> Reason:
    """What is wrong with a key, in our words where we have some."""
    problem = one.get("ctx", {}).get("error")
    if isinstance(problem, Unfit):
        return problem.reason
    known = _WORDS.get(one["type"])
    return Reason(known) if known else Reason("{words}", words=Foreign(one["msg"]))


def _siblings(group: list[str], model: type[pydantic.BaseModel]) -> list[str]:
    """The keys that a group may have."""
    start = "".join(f"{one}." for one in group)
    inside = (one.removeprefix(start) for one in keys_of(model) if one.startswith(start))
    return [one for one in inside if "." not in one]
