"""The office and its site for any server that speaks WSGI, such as ``granian``."""

import os
import sys

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallystick.office.settings")
django.setup()

from tallystick.base.reasons import Reason, Text  # noqa: E402 - beside the others
from tallystick.base.showing import command  # noqa: E402 - beside the others
from tallystick.base.system_language import VARIABLE, system_code  # noqa: E402 - beside the others
from tallystick.office.both import office_and_site  # noqa: E402 - needs Django ready
from tallystick.office.collector import set_loaded_aside  # noqa: E402 - needs Django ready
from tallystick.office.overwriting import is_overwritten  # noqa: E402 - beside the others
from tallystick.voice.catalogues import language_named  # noqa: E402 - beside the others
from tallystick.voice.language import ENGLISH  # noqa: E402 - beside the others

_NOT_OVERWRITTEN = Reason(
    "The memory that this server frees is not overwritten: {page} says how it is begun.",
    page=Text("docs/office-operations.md"),
)
_DEMO = Reason("A demo is opened by {command} alone.", command=Text(command("office", "demo")))

_spoken = language_named(os.environ.get(VARIABLE, "") or system_code(os.environ)) or ENGLISH
if not is_overwritten():  # this server can't be begun again from here, so whoever runs it has to
    sys.stderr.write(f"{_spoken.reason(_NOT_OVERWRITTEN)}\n")
if settings.CONFIGURATION.demo:
    raise SystemExit(_spoken.reason(_DEMO))
application = office_and_site()
set_loaded_aside()
