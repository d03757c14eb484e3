"""Pages, as a WSGI application for production servers."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from maillage.config.databases import keep_sqlite_open

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maillage.config.settings")
application = get_wsgi_application()
keep_sqlite_open(settings.DATABASES)
