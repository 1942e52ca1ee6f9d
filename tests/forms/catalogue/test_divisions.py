"""The lists that address questions choose from."""

import csv
import itertools
import lzma
from pathlib import Path

import pytest

SIZES = {"provinces": 31, "cities": 342, "counties": 2978, "townships": 41352}

Rows = dict[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def lists() -> Rows:
    folder = Path(__file__).parents[3] / "resources" / "divisions"
    read: Rows = {}
    for name in SIZES:
        with lzma.open(folder / f"{name}.csv.xz", "rt", encoding="utf-8", newline="") as file:
            read[name] = list(csv.DictReader(file))
    return read


def test_the_lists_are_the_2023_edition_in_full(lists: Rows) -> None:
    assert {name: len(rows) for name, rows in lists.items()} == SIZES


def test_every_division_has_a_parent_and_every_branch_reaches_a_township(lists: Rows) -> None:
    names = list(SIZES)
    for upper, lower in itertools.pairwise(names):
        codes = {row["name"] for row in lists[upper]}
        assert {row["parent"] for row in lists[lower]} == codes
        assert all(row["name"].startswith(row["parent"]) for row in lists[lower])


def test_no_two_divisions_of_one_parent_have_the_same_name(lists: Rows) -> None:
    for rows in lists.values():
        assert len({(row["parent"], row["label"]) for row in rows}) == len(rows)


def test_every_name_can_be_shown_and_spelt(lists: Rows) -> None:
    for rows in lists.values():
        for row in rows:
            assert not any("\ue000" <= c <= "\uf8ff" for c in row["label"])
            assert row["pinyin"][0].isupper() or not row["pinyin"][0].isalpha(), row


@pytest.mark.parametrize(
    ("code", "pinyin"),
    [
        ("6101", "Xi'an Shi"),
        ("1404", "Changzhi Shi"),
        ("5001", "Shixia Qu"),
        ("1411", "Lüliang Shi"),
        ("4228", "Enshi Tujiazu Miaozu Zizhizhou"),
    ],
)
def test_pinyin_is_written_in_words(lists: Rows, code: str, pinyin: str) -> None:
    assert next(row["pinyin"] for row in lists["cities"] if row["name"] == code) == pinyin
