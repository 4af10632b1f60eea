"""The office and the site that it published last, under one address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from tallystick.office.forgetting import is_of_public
from tallystick.office.pages import HOME, SCRIPTS, STYLE_MORE
from tallystick.office.published import PUBLISHED, site_of
from tallystick.pipeline.website import Website, no_page
from tallystick.report.confirming import STYLE_MORE as STYLE_OF_FORMS
from tallystick.voice.language import ENGLISH, Language

#: What the office answers; everything else is the site's, where one was published.
_FILES = "|".join(map(re.escape, (STYLE_MORE, STYLE_OF_FORMS, *SCRIPTS)))
_OF_OFFICE = re.compile(rf"/(?:[A-Za-z-]+/)?{HOME}|/(?:{_FILES})$")
_TOO_LARGE = 413
_OF_THE_SCHEME = {"http": 80, "https": 443}


@dataclass(frozen=True)
class OfficeAndSite:
    """One application of two: the office, and the pages that it published, which read no database.

    Attributes:
        office: the office.
        website: the site at the top: the one that the office published, or in a demo another one.
        published: the one that it published, which has a place of its own too.
    """

    office: WSGIApplication
    website: Website
    published: Website

    @property
    def language(self) -> Language:
        """In which language it is said that there is no page."""
        return self.website.language

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        path = environ.get("PATH_INFO", "")
        if _is_too_large(environ) and not is_of_public(path):
            status, headers, body = no_page(_TOO_LARGE, self.language)
            start_response(status, headers)
            return body
        if path.startswith(PUBLISHED) and self.published.folder.is_dir():
            return self.published(environ | {"PATH_INFO": path.removeprefix(PUBLISHED[:-1])}, start_response)
        if _OF_OFFICE.match(path) or not self.website.folder.is_dir():
            return self.office(environ, start_response)
        return self.website(environ, start_response)


def _is_too_large(environ: WSGIEnvironment) -> bool:
    """Whether a form is larger than any: the public's pages alone give back what was written in it."""
    return int(environ.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def office_and_site(language: Language = ENGLISH, site: str = "") -> OfficeAndSite:
    """Both, for any server that speaks WSGI.

    Args:
        language: in which it is said that there is no page.
        site: the folder of another site for the top; empty for what the office published.
    """
    told = settings.CONFIGURATION
    address = urlsplit(told.address)
    port = address.port or _OF_THE_SCHEME.get(address.scheme, 0)
    names = {f"{told.host}:{port}"} | ({told.host} if port == _OF_THE_SCHEME.get(address.scheme) else set())
    hosts = frozenset(names)
    published = Website(site_of(told.folder), hosts, language)
    top = Website(Path(site).absolute(), hosts, language) if site else published
    return OfficeAndSite(get_wsgi_application(), top, published)
