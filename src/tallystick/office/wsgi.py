"""The office for any server that speaks WSGI: ``granian --interface wsgi tallystick.office.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallystick.office.settings")
application = get_wsgi_application()
