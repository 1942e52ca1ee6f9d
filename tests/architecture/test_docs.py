"""What the documents name is there: files and chapters, make's words, commands and their options."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from kiosk.cli import main as kiosk
from sync.central.cli import main as central
from sync.release.cli import main as release

REPOSITORY = Path(__file__).parents[2]
FOLDERS = ("docs", "forms", "installer", "kiosk", "printing", "resources", "sync", "tests")
DOCUMENTS = [
    REPOSITORY / "README.md",
    *(
        file
        for folder in FOLDERS
        for file in sorted((REPOSITORY / folder).rglob("*.md"))
        if folder == "docs" or file.name == "README.md"
    ),
]
PROGRAMS = {"kiosk": kiosk, "central": central, "kiosk-release": release}

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^ *```.*?\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^(?: {4}\S.*\n)+", re.MULTILINE)
_SPAN = re.compile(r"`([^`]+)`")
_COMMAND = re.compile(
    r"(?:^|[\s/])(kiosk|central|kiosk-release)((?: [a-z][a-z|-]*)+)(?=[ :]|$)([^;&]*)"
)
_MAKE = re.compile(r"^make ([a-z][a-z-]*)")
_OPTION = re.compile(r"--[a-z][a-z-]*")
_FILE = re.compile(rf"(?:{'|'.join(FOLDERS)})/[\w./-]+\.\w+")


def test_every_link_leads_to_a_file_and_a_chapter() -> None:
    lost = []
    for document in DOCUMENTS:
        for link in _LINK.findall(_without_code(document)):
            name, _, chapter = link.partition("#")
            target = (document.parent / name).resolve() if name else document
            if link.startswith(("http:", "https:")):
                continue
            if not target.exists() or (chapter and chapter not in _chapters(target)):
                lost.append((_named(document), link))
    assert lost == []


def test_every_file_of_the_project_that_is_named_is_there() -> None:
    named = {
        (_named(document), name)
        for document, line in _lines()
        if line.startswith(FOLDERS)
        for name in _FILE.findall(line)
    }
    assert {one for one in named if not (REPOSITORY / one[1]).exists()} == set()


def test_every_word_for_make_is_one_that_it_knows() -> None:
    words = {
        (_named(document), word) for document, line in _lines() for word in _MAKE.findall(line)
    }
    assert {one for one in words if one[1] not in _made()} == set()


def test_every_command_is_one_that_its_program_knows(capsys: pytest.CaptureFixture[str]) -> None:
    @cache
    def known(program: str, words: tuple[str, ...]) -> str | None:
        """Return what the program says of a command; None where it has no such."""
        with pytest.raises(SystemExit) as end:
            PROGRAMS[program]([*words, "--help"])
        said = capsys.readouterr().out
        return said if end.value.code == 0 else None

    wrong = []
    for document, line in _lines():
        for program, words, rest in _COMMAND.findall(line):
            for choice in product(*(word.split("|") for word in words.split())):
                said = known(program, choice)
                if said is None or any(option not in said for option in _OPTION.findall(rest)):
                    wrong.append((_named(document), line))
    assert wrong == []


def _named(document: Path) -> str:
    return document.relative_to(REPOSITORY).as_posix()


def _lines() -> Iterator[tuple[Path, str]]:
    """Yield each document with each line of its code."""
    for document in DOCUMENTS:
        for line in _code(document):
            yield document, line


def _code(document: Path) -> Iterator[str]:
    """Yield each line of code blocks, and each piece of code inside a line."""
    text = document.read_text(encoding="utf-8")
    blocks = _FENCED.findall(text) + _INDENTED.findall(_FENCED.sub("", text))
    for block in blocks:
        for line in block.replace("\\\n", " ").splitlines():
            yield line.partition(" # ")[0].strip()
    for span in _SPAN.findall(_INDENTED.sub("", _FENCED.sub("", text))):
        yield " ".join(span.split())


def _without_code(document: Path) -> str:
    text = _FENCED.sub("", document.read_text(encoding="utf-8"))
    return _SPAN.sub("", _INDENTED.sub("", text))


@cache
def _chapters(document: Path) -> set[str]:
    """Return the anchors that a page's headings have where pages are shown."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower().strip()).replace(" ", "-") for heading in headings
    }


@cache
def _made() -> set[str]:
    text = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    parts = (REPOSITORY / "benchmarks").glob("bench_*.py")
    return {
        *re.findall(r"^([a-z][a-z-]*):", text, re.MULTILINE),
        *(f"bench-{part.stem.removeprefix('bench_')}" for part in parts),
    }
