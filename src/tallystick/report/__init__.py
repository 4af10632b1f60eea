"""The pages that people read: a static site, drawn from one assessment.

Takes: a `Package`, its `Assessment`, what names this edition, the plan's text where there is one, and the
    files that will lie beside the pages.
Gives: the files of a site by path: pages and one style sheet, the same bytes for the same input.
Never: computes a score or a verdict, reads a file but its own templates, or asks another host for anything.

How it is laid out: `book` opens the package and the assessment at any row; a `PageContext` is a book and a
language; `views` hold finished words, one module a page; `charts` say where each mark stands; `templates`
draw them; `pages` lists every page. A page is one view, one template and one line there. Every sentence is
a msgid: `msgid` and `Language.say` in Python, `{% trans %}` in templates; `make messages` gathers them.
A language is a catalogue in `locale`. No page with its style sheet takes more than 50 kB, none
runs a script, and none carries a style attribute.
"""

from typing import TYPE_CHECKING

from tallystick.base.later import later

if TYPE_CHECKING:
    from tallystick.report.model import Download, Identity
    from tallystick.report.site import build_site

__all__ = ["Download", "Identity", "build_site"]

__getattr__ = later(__name__, {"Download": "model", "Identity": "model", "build_site": "site"})
