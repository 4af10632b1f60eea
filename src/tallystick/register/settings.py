"""Reading ``datapackage.json`` and ``methods/*.toml``, with what is wrong in them by key."""

import json
import tomllib
from typing import Any

import pydantic

from tallystick.base.findings import Finding
from tallystick.register.descriptor import Descriptor
from tallystick.register.folder import Folder
from tallystick.register.method import Method

DESCRIPTOR = "datapackage.json"
_UTF8 = "save it as UTF-8 text"


def read_descriptor(folder: Folder) -> tuple[Descriptor | None, list[Finding]]:
    """The descriptor, or what is wrong with it."""
    data = folder.read(DESCRIPTOR)
    if data is None:
        fix = "put it there: it names the plan, its country, period and release, and the default method"
        return None, [Finding("missing-file", "error", DESCRIPTOR, "the file is missing", fix)]
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None, [Finding("not-utf-8", "error", DESCRIPTOR, "the file is not UTF-8 text", _UTF8)]
    except (json.JSONDecodeError, RecursionError) as problem:
        row = getattr(problem, "lineno", None)
        message = f"the file is no JSON ({getattr(problem, 'msg', 'nested too deep')})"
        return None, [Finding("broken-json", "error", DESCRIPTOR, message, "correct it at that line", row)]
    try:
        return Descriptor.model_validate(record), []
    except pydantic.ValidationError as problem:
        return None, _keys(DESCRIPTOR, problem)


def read_methods(folder: Folder, descriptor: Descriptor | None) -> tuple[tuple[Method, ...], list[Finding]]:
    """The methods in order of their names, and what is wrong with any of them."""
    methods: list[Method] = []
    findings: list[Finding] = []
    for name in folder.names("methods"):
        if name.endswith(".toml"):
            method, found = read_method(name, folder.read(name) or b"")
            findings += found
            if method is not None:
                methods.append(method)
    wanted = descriptor.tallystick.method if descriptor else None
    if wanted and not findings and wanted not in {one.name for one in methods}:
        known = ", ".join(one.name for one in methods) or "none"
        findings.append(
            Finding(
                "unknown-method",
                "error",
                DESCRIPTOR,
                f"it names the method {wanted}, which is not in methods/ ({known})",
                f"add methods/{wanted}.toml, or name a method that is there",
                column="tallystick.method",
                value=wanted,
            )
        )
    return tuple(sorted(methods, key=lambda one: one.name)), findings


def read_method(name: str, data: bytes) -> tuple[Method | None, list[Finding]]:
    """The method in a file of that name, or what is wrong with it."""
    try:
        method = Method.model_validate(tomllib.loads(data.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return None, [Finding("not-utf-8", "error", name, "the file is not UTF-8 text", _UTF8)]
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        return None, [Finding("broken-toml", "error", name, f"the file is no TOML ({problem})", "correct it there")]
    except pydantic.ValidationError as problem:
        return None, _keys(name, problem)
    stem = name.removeprefix("methods/").removesuffix(".toml")
    if method.name != stem:
        message = f"the file is called {stem} and its method {method.name}"
        fix = "give both the same name"
        return None, [Finding("method-name", "error", name, message, fix, column="name", value=method.name)]
    return method, []


def _keys(name: str, problem: pydantic.ValidationError) -> list[Finding]:
    return [_key(name, dict(one)) for one in problem.errors(include_url=False)]


def _key(name: str, one: dict[str, Any]) -> Finding:
    place = ".".join(str(part) for part in one["loc"])
    given = one.get("input")
    shown = None if isinstance(given, (dict, list)) else str(given)[:120]
    missing = one["type"] == "missing"
    fix = "add it" if missing else "correct or delete it; docs/package.md says what belongs there"
    message = f"{place} is missing" if missing else f"{place}: {one['msg'][0].lower()}{one['msg'][1:]}"
    return Finding("wrong-setting", "error", name, message, fix, column=place, value=None if missing else shown)
