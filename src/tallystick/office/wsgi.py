"""The office and its site for any server that speaks WSGI, such as ``granian``."""

import os
import sys

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallystick.office.settings")
django.setup()

from tallystick.office.both import office_and_site  # noqa: E402 - needs Django ready
from tallystick.office.collector import set_loaded_aside  # noqa: E402 - needs Django ready
from tallystick.office.overwriting import is_overwritten  # noqa: E402 - beside the others

if not is_overwritten():  # this server can't be begun again from here, so whoever runs it has to
    sys.stderr.write("The memory that this server frees is not overwritten: see docs/office-operations.md.\n")
if settings.CONFIGURATION.demo:
    raise SystemExit("a demo is opened by 'tallystick office demo' alone")
application = office_and_site()
set_loaded_aside()
