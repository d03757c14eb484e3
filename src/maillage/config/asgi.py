"""Everything as one ASGI application: what the demonstration serves, and `/live/` in production."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maillage.config.settings")
application = get_asgi_application()
