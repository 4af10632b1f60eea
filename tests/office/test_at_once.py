"""The same form sent many times at once, to a served office: done once, and each time with one answer."""

import re
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path

from tests.office.conftest import PASSWORD
from tests.office.test_commands import ENVIRON, office, served

_AT_ONCE = 8


class Browsing:
    """Somebody's browser: it keeps cookies, and sends a form from the page on which it stands."""

    def __init__(self, address: str) -> None:
        self._address = address
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._open = urllib.request.build_opener(cookies).open

    def page(self, path: str) -> str:
        """Give a page."""
        with self._open(self._address + path) as answer:
            return str(answer.read().decode())

    def send(self, path: str, fields: dict[str, str]) -> str:
        """Send a form and give the address that it leads to."""
        data = urllib.parse.urlencode(fields).encode()
        with self._open(self._address + path, data) as answer:
            answer.read()
            return str(answer.url)


def hidden(page: str) -> dict[str, str]:
    """Give what a form of a page sends along; of several forms, the last one's."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def test_a_form_that_is_sent_many_times_at_once_is_done_once(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    with served(folder, ENVIRON | {"TALLYSTICK_OFFICE_SECOND_FACTOR": "false"}) as address:
        browser = Browsing(address)
        login = "/office/account/login/"
        fields = hidden(browser.page(login)) | {"login": "a@office.example", "password": PASSWORD}
        assert browser.send(login, fields).endswith("/office/")
        form = hidden(browser.page("/office/people/")) | {"name": "B", "email": "b@office.example"}
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            answers = set(pool.map(lambda _: browser.send("/office/people/add/", form), range(_AT_ONCE)))
        assert len(answers) == 1
        assert browser.page("/office/people/").count("<b>B</b>") == 1
    assert len(list((folder / "mail").iterdir())) == 1
    assert office("init", str(folder)).returncode == 0
