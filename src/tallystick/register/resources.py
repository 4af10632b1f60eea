"""What ``datapackage.json`` tells other tools of the tables: they must be led to the files that we read."""

from collections.abc import Iterator, Mapping

from tallystick.base.characters import hidden_in
from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Reason, Text
from tallystick.register.tables import TABLES

_DESCRIPTOR = "datapackage.json"
_FIX = Reason("delete the list: saving with Tallystick writes it anew, with each table's own path")
_PATHS = {
    path: table.name for table in TABLES for path in (table.path, *([table.parquet] if table.large else []))
}
_NAMES = frozenset(_PATHS.values())


def wrong_resources(resources: object) -> list[Finding]:
    """What is wrong with the list of resources: another tool would read other files than we do."""
    if not isinstance(resources, list):
        return []  # that it is no list was named already
    findings: list[Finding] = []
    seen: set[str] = set()
    for at, one in enumerate(resources):
        if isinstance(one, dict):
            findings += [
                problem.at(_DESCRIPTOR, None, f"resources.{at}.path", path)
                for path, problem in _wrong_paths(one, seen)
            ]
            findings += _hidden(f"resources.{at}", one)
    return findings


def _wrong_paths(resource: Mapping[str, object], seen: set[str]) -> Iterator[tuple[object, Problem]]:
    name, path = resource.get("name"), resource.get("path")
    for one in path if isinstance(path, list) else [path]:
        if (
            isinstance(one, str)
            and _PATHS.get(one) == name
            and one not in seen
            and not isinstance(path, list)
        ):
            seen.add(one)
        elif not (isinstance(one, str) and isinstance(name, str)) or name in _NAMES or one in _PATHS:
            told = Reason("the resource {name} has not the one path of that table", name=Text(str(name)))
            yield one, Problem("foreign-resource", told, _FIX)
        elif _leads_out(one):
            yield one, Problem("foreign-resource", Reason("its path leads out of the package"), _FIX)
        else:
            told = Reason(
                "the resource {name} is none of our tables: it is not read, and saving leaves it out",
                name=Text(str(name)),
            )
            fix = Reason("nothing, if you don't need it here")
            yield one, Problem("unread-resource", told, fix, severity="gap")


def _leads_out(path: str) -> bool:
    return path.startswith(("/", "~")) or ".." in path.split("/") or "\\" in path or ":" in path


def _hidden(place: str, value: object) -> Iterator[Finding]:
    """Characters that nobody sees, anywhere in a resource."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _hidden(f"{place}.{name}", name)
            yield from _hidden(f"{place}.{name}", below)
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from _hidden(f"{place}.{at}", below)
    elif isinstance(value, str) and (hidden := hidden_in(value)) is not None:
        yield Problem("hidden-character", hidden, Reason("delete it")).at(_DESCRIPTOR, None, place, value)
