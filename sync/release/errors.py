"""Why a release was not made, each told apart."""

from sync.errors import KnownError


class UnfitBundleError(KnownError):
    """The folder is no bundle of plain files, or the version is none."""

    zh = "这个文件夹不能作为程序发布：找不到、有链接或不合规的文件名，或版本号、架构不对。"
    en = (
        "This folder cannot be released: it is missing, holds links or unfit names, or version or "
        "architecture are not right."
    )


class OtherBundleError(KnownError):
    """What is released is not what was built here."""

    zh = "这个程序发布和本机编译的不一样，没有签名。请核对源代码版本，并查明是谁编译的。"
    en = (
        "This release is not what was built here, and was not signed. Compare the sources, and find "
        "out who built it."
    )


class NoReleaseError(KnownError):
    """The folder holds no release that was signed here."""

    zh = "这个文件夹里没有 kiosk-release sign 写的程序发布，或文件损坏。请核对文件夹，或重新签发。"
    en = (
        "This folder holds no release as kiosk-release sign writes it, or a damaged one. Sign anew."
    )


class NoRoomError(KnownError):
    """The folder that is to be written cannot be."""

    zh = "写不进这个文件夹，可能磁盘已满或有写保护。请检查后再试一次。"
    en = "This folder cannot be written; the disk may be full or locked. Check it and try again."
