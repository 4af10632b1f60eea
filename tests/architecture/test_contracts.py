"""The import contracts hold, and each of them notices a planted import."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, SOURCE


def broken(folder: Path) -> str:
    """What import-linter says of the package in a folder, with the contracts of this repository."""
    command = [
        str(Path(sys.executable).parent / "lint-imports"),
        "--no-cache",
        "--config",
        str(ROOT / "pyproject.toml"),
    ]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=folder, env={"PYTHONPATH": str(folder)}
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "planted", "contract"),
    [
        ("cli/check.py", "from tallystick.ledger.keys import SigningKey", "Only the ledger and the release"),
        ("pipeline/forms/take.py", "import django.db", "Only the office knows Django"),
        ("workflow/permissions.py", "import allauth.account", "Only the office knows Django"),
        ("report/site.py", "import tallystick.office.models", "Rooms import down only"),
        ("pipeline/assess.py", "import cryptography", "Only the ledger's two key modules"),
        ("release/record.py", "import cryptography", "Only the ledger's two key modules"),
        ("ledger/keys.py", "import nacl.signing", "Only the vault knows the libraries"),
        ("vault/codes.py", "import tallystick.ledger.model", "Rooms import down only"),
        ("ledger/tree.py", "import tallystick.register.model", "Rooms import down only"),
        ("release/compare.py", "import tallystick.pipeline.assess", "Rooms import down only"),
        ("comparison/compare.py", "import tallystick.lint.judge", "Rooms import down only"),
        ("lint/judge.py", "import tallystick.comparison.compare", "Rooms import down only"),
        ("voice/promises.py", "import tallystick.assessment.model", "Rooms import down only"),
        ("reading/pdf.py", "import tallystick.reading.reader", "No two modules or folders"),
        ("register/model.py", "import tallystick.register.library.suggest", "No two modules or folders"),
        ("cli/check.py", "import tallystick.cli.verify", "Commands don't know one another"),
        (
            "assessment/arithmetic/level.py",
            "import tallystick.assessment.arithmetic.annual",
            "Rules don't know one another",
        ),
    ],
)
def test_a_planted_import_breaks_its_contract(
    tmp_path: Path, module: str, planted: str, contract: str
) -> None:
    shutil.copytree(SOURCE, tmp_path / "tallystick", ignore=shutil.ignore_patterns("__pycache__"))
    target = tmp_path / "tallystick" / module
    target.write_text(target.read_text(encoding="utf-8") + f"\n\n{planted}\n", encoding="utf-8")
    assert f"{contract}" in " ".join(broken(tmp_path).replace("\n", " ").split())


@pytest.mark.slow
def test_unplanted_they_hold(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "tallystick", ignore=shutil.ignore_patterns("__pycache__"))
    assert broken(tmp_path) == ""
