"""Runs the benchmarks named on the command line, or every one."""

import sys

from benchmarks import bench_commit, bench_forms

BENCHMARKS = {"commit": bench_commit.main, "forms": bench_forms.main}

for name in sys.argv[1:] or BENCHMARKS:
    BENCHMARKS[name]()
