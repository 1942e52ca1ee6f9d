"""The catalogue as a platform publishes it through its repository of trust."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tuf.api.metadata import TargetFile

from forms.catalogue import CatalogueError, build_catalogue
from sync.central.errors import FaultyCatalogueError
from sync.central.repository import changing
from sync.clock import Clock
from sync.wire.repository import CATALOGUE, CATALOGUE_FOLDER, MAX_TARGET_BYTES


def publish_catalogue(data: Path, workbooks: Sequence[Path], divisions: Path, clock: Clock) -> bool:
    """Build the catalogue of these workbooks and publish it if it has changed.

    Args:
        data: the platform's data folder.
        workbooks: files, or folders of files; the topics and the calendar are among
            them, or lie beside one.
        divisions: folder with the lists that forms may name.
        clock: dates the versions.

    Raises:
        FaultyCatalogueError: a workbook has a mistake, or a file is too large.
        NoRepositoryError: nothing was founded here.
    """
    with tempfile.TemporaryDirectory() as scratch:
        built = Path(scratch) / "built"
        _build(workbooks, Path(scratch) / "workbooks", divisions, built)
        return publish_folder(data, built, clock)


def publish_folder(data: Path, catalogue: Path, clock: Clock) -> bool:
    """Publish a catalogue folder if it has changed; return whether it has.

    Raises:
        FaultyCatalogueError: a file is too large.
        NoRepositoryError: nothing was founded here.
    """
    with changing(data, clock) as repository:
        repository.files.authority()
        targets = {target.path: target for target in _targets(catalogue)}
        if targets == repository.files.targets(CATALOGUE).targets:
            return False
        for name in targets:
            content = (catalogue / name.removeprefix(CATALOGUE_FOLDER)).read_bytes()
            repository.files.add_target(name, content)
        repository.publish({CATALOGUE: targets})
    return True


def _build(workbooks: Sequence[Path], gathered: Path, divisions: Path, out: Path) -> None:
    """Lay the workbooks, and what lies beside them, into one folder and build that."""
    gathered.mkdir()
    try:
        for path in workbooks:
            for found in sorted(path.iterdir()) if path.is_dir() else (path, *_beside(path)):
                if found.is_dir():
                    shutil.copytree(found, gathered / found.name, dirs_exist_ok=True)
                else:
                    shutil.copyfile(found, gathered / found.name)
        build_catalogue(gathered, divisions, out)
    except CatalogueError as error:
        raise FaultyCatalogueError(error.user_text) from error
    except OSError as error:
        raise _fault(error.filename, error.strerror) from error


def _beside(workbook: Path) -> list[Path]:
    media = workbook.with_name(f"{workbook.stem}-media")
    tables = [
        workbook.with_name(f"{name}{ending}")
        for name in ("topics", "calendar")
        for ending in (".md", ".xlsx")
    ]
    return [path for path in (media, *tables) if path.exists()]


def _targets(built: Path) -> Iterator[TargetFile]:
    for path in sorted(built.rglob("*")):
        if path.is_file():
            name = CATALOGUE_FOLDER + path.relative_to(built).as_posix()
            content = path.read_bytes()
            if len(content) > MAX_TARGET_BYTES:
                raise _fault(path.name, "> 16 MiB")
            yield TargetFile.from_data(name, content)


def _fault(path: object, fact: object) -> FaultyCatalogueError:
    return FaultyCatalogueError(lambda _language: f"{path}: {fact}")
