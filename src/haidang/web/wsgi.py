"""What the server runs: the officers' door on a ledger that was opened before."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
