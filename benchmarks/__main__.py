"""Runs the benchmarks named on the command line, or every one."""

import sys
from importlib import import_module

# The first starts programs whose files nothing else may have loaded.
BENCHMARKS = ("installer", "forms", "print", "sync", "ui")

for name in sys.argv[1:] or BENCHMARKS:
    import_module(f"benchmarks.bench_{name}").main()
