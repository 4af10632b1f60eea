"""The addresses of coding what answers a recommendation."""

from tallystick.office import found_asked as found
from tallystick.office.routes import Route
from tallystick.office.views import asked_coding as views
from tallystick.office.views import asked_sheets as sheets
from tallystick.workflow import asked_acts as q

_ROUND = "asked/rounds/<str:round_>"
_TASK = f"{_ROUND}/code/<str:recommendation>"
_LINK = "asked/settle/<str:recommendation>/<str:how>"

ASKED_ROUTES: tuple[Route, ...] = (
    Route("asked", "asked/", q.SEE_ASKED, views.asked),
    Route("call_coders", "asked/call/", q.CALL_CODERS, views.call, changes=True),
    Route("call_coders_again", "asked/call-again/", q.CALL_CODERS, views.call_second, changes=True),
    Route("coding", f"{_ROUND}/", q.CODE_ASKED, views.coding, found.round_named),
    Route("own_codes", f"{_ROUND}/own-codes.txt", q.CODE_ASKED, views.own_codes, found.round_named),
    Route("asked_sheet", f"{_ROUND}/sheet.xlsx", q.CODE_ASKED, sheets.sheet, found.round_named),
    Route(
        "hand_in_asked", f"{_ROUND}/hand-in/", q.CODE_ASKED, sheets.hand_in, found.round_named, changes=True
    ),
    Route(
        "commit_coding", f"{_ROUND}/commit/", q.COMMIT_ASKED, views.commit, found.round_named, changes=True
    ),
    Route("coding_task", f"{_TASK}/", q.CODE_ASKED, views.coding_task, found.coding_named),
    Route(
        "write_coding",
        f"{_TASK}/write/",
        q.CODE_ASKED,
        views.write_coding,
        found.coding_named,
        changes=True,
    ),
    Route("settle_none", f"{_LINK}/", q.SETTLE_ASKED, views.settle, found.link_named, changes=True),
    Route(
        "settle_link",
        f"{_LINK}/<str:commitment>/",
        q.SETTLE_ASKED,
        views.settle,
        found.link_named,
        changes=True,
    ),
)
