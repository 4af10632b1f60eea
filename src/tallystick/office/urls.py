"""The addresses as Django takes them: the office in each language, and its style."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from tallystick.office.addresses import ANYBODY, ONESELF, ROUTES
from tallystick.office.api import api
from tallystick.office.forgetting import TELL
from tallystick.office.pages import HOME, SCRIPTS, STYLE_MORE
from tallystick.office.routes import patterns
from tallystick.office.tell_addresses import TELL_ROUTES
from tallystick.office.views.styles import style
from tallystick.report.confirming import STYLE_MORE as STYLE_OF_FORMS
from tallystick.voice.frame import STYLE

#: Where people go who are signed in by another system, if the office is told of one.
if settings.CONFIGURATION.provider:
    from tallystick.office.provider import from_provider, to_provider

    _PROVIDER = [
        path("login/by/<str:provider_id>/", to_provider, name="openid_connect_login"),
        path("login/by/<str:provider_id>/back/", from_provider, name="openid_connect_callback"),
    ]
else:
    _PROVIDER = []

urlpatterns = [
    path(f"{HOME}api/", api.urls),
    *(path(name, style, {"name": name}) for name in (STYLE, STYLE_OF_FORMS, STYLE_MORE, *SCRIPTS)),
    *i18n_patterns(
        path(f"{HOME}{TELL}", include([*TELL_ROUTES])),
        path(HOME, include(patterns(ROUTES))),
        path(f"{HOME}account/", include([*ANYBODY, *ONESELF, *_PROVIDER])),
        prefix_default_language=False,
    ),
]
handler400 = "tallystick.office.refusals.not_taken"
handler404 = "tallystick.office.failures.led_nowhere"
handler500 = "tallystick.office.failures.went_wrong"
