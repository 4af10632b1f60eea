"""Everything that Tallystick needs to run may be passed on under Apache-2.0."""

import re
from importlib.metadata import metadata

import pytest
from packaging.requirements import Requirement

from tests.architecture.tree import ROOT

PERMISSIVE = frozenset(
    [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "ISC",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "PSF-2.0",
        "ZPL-2.1",
        "Zlib",
    ]
)

# Packages that have no SPDX expression yet name their licence by classifier.
CLASSIFIERS = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Zope Public License": "ZPL-2.1",
}

# Packages that name their licences only in words, which somebody has read beside the files they carry.
WORDS = {
    "BSD-3-Clause, Apache-2.0, dependency licenses": {"BSD-3-Clause", "Apache-2.0"},
    "BSD-3-Clause": {"BSD-3-Clause"},
    "MIT": {"MIT"},
}


# Weaker terms that somebody has weighed, for packages of an extra that stand beside ours and are not changed.
BESIDE = {
    # A list of certificates as its keepers publish it, file by file.
    "certifi": {"License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)"},
    # The list of public suffixes that it carries is under the MPL; its own code is not.
    "fido2": {
        "Apache-2.0",
        "BSD-3-Clause",
        "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)",
    },
    "pikepdf": {"MPL-2.0"},
    "psycopg": {"LGPL-3.0-only"},
    "psycopg-binary": {"LGPL-3.0-only"},
    # BSD throughout; the other classifier stands for a trademark of the code that it draws.
    "qrcode": {"BSD-3-Clause", "License :: Other/Proprietary License"},
}


def locked_for_this_machine(lock: str = "run") -> list[str]:
    lines = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line.removesuffix("\\")) for line in lines if "==" in line]
    return [pin.name for pin in pins if pin.marker is None or pin.marker.evaluate()]


def licences(expression: str, classifiers: list[str]) -> set[str]:
    """Give the SPDX names of a package's licences; a classifier without one is given as it stands."""
    if expression:
        return set(re.split(r"\s+(?:AND|OR|WITH)\s+", expression.strip().replace("(", "").replace(")", "")))
    named = [classifier for classifier in classifiers if classifier.startswith("License ::")]
    return {CLASSIFIERS.get(classifier, classifier) for classifier in named}


def may_be_passed_on(found: set[str]) -> bool:
    return bool(found) and found <= PERMISSIVE


@pytest.mark.parametrize("package", locked_for_this_machine())
def test_every_package_of_the_run_lock_is_permissive(package: str) -> None:
    about = metadata(package).json
    found = licences(str(about.get("license_expression", "")), list(about.get("classifier", [])))
    found = found or WORDS.get(str(about.get("license", "")), set())
    assert may_be_passed_on(found), f"{package}: {found or 'names no licence'}"


@pytest.mark.parametrize(
    "package", sorted({*locked_for_this_machine("office")} - {*locked_for_this_machine()})
)
def test_every_package_of_the_office_is_permissive_or_was_weighed(package: str) -> None:
    about = metadata(package).json
    found = licences(str(about.get("license_expression", "")), list(about.get("classifier", [])))
    found = found or WORDS.get(str(about.get("license", "")), set())
    assert may_be_passed_on(found) or found == BESIDE.get(package), f"{package}: {found or 'no licence'}"


def test_the_run_lock_is_read() -> None:
    assert {"babel", "jinja2", "pydantic", "rich", "typer"} <= set(locked_for_this_machine())


@pytest.mark.parametrize(
    ("expression", "classifiers"),
    [
        ("", []),
        ("", ["Programming Language :: Python :: 3"]),
        ("GPL-3.0-or-later", []),
        ("MIT AND AGPL-3.0-only", []),
        ("", ["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"]),
        ("", ["License :: Other/Proprietary License"]),
    ],
)
def test_an_unfit_or_empty_licence_is_refused(expression: str, classifiers: list[str]) -> None:
    assert not may_be_passed_on(licences(expression, classifiers))
