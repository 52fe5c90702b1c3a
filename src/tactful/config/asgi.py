import os
import warnings

from django.core.asgi import get_asgi_application

# WhiteNoise hands files over as a plain iterator. They are small, and reading one is no wait.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tactful.config.settings")
application = get_asgi_application()
