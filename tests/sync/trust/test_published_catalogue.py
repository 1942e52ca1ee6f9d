"""What a platform itself reads of the catalogue that it published: its items and working days."""

import json
from datetime import date
from pathlib import Path

import pytest

from sync.central.supplements import UnreadableCatalogueError, published_catalogue
from tests.sync.trust.conftest import Platform

NAME = {"zh_CN": "国庆节", "en": "National Day"}
HOLIDAY = {"first": "2026-10-01", "last": "2026-10-07", "works": False, "name": NAME}
INDEX = {"items": [], "topics": [], "events": [], "calendar": {"spans": [HOLIDAY]}}


def test_the_catalogue_that_was_published_last_is_read(platform: Platform, tmp_path: Path) -> None:
    platform.publish(tmp_path / "catalogue", json.dumps(INDEX))
    published = published_catalogue(platform.data)

    assert published is not None
    assert not published.calendar.is_working_day(date(2026, 10, 2))


def test_a_platform_without_a_repository_has_none(tmp_path: Path) -> None:
    assert published_catalogue(tmp_path) is None


def test_one_that_cannot_be_read_is_told_in_words(platform: Platform) -> None:
    with pytest.raises(UnreadableCatalogueError):
        published_catalogue(platform.data)
