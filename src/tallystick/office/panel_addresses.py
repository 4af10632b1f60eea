"""The addresses of panels: who is asked to judge, the assessors' desk, what was found."""

from tallystick.office import found_panels as found
from tallystick.office.routes import Route
from tallystick.office.views import panel_desk as desk
from tallystick.office.views import panel_offline as offline
from tallystick.office.views import panel_training as training
from tallystick.office.views import panel_verdicts as verdicts
from tallystick.office.views import panels
from tallystick.workflow import panel_acts as j

_PANEL = "panels/<str:panel>"
_TASK = f"{_PANEL}/code/<str:commitment>"
_FOUND = f"{_PANEL}/found"

PANEL_ROUTES: tuple[Route, ...] = (
    Route("panels", "panels/", j.SEE_PANELS, panels.panels),
    Route("shipped_rubric", "panels/rubric.toml", j.SEE_PANELS, panels.rubric_that_ships),
    *(
        Route(name, f"panels/{path}/", act, view, changes=True)
        for name, path, act, view in (
            ("invite_assessor", "new/assessor", j.CALL_PANEL, panels.invite),
            ("announce_panel", "new/panel", j.CALL_PANEL, panels.announce),
            ("answer_call", "own/answer", j.ANSWER_CALL, panels.answer_call),
            ("declare_interest", "own/interest", j.ANSWER_CALL, panels.declare),
        )
    ),
    Route("draw_panel", f"{_PANEL}/draw/", j.CALL_PANEL, panels.draw, found.panel_named, changes=True),
    Route(
        "replace_assessor",
        f"{_PANEL}/replace/",
        j.CALL_PANEL,
        panels.replace,
        found.panel_named,
        changes=True,
    ),
    Route("train", f"{_PANEL}/train/", j.TRAIN, training.train, found.panel_named),
    Route(
        "check_training", f"{_PANEL}/train/check/", j.TRAIN, training.check, found.panel_named, changes=True
    ),
    Route("coding_sheet", f"{_PANEL}/sheet.xlsx", j.CODE, offline.sheet, found.panel_named),
    Route("panel_record", f"{_PANEL}/panel.json", j.CODE, offline.record, found.panel_named),
    Route("panel", f"{_PANEL}/", j.CODE, desk.panel_desk, found.panel_named),
    Route("panel_sheet", f"{_PANEL}/own-sheet.txt", j.CODE, desk.own_sheet, found.panel_named),
    *(
        Route(name, f"{_PANEL}/{path}/", act, view, found.panel_named, changes=True)
        for name, path, act, view in (
            ("commit_codes", "commit", j.COMMIT_CODES, desk.commit),
            ("commit_sheet", "commit/sheet", j.COMMIT_CODES, offline.commit),
            ("hand_in_sheet", "hand-in", j.COMMIT_CODES, offline.hand_in),
            ("open_codes", "open", j.OPEN_CODES, panels.open_round),
            ("write_dissent", "dissent", j.DISSENT, desk.write_dissent),
            ("finish_panel", "finish", j.FINISH, desk.end_rounds),
            ("sign_panel", "sign", j.SIGN, verdicts.sign),
        )
    ),
    Route("panel_package", f"{_PANEL}/package.zip", j.SIGN, verdicts.package, found.panel_named),
    Route("task", f"{_TASK}/", j.CODE, desk.task, found.task_named),
    *(
        Route(name, f"{_TASK}/{path}/", act, view, found.task_named, changes=True)
        for name, path, act, view in (
            ("write_codes", "write", j.CODE, desk.write),
            ("code_again", "again", j.DISCUSS, desk.again),
            ("remark_on_codes", "say", j.DISCUSS, desk.say),
        )
    ),
    Route("settling", f"{_PANEL}/settle/<str:commitment>/", j.SETTLE, desk.settling, found.dispute_named),
    Route(
        "settle",
        f"{_PANEL}/settle/<str:commitment>/settle/",
        j.SETTLE,
        desk.settle,
        found.dispute_named,
        changes=True,
    ),
    Route("panel_verdicts", f"{_FOUND}/", j.SEE_VERDICTS, verdicts.verdicts, found.panel_named),
    Route(
        "panel_verdict",
        f"{_FOUND}/<str:commitment>/",
        j.SEE_VERDICTS,
        verdicts.verdict,
        found.verdict_named,
    ),
    Route(
        "reply_panel",
        f"{_FOUND}/<str:commitment>/reply/<str:body>/",
        j.REPLY_PANEL,
        verdicts.reply,
        found.body_answering,
        changes=True,
    ),
    Route(
        "decide_correction",
        f"{_PANEL}/corrections/<str:reply>/decide/",
        j.DECIDE_CORRECTION,
        verdicts.decide,
        found.correction_named,
        changes=True,
    ),
)
