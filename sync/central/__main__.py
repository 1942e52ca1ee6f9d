"""`python -m sync.central`: the same as the command `central`."""

import sys

from sync.central.cli import main

if __name__ == "__main__":
    sys.exit(main())
