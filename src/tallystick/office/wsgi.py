"""The office and its site for any server that speaks WSGI, such as ``granian``."""

import os

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallystick.office.settings")
django.setup()

from tallystick.office.both import office_and_site  # noqa: E402 - needs Django ready
from tallystick.office.collector import set_loaded_aside  # noqa: E402 - needs Django ready

if settings.CONFIGURATION.demo:
    raise SystemExit("a demo is opened by 'tallystick office demo' alone")
application = office_and_site()
set_loaded_aside()
