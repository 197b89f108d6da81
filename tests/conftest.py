"""What every test may use."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["pytester", "tests.helpers.postgres", "tests.helpers.quiet"]
