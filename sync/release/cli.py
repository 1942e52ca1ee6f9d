"""The command `kiosk-release`, for the machine where releases are made."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from sync.clock import SystemClock
from sync.errors import KnownError
from sync.release.keys import new_keys
from sync.release.signing import Draft, cosign, sign
from sync.wire.release import Release

CANNOT = 2
_OFFLINE = "folder of a key that signs releases, to be kept offline; one for each key"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 with the reason in words on stderr."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except KnownError as error:
        print(f"{error.words('zh_CN')}\n{error.words('en')}\n({error})", file=sys.stderr)
        return CANNOT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk-release", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    offline = argparse.ArgumentParser(add_help=False)
    offline.add_argument(
        "--offline", type=Path, required=True, action="append", metavar="DIR", help=_OFFLINE
    )
    keys = commands.add_parser("keys", help="who signs releases").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = keys.add_parser("new", parents=[offline], help="make them")
    command.add_argument(
        "--public", type=Path, required=True, metavar="DIR", help="their public halves"
    )
    command.set_defaults(run=_new_keys)

    command = commands.add_parser("sign", parents=[offline], help="make a release of a bundle")
    command.add_argument("bundle", type=Path, metavar="BUNDLE")
    command.add_argument("--version", required=True, metavar="V")
    command.add_argument("--arch", required=True, help="as Debian calls it: amd64, arm64")
    command.add_argument(
        "--since", default="0.0", metavar="V", help="the oldest version that may come to it"
    )
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="of the release")
    command.set_defaults(run=_sign)

    command = commands.add_parser("cosign", parents=[offline], help="add one's signature")
    command.add_argument("folder", type=Path, metavar="DIR", help="of the release")
    command.add_argument(
        "--bundle",
        type=Path,
        metavar="BUNDLE",
        help="built by oneself: sign only if it is the same",
    )
    command.set_defaults(run=_cosign)
    return parser


def _new_keys(options: argparse.Namespace) -> None:
    new_keys(options.offline, options.public)
    print(
        "请把离线密钥文件夹拔下，锁好；只把公钥文件夹交给平台。 Take the offline folders away and lock "
        "them up; only the public halves go to the platforms.",
        file=sys.stderr,
    )


def _sign(options: argparse.Namespace) -> None:
    draft = Draft(options.bundle, options.version, options.arch, options.since)
    _tell(sign(draft, options.offline, options.out, SystemClock()))


def _cosign(options: argparse.Namespace) -> None:
    for release in cosign(options.folder, options.offline, options.bundle):
        _tell(release)


def _tell(release: Release) -> None:
    length = sum(file.length for file in release.files)
    print(f"{release.arch}\t{release.version}\t{len(release.files)}\t{length}")
