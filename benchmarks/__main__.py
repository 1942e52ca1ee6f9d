"""Runs the benchmarks named on the command line, or every one."""

import sys

from benchmarks import bench_forms, bench_print, bench_sync, bench_ui

BENCHMARKS = {
    "forms": bench_forms.main,
    "print": bench_print.main,
    "sync": bench_sync.main,
    "ui": bench_ui.main,
}

for name in sys.argv[1:] or BENCHMARKS:
    BENCHMARKS[name]()
