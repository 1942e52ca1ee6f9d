"""The central platform as a process that dies at a named point: `central`, haunted."""

import json
import sys

from sync.central import serving
from sync.central.cli import main
from sync.central.uploads import Upload
from tests.faults.black_box.points import Death, haunt_platform

if __name__ == "__main__":
    haunt_platform(Death(**json.loads(sys.argv[1])), serving, Upload)
    sys.exit(main(sys.argv[2:]))
