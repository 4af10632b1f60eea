"""The addresses as Django takes them: the office in each language, and its style."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from tallystick.office.addresses import ANYBODY, ONESELF, ROUTES
from tallystick.office.api import api
from tallystick.office.pages import HOME, STYLE_MORE
from tallystick.office.routes import patterns
from tallystick.office.views.styles import style
from tallystick.report.confirming import STYLE_MORE as STYLE_OF_FORMS
from tallystick.voice.frame import STYLE

urlpatterns = [
    path(f"{HOME}api/", api.urls),
    *(path(name, style, {"name": name}) for name in (STYLE, STYLE_OF_FORMS, STYLE_MORE)),
    *i18n_patterns(
        path(HOME, include(patterns(ROUTES))),
        path(f"{HOME}account/", include([*ANYBODY, *ONESELF])),
        prefix_default_language=False,
    ),
]
handler404 = "tallystick.office.refusals.not_found"
