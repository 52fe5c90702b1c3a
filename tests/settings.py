"""Settings of the tests: a home of their own, and no setting of the machine."""

import os
import tempfile

for name in [n for n in os.environ if n.startswith("TACTFUL_") and "TEST" not in n]:
    del os.environ[name]
os.environ["TACTFUL_HOME"] = tempfile.mkdtemp(prefix="tactful-tests-")
os.environ["TACTFUL_SECRET_KEY"] = "only-for-tests-" + "x" * 40
os.environ["TACTFUL_LOG_LEVEL"] = "WARNING"
# Whoever runs all tests in one process has the event loop of the browser's stories beside them.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
if url := os.environ.get("TACTFUL_TEST_DATABASE_URL"):
    os.environ["TACTFUL_DATABASE_URL"] = url

from tactful.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Files are looked up when they are asked for, not all of them by every client a test makes.
WHITENOISE_AUTOREFRESH = True

if suffix := os.environ.get("TACTFUL_TEST_DB_SUFFIX"):
    DATABASES["default"]["TEST"] = {"NAME": f"test_{suffix}"}  # noqa: F405
