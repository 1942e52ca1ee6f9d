"""Fixtures and settings that every test shares."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from kiosk.environment import prepare_environment

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
# The same examples in every run; HYPOTHESIS_PROFILE=default looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
prepare_environment(
    Path(__file__).parents[1]
    / "build"
    / "test-settings"
    / os.environ.get("PYTEST_XDIST_WORKER", "alone")
)


@pytest.fixture(scope="session")
def resources() -> Path:
    """The resources folder of the repository."""
    return Path(__file__).parents[1] / "resources"
