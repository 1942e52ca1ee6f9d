"""Fixtures and settings that every test shares."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")


@pytest.fixture(scope="session")
def resources() -> Path:
    """The resources folder of the repository."""
    return Path(__file__).parents[1] / "resources"
