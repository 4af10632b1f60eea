"""A folder with keys, a ledger and a letter, in which a test types commands."""

import shlex
from pathlib import Path

from typer.testing import CliRunner, Result

from tallystick.cli.main import app
from tests.ledger.made import KEY, WITNESS


class Workplace:
    """A folder with keys, a ledger and a letter that is filed in it; commands run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, key in (("k", KEY), ("w", WITNESS)):
            key.save(str(folder / name))
            (folder / f"{name}.vkey").write_text(key.public.vkey + "\n", encoding="utf-8")
            (folder / f"{name}.witness.vkey").write_text(key.cosigner.vkey + "\n", encoding="utf-8")
        (folder / "letter.txt").write_text("We promise.", encoding="utf-8")
        self.run("ledger start l --key k")
        self.run("ledger append letter.txt --ledger l --key k --day 2026-01-31")

    def ask(self, command: str) -> Result:
        answer = CliRunner().invoke(app, shlex.split(command))
        assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
        return answer

    def run(self, command: str) -> str:
        answer = self.ask(command)
        assert answer.exit_code == 0, answer.output
        return answer.output

    def refused(self, command: str) -> str:
        before = self.state()
        answer = self.ask(command)
        assert answer.exit_code == 2, answer.output
        assert self.state() == before, "a refusal changed something"
        return answer.output

    def state(self) -> dict[str, bytes]:
        found = (one for one in self.folder.rglob("*") if one.is_file())
        return {str(one.relative_to(self.folder)): one.read_bytes() for one in found}
