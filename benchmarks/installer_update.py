"""What goes over the line for a release: of one changed line, and of everything."""

from pathlib import Path

from benchmarks.figures import Figure, figure
from sync.clock import SystemClock
from sync.release.keys import new_keys
from sync.release.signing import Draft, sign
from sync.trust import FetchPart, FolderFetch, Part
from sync.trust.mirror import fill


def update_share(folder: Path, present: Path, coming: Path, version: str) -> Figure:
    """Sign the bundle `coming`, and fetch it as a kiosk does that runs `present`."""
    offline = [folder / "key-1", folder / "key-2"]
    for each in offline:
        each.mkdir(parents=True)
    new_keys(offline, folder / "public")
    draft = Draft(coming, version, "amd64", "0.0")
    release = sign(draft, offline, folder / "release", SystemClock())
    sizes = [file.stat().st_size for file in (folder / "release").rglob("*") if file.is_file()]
    blobs = [file.stat().st_size for file in (folder / "release").rglob("??/*.zst")]
    given: list[int] = []
    part = _counting(FolderFetch(folder / "release").part, given)
    for _ in fill(folder / "mirror", release, {}, present, part):
        pass
    # Beside the files: the list of all, and what signs it.
    fetched = sum(given) + sum(sizes) - sum(blobs)
    return figure(
        "installer.update_share",
        fetched / 1e6,
        "all of the release",
        sum(sizes) / 1e6,
        unit="MB",
        aim="<= 0.01",
    )


def _counting(part: FetchPart, given: list[int]) -> FetchPart:
    def counted(path: str, start: int, limit: int) -> Part | None:
        got = part(path, start, limit)
        given.append(0 if got is None else len(got.data))
        return got

    return counted
