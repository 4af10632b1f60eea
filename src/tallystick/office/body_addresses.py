"""The addresses of the bodies, of who is responsible, and of what follows from both."""

from tallystick.office import found_bodies as found
from tallystick.office.routes import Route
from tallystick.office.views import bodies, confirming, course, handover, levels, parts
from tallystick.workflow import permissions as p

BODY_ROUTES: tuple[Route, ...] = (
    Route("bodies", "tree/", p.SEE_BODIES, bodies.bodies),
    Route("add_body", "tree/add/", p.KEEP_BODIES, bodies.add, changes=True),
    Route("body", "tree/of/<str:body>/", p.SEE_BODIES, bodies.body, found.body_of_plan),
    Route(
        "change_body",
        "tree/of/<str:body>/change/",
        p.KEEP_BODIES,
        bodies.change,
        found.body_of_plan,
        changes=True,
    ),
    Route("end_body", "tree/of/<str:body>/end/", p.KEEP_BODIES, bodies.end, found.body_of_plan, changes=True),
    Route("handover", "handover/<str:body>/", p.SEE_HANDOVER, handover.hand_over, found.own_body),
    Route("parts", "parts/", p.SEE_BODIES, parts.parts),
    Route(
        "commitment_parts",
        "parts/<str:commitment>/",
        p.SEE_BODIES,
        parts.commitment_parts,
        found.commitment_named,
    ),
    Route(
        "give_part",
        "parts/<str:commitment>/give/",
        p.KEEP_BODIES,
        parts.give,
        found.commitment_named,
        changes=True,
    ),
    Route(
        "end_part",
        "parts/<str:commitment>/end/",
        p.KEEP_BODIES,
        parts.end,
        found.commitment_named,
        changes=True,
    ),
    Route("levels", "levels/", p.SEE_LEVELS, levels.levels),
    Route("cascade", "levels/<str:commitment>/", p.SEE_LEVELS, levels.one_commitment, found.commitment_named),
    Route("confirming", "confirm/", p.CONFIRM_DRAFT, confirming.confirming),
    Route("read_plan", "confirm/read", p.CONFIRM_DRAFT, confirming.read, changes=True),
    Route("confirm_act", "confirm/act", p.CONFIRM_DRAFT, confirming.act, changes=True),
    Route("confirm_page", "confirm/<str:page>", p.CONFIRM_DRAFT, confirming.confirming, found.page_of_draft),
    Route("course", "course/", p.TAKE_COURSE, course.course),
    Route(
        "course_section",
        "course/sections/<str:part>/",
        p.TAKE_COURSE,
        course.section,
        found.part_with_commitments,
    ),
    Route("quiz", "course/questions/", p.TAKE_COURSE, course.questions),
    Route("answer_quiz", "course/answers/", p.TAKE_COURSE, course.answer, changes=True),
    Route("certificate", "course/certificate/", p.TAKE_COURSE, course.certificate),
    Route("trained", "course/bodies/", p.SEE_TRAINED, course.trained),
)
