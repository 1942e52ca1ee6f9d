"""Fixtures and settings that every test shares."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer

from kiosk.environment import prepare_environment
from tests.support.shares import Shares, long_first

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
# A picture is drawn when it is asked for, not 5 ms later: a hand waits for one before each touch.
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
# The same examples in every run; HYPOTHESIS_PROFILE=default looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
prepare_environment(
    Path(__file__).parents[1]
    / "build"
    / "test-settings"
    / os.environ.get("PYTEST_XDIST_WORKER", "alone")
)
# By itself Python looks for reference cycles in whatever thread made enough, one of xdist or of a
# server too, and frees QObjects there: Qt crashes some tests later.
gc.disable()
_SELDOM = 100


def pytest_runtest_logfinish() -> None:
    """Look for them between tests: through what is young, now and then through all that is new.

    What a look has left is not looked through again: of that there is more with every kiosk.
    """
    if gc.get_count()[2] > _SELDOM:
        gc.collect()
        gc.freeze()
    else:
        gc.collect(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long ones first."""
    long_first(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Shares:
    """What stands on the same fixture stays with one worker."""
    config.option.loadscopereorder = False
    return Shares(config, log)


@pytest.fixture(scope="session")
def resources() -> Path:
    """The resources folder of the repository."""
    return Path(__file__).parents[1] / "resources"
