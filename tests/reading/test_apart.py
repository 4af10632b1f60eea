"""A document is read by a process of its own: what it says is taken, however it ends."""

from pathlib import Path
from typing import Protocol

import pytest

from tallystick.reading import apart
from tallystick.reading.apart import read_apart
from tallystick.reading.model import SourceText
from tallystick.reading.unreadable import Notice, UnreadableDocument

#: Stands in the reader's place: a program that gets the kind as its argument, the document as its input.
PROGRAM = "import sys, os, time, signal\nkind, data = sys.argv[1], sys.stdin.buffer.read()\n"
WHOLE = (
    '{"text": "a", "format": "html", "places": [], "hints": [], '
    '"notices": [["utf-16", {}]], "seen": "", "facts": {}}'
)


class Read(Protocol):
    def __call__(self, program: str, told: list[object] | None = None) -> SourceText: ...


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Give a function that puts a program in the reader's place and reads by it."""
    (tmp_path / "document").write_bytes(b"the document")

    def read(program: str, told: list[object] | None = None) -> SourceText:
        (tmp_path / "stand_in.py").write_text(PROGRAM + program, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        monkeypatch.setattr(apart, "_READER", "stand_in")
        with (tmp_path / "document").open("rb") as file:
            file.read(4)  # as who looks at its beginning does
            return read_apart(file, "html", lambda *far: told.append(far) if told is not None else None)

    return read


def test_the_document_is_handed_over_from_its_beginning_with_its_kind(reader: Read) -> None:
    found = reader(f"print('{WHOLE}'.replace('\"a\"', '\"' + kind + ':' + data.decode() + '\"'))")
    assert found == SourceText("html:the document", "html", warnings=(Notice("utf-16"),))


def test_how_far_it_is_is_told_on(reader: Read) -> None:
    told: list[object] = []
    reader(f"print('{{\"far\": [\"reading pages\", 1, 2]}}', flush=True)\nprint('{WHOLE}')", told)
    assert told == [("reading pages", 1, 2)]


def test_why_it_can_not_be_read_is_told_on(reader: Read) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        reader('print(\'{"refused": "pdf-scan", "places": {"count": 7}}\')')
    assert (caught.value.code, caught.value.places) == ("pdf-scan", {"count": 7})


@pytest.mark.parametrize(
    "program",
    [
        "",
        "sys.exit(3)",
        "os.kill(os.getpid(), signal.SIGKILL)",
        "os.abort()",
        "raise RecursionError",
        "print('no record')",
        "print('[1]')",
        "print('null')",
        f"sys.stdout.write('{WHOLE}'[:30])",
        "sys.stdout.buffer.write(b'\\xff' * 99 + b'\\n')",
        'print(\'{"far": ["reading pages", 1, 2]}\')',
        f"print('{{'); print('{WHOLE}')",
    ],
)
def test_one_that_ends_without_an_answer_took_too_much(
    reader: Read, program: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        reader(program)
    assert caught.value.code == "too-much"
    assert capfd.readouterr() == ("", ""), "nobody sees what it printed"


def test_one_that_never_answers_is_ended(reader: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PATIENCE_SECONDS", 0.5)
    with pytest.raises(UnreadableDocument) as caught:
        reader("time.sleep(600)")
    assert caught.value.code == "too-much"


def test_one_that_goes_on_after_its_answer_is_ended(reader: Read) -> None:
    assert reader(f"print('{WHOLE}', flush=True)\ntime.sleep(600)").text == "a"


def test_one_is_ended_when_who_asked_is_stopped(reader: Read, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    class Stopping(list[object]):
        def append(self, _: object) -> None:
            raise Stopped

    mark = tmp_path / "went-on"
    with pytest.raises(Stopped):
        reader(
            'print(\'{"far": ["reading pages", 1, 2]}\', flush=True)\ntime.sleep(30)\n'
            f"open({str(mark)!r}, 'w').close()",
            Stopping(),
        )
    assert not mark.exists()


def test_the_reader_is_that_of_this_python_and_takes_nothing_from_the_folder_it_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file called json.py beside the plan must not be run."""
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    (tmp_path / "plan.html").write_bytes(b"<p>We will do it.")
    monkeypatch.chdir(tmp_path)
    with Path("plan.html").open("rb") as file:
        assert read_apart(file, "html", lambda *_: None).text == "We will do it.\n"
