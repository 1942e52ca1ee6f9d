"""`python -m sync.release`: the same as `kiosk-release`."""

import sys

from sync.release.cli import main

sys.exit(main())
