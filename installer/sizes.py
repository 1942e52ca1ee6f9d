"""How large the bundle is, and which of its parts are."""

import argparse
from collections import Counter
from pathlib import Path

MOST_MB = 420
_LARGE_MB = 10
_BEGIN, _END = "<!-- parts -->\n", "<!-- /parts -->\n"
_FOR = {
    "PySide6": "Qt: the screen, its keyboard, the camera, and Python's way to them",
    "resources": "fonts, the model that reads handwriting, workbooks, divisions, sounds",
    "onnxruntime": "runs that model",
    "numpy": "numbers in rows, for the model and the camera",
    "numpy.libs": "OpenBLAS, to which numpy is linked",
    "cryptography": "sealing and signing",
}


def sizes(bundle: Path) -> Counter[str]:
    """Return the bytes of each part, by its name in the bundle; the rest is `kiosk`, the starter."""
    found: Counter[str] = Counter()
    for file in bundle.rglob("*"):
        if file.is_file() and not file.is_symlink():
            inside = file.relative_to(bundle).parts
            found[inside[1] if inside[0] == "_internal" else inside[0]] += file.stat().st_size
    return found


def installed_mb(bundle: Path) -> float:
    """Return how many megabytes (10⁶ bytes) the bundle's files hold."""
    return sizes(bundle).total() / 1e6


def table(bundle: Path) -> str:
    """Return the parts over 10 MB as a table of Markdown, the rest in one line, and the sum."""
    found = sizes(bundle)
    large = {name: size for name, size in found.most_common() if size > _LARGE_MB * 1e6}
    rest = found.total() - sum(large.values())
    rows = [
        f"| `{name}` | {size / 1e6:.1f} | {_FOR.get(name, '')} |" for name, size in large.items()
    ]
    return "\n".join(
        (
            "| part | MB | what it is for |",
            "|---|---|---|",
            *rows,
            f"| {len(found) - len(large)} smaller parts | {rest / 1e6:.1f} | |",
            f"| **all** | **{found.total() / 1e6:.1f}** | of {MOST_MB} |",
        )
    )


def write_table(bundle: Path, page: Path) -> None:
    """Put the table in its place in a page of the documentation."""
    before, rest = page.read_text(encoding="utf-8").split(_BEGIN)
    after = rest.split(_END)[1]
    page.write_text(f"{before}{_BEGIN}{table(bundle)}\n{_END}{after}", encoding="utf-8")


def main() -> None:
    """Write the table of a bundle into a page."""
    parser = argparse.ArgumentParser(description="tell in a page how large the bundle's parts are")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("page", type=Path)
    given = parser.parse_args()
    write_table(given.bundle, given.page)


if __name__ == "__main__":
    main()
