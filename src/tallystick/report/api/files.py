"""Every file of the API of a site, from what its pages were made with."""

from collections.abc import Iterable

from tallystick.report.api.book import ApiBook
from tallystick.report.api.catalogues import dcat_file, schema_org_file
from tallystick.report.api.csvw import csvw_file
from tallystick.report.api.lists import list_resources
from tallystick.report.api.paths import API, CSVW, DCAT, SCHEMA, SCHEMA_ORG
from tallystick.report.api.resources import item_resources
from tallystick.report.api.schema import schema_file
from tallystick.report.context import PageContext


def api_files(contexts: Iterable[PageContext]) -> dict[str, bytes]:
    """The resources by their paths from the site's top.

    Args:
        contexts: what the pages were made with, in each language, when all of them are drawn.
    """
    book = ApiBook(contexts)
    material, up = book.book.material, "../" * API.count("/")
    described = {
        SCHEMA: schema_file(),
        CSVW: csvw_file(material.package.descriptor, material.downloads, up),
        DCAT: dcat_file(material, up),
        SCHEMA_ORG: schema_org_file(material, up),
    }
    return described | dict(list_resources(book)) | dict(item_resources(book))
