"""JavaRosa under the oracle's bridge: makes the four forms, and takes the same steps as we do."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import which
from types import ModuleType
from typing import Any

from tests.conformance.data import DATA

_ORACLE = DATA / "oracle"


class JavaRosa:
    """The reference engine, one process for each form.

    Args:
        folder: a folder for the forms and the compiled bridge.
    """

    def __init__(self, folder: Path) -> None:
        if not (_ORACLE / "Oracle.java").is_file():
            sys.exit(f"No figures: the conformance data is not in {DATA}.")
        if which("java") is None or which("javac") is None:
            sys.exit("No figures: there is no Java (java and javac) to run JavaRosa with.")
        self._oracle = _module("oracle")
        self._folder = folder
        self._oracle.Oracle.compile_to(folder)

    def forms(self) -> dict[str, Path]:
        """Write the four forms; return them by the letter of their workload."""
        gen = _module("gen")
        makers = {
            "a": gen.relevance_chain,
            "b": gen.chained_calculations,
            "c": gen.cascade,
            "d": gen.repeat_sums,
        }
        paths = {workload: self._folder / f"{workload}.xml" for workload in makers}
        for workload, make in makers.items():
            paths[workload].write_text(make(), encoding="utf-8")
        return paths

    def fill(self, workload: str, form: Path) -> dict[str, Any]:
        """Fill a form in a new process; return its times, its result and its peak memory."""
        with self._oracle.Oracle(classes=self._folder) as bridge:
            filled: dict[str, Any] = bridge.bench(workload, str(form))
        return filled


def _module(name: str) -> ModuleType:
    spec = spec_from_file_location(name, _ORACLE / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
