"""Why a platform did not take a release, each told apart; what it had is offered on."""

from sync.errors import KnownError


class NoReleasersError(KnownError):
    """The repository of trust names nobody who may sign releases."""

    zh = (
        "信任库还没有指定谁可以签发程序。请插上根密钥，运行 central trust rotate-root "
        "--offline 根密钥 --application 公钥文件夹。"
    )
    en = (
        "The repository of trust names nobody who signs releases. Bring the root key and run central "
        "trust rotate-root --offline DIR --application DIR."
    )


class ForeignReleaseError(KnownError):
    """The release is not signed by those, or so many, as the repository asks for."""

    zh = "程序发布的签名不对，或签名人数不够，没有采用。请核对来源，请另一位签发人 kiosk-release cosign。"
    en = (
        "The release is not signed by the keys that count here, or by too few. Check where it comes "
        "from, or have it signed by another with kiosk-release cosign."
    )


class ReleaseUnusableError(KnownError):
    """A file of the release is missing or is not what was signed."""

    zh = "程序发布的文件缺失或被改动，没有采用，继续提供原来的。请重新复制整个文件夹。"
    en = "A file of the release is missing or was altered; nothing was taken. Copy it whole again."


class ReleaseOlderError(KnownError):
    """It is older than what is offered, or the same version with another content."""

    zh = "这个程序发布比现有的旧，或版本号相同而内容不同，没有采用。请用更高的版本号重新签发。"
    en = (
        "This release is older than the present one, or has its version and another content. Sign it "
        "with a higher version."
    )


class ReleaseExpiredError(KnownError):
    """Its signatures are no longer good."""

    zh = "程序发布的签名已过期，没有采用。请用 kiosk-release sign 重新签发。"
    en = "The signatures of this release have expired. Sign it anew with kiosk-release sign."
