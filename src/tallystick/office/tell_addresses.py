"""The addresses on which the public writes to the office."""

from django.urls import URLPattern

from tallystick.office.tell_routes import tell_route
from tallystick.office.views import (
    tell,
    tell_bodies,
    tell_case,
    tell_clock,
    tell_lists,
    tell_parts,
    tell_texts,
    tell_work,
)

TELL_ROUTES: tuple[URLPattern, ...] = (
    tell_route("tell", "", tell.start, takes_form=False),
    tell_route("tell_clock", "clock/", tell_clock.clock, takes_form=False),
    tell_route("tell_limits", "limits/", tell.limits, takes_form=False),
    tell_route("tell_paper", "papers/<str:name>", tell.papers, takes_form=False),
    tell_route("tell_texts", "texts/", tell_texts.open_texts, takes_form=False),
    tell_route("tell_text", "texts/<str:text>/", tell_texts.one_text, takes_form=False),
    tell_route("tell_points", "texts/<str:text>/points/", tell_texts.points, takes_form=False),
    tell_route("tell_comment", "texts/<str:text>/comment/", tell_texts.add_comment),
    tell_route("tell_lists", "lists/", tell_lists.lists, takes_form=False),
    tell_route("tell_challenge", "lists/<str:duty>/challenge/", tell_lists.challenge),
    tell_route("tell_mark", "mark/", tell_lists.look_up_mark),
    tell_route("tell_code", "code/", tell.code),
    tell_route("tell_begin", "begin/", tell.begin),
    tell_route("tell_back", "back/", tell.come_back),
    tell_route("tell_draft", "draft/", tell.save),
    *(
        tell_route(f"tell_{name}", f"draft/{name}/", view)
        for name, view in (("have", tell_parts.have), ("part", tell_parts.part), ("whole", tell_parts.whole))
    ),
    *(
        tell_route(f"tell_{name}", f"case/{name}/", view)
        for name, view in (
            ("more", tell_case.more),
            ("withdraw", tell_case.withdraw),
            ("appeal", tell_case.appeal),
            ("settle", tell_case.settle),
            ("part", tell_case.part),
            ("leaves", tell_case.leaves),
            ("close", tell_case.close),
            ("erase", tell_case.erase),
            ("proof", tell_case.proof),
            ("export", tell_case.export),
            ("file", tell_case.file),
            ("name", tell_bodies.name),
            ("allow", tell_bodies.allow),
            ("work", tell_work.work),
            ("worked", tell_work.worked),
        )
    ),
)
