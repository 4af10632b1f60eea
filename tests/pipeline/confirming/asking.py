"""Requests to the pages of a draft, without a socket."""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from tallystick.pipeline.confirming.desk import Desk
from tallystick.pipeline.confirming.signature import SignedBy
from tallystick.pipeline.confirming.site import ConfirmSite
from tallystick.voice.language import ENGLISH
from tests.register.confirming.drafts import HAND

TOKEN = "a-word-that-nobody-guesses"  # noqa: S105 - of this test alone
HOST = "127.0.0.1:8010"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    code: int
    headers: dict[str, str]
    text: str


@dataclass
class Window:
    """One window of a browser at the pages of a draft."""

    site: ConfirmSite
    token: str = TOKEN
    host: str = HOST
    origin: str | None = f"http://{HOST}"
    fetched: str | None = "same-origin"

    def ask(self, path: str, form: dict[str, str] | None = None, **environ: str) -> Answer:
        """Ask for a page, or send a form."""
        body = urlencode(form or {}).encode()
        asked = {
            "REQUEST_METHOD": "GET" if form is None else "POST",
            "PATH_INFO": f"/{self.token}/{path.partition('?')[0]}",
            "QUERY_STRING": path.partition("?")[2],
            "HTTP_HOST": self.host,
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
        }
        if self.origin is not None and form is not None:
            asked["HTTP_ORIGIN"] = self.origin
        if self.fetched is not None:
            asked["HTTP_SEC_FETCH_SITE"] = self.fetched
        told: list[tuple[str, list[tuple[str, str]]]] = []
        whole = asked | environ | {"wsgi.input": io.BytesIO(body)}
        out = self.site(whole, lambda status, headers, *_: told.append((status, headers)))  # type: ignore[arg-type]
        status, headers = told[0]
        return Answer(int(status[:3]), dict(headers), b"".join(out).decode())

    def seen(self, row: str) -> str:
        """What the page says of the version of a commitment that it shows."""
        page = self.ask("").text + self.ask("?page=2").text
        article = page[page.index(f'id="c-{row}"') :].partition("</article>")[0]
        form = article[article.rindex("<form") :]
        found = re.search(r'name="seen" value="([0-9a-f]+)"', form)
        assert found is not None
        return found[1]

    def act(self, act: str, row: str, table: str = "commitments", **fields: str) -> Answer:
        """Do something with a row."""
        return self.ask("act", {"act": act, "table": table, "row": row, "seen": "", **fields})


def window(folder: Path, by: str = HAND.by) -> Window:
    """A window at the pages of the draft in a folder."""
    site = ConfirmSite(
        Desk(str(folder), SignedBy(by, lambda: HAND.day)),
        frozenset({HOST, "localhost:8010"}),
        TOKEN,
        ENGLISH,
    )
    return Window(site)
