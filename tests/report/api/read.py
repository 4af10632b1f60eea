"""The API of an edition as a program reads it: from its index on, following what each resource names."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tallystick.report.api.files import api_files
from tallystick.report.api.paths import INDEX
from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.model import Material
from tallystick.voice.catalogues import page_languages
from tests.report import factory

Resource = dict[str, Any]


@cache
def golden() -> Material:
    return factory.material(factory.golden())


@cache
def reference() -> Material:
    return factory.material(factory.reference())


@cache
def golden_api() -> Mapping[str, bytes]:
    return api_of(golden())


@cache
def reference_api() -> Mapping[str, bytes]:
    return api_of(reference())


def api_of(material: Material) -> Mapping[str, bytes]:
    languages = page_languages(material.package.descriptor.tallystick.of_pages)
    return api_files(PageContext(Book(material, one.code), one) for one in languages)


def whole(files: Mapping[str, bytes], path: str) -> Resource:
    """A resource with the lists of those that go on from it."""
    found: Resource = {}
    for part in parts(files, path):
        for name, value in part.items():
            if isinstance(value, list) and name in found:
                found[name] += value
            else:
                found.setdefault(name, value)
    return found


def parts(files: Mapping[str, bytes], path: str) -> Iterator[Resource]:
    while path:
        part = json.loads(files[path])
        yield part
        path = part.get("next", "")


def listed(files: Mapping[str, bytes], name: str) -> list[Resource]:
    """The rows of a list."""
    paths = {one["list"]: one["path"] for one in whole(files, INDEX)["lists"]}
    rows = whole(files, paths[name]).get("rows", [])
    assert isinstance(rows, list)
    return rows
