"""A site on this machine, as files and as a web host serves it."""

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tallystick.report.site import draw
from tallystick.voice.language import ENGLISH
from tests.panel.simulated import panelled
from tests.report import factory
from tests.voice.disguise import HAN


@dataclass(frozen=True)
class Built:
    """A site as files and as a web host serves it."""

    folder: Path
    address: str
    asked: list[str]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: object, asked: list[str], **named: object) -> None:
        self.asked = asked
        super().__init__(*args, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """Sites by name: the golden package's, the same with hostile texts, the reference plan's, an example."""
    folder = tmp_path_factory.mktemp("sites")
    hostile = factory.worded(factory.golden(), lambda _: "<img src=x onerror='window.broken=1'> alert")
    golden = draw(factory.material(factory.golden(), document=factory.golden_text()), (ENGLISH, HAN))
    sites = {
        "golden": golden,
        "hostile": draw(factory.material(hostile), (ENGLISH,)),
        "panel": draw(factory.material(panelled(factory.golden())), (ENGLISH,)),
    }
    # drawn once for all tests of a process
    drawn = {"reference": factory.reference_site(), "example": factory.example_site()}
    sites |= {name: {path: page.encode() for path, page in of.items()} for name, of in drawn.items()}
    for name, files in sites.items():
        for path, data in files.items():
            place = folder / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    asked: list[str] = []
    handler = functools.partial(_Quiet, directory=str(folder), asked=asked)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Built(folder, f"http://127.0.0.1:{server.server_port}", asked)
        server.shutdown()
        thread.join()
