"""Where the frozen program begins."""

import os
import sys

# The bootloader has its own libraries found first; the system's programs are to find the system's.
_OWN, _BEFORE = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"

if __name__ == "__main__":
    before = os.environ.pop(_BEFORE, None)
    os.environ.pop(_OWN, None)
    if before:
        os.environ[_OWN] = before
    from kiosk.cli import main

    sys.exit(main())
