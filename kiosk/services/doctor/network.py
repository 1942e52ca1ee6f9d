"""The network to the platform in words: each step with what was found, or the cause and the cure."""

from collections.abc import Iterable, Iterator, Mapping

from kiosk.services.doctor.finding import Finding
from kiosk.services.health.light import Words
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.transport import (
    CaptivePortalError,
    ExpiredCertificateError,
    ForeignAnswerError,
    ForeignAuthorityError,
    NameUnknownError,
    NoRouteError,
    PlatformFaultError,
    RateLimitedError,
    RefusedError,
    RevokedDeviceError,
    SlowLinkError,
    UnknownDeviceError,
    UnreachableError,
    UntrustedPlatformError,
    WrongHostError,
)
from sync.transport.errors import ClosedPortError, SilentPortError
from sync.transport.steps import STEPS, Step, StepName

_TITLES: Mapping[StepName, Words] = {
    "interface": ("网线", "Link"),
    "name": ("网址解析", "Name"),
    "route": ("路由", "Route"),
    "port": ("端口", "Port"),
    "tls": ("加密和证书", "TLS"),
    "answer": ("平台应答", "Answer"),
    "device": ("认得本机", "This kiosk"),
}
_WELL: Mapping[StepName, Words] = {
    "interface": ("连着", "Connected"),
    "name": ("查得到", "Known"),
    "route": ("有路", "There is a way"),
    "port": ("开着", "Open"),
    "tls": ("是县平台的证书", "The certificate is the platform's"),
    "answer": (
        "应答的是县平台，没有网页登录拦着",
        "The platform answers; no login page is between",
    ),
    "device": ("县平台认得本机，签名都对", "The platform knows this kiosk; its signature is right"),
}
_SKIPPED: Words = ("前一步不通，没有看", "Not looked at: the step before failed")
_CURES: Mapping[type[KnownError], Words] = {
    NameUnknownError: (
        "在系统里把 DNS 设对，或让县里给一个能查到的网址；登记时的网址写错了就重新登记。",
        "Set the system's DNS; an address that was wrong at the enrolment needs another enrolment.",
    ),
    NoRouteError: (
        "插好网线或上网卡，看路由器的灯；用 ip addr 看有没有拿到地址。",
        "Plug in cable or modem, look at the router's lights; ip addr shows whether there is an address.",
    ),
    ClosedPortError: (
        "网络是通的，平台没开：请县里看 central serve 是否在运行，端口对不对。",
        "The network is well, the platform is off: have them see to central serve and its port.",
    ),
    SilentPortError: (
        "多半是防火墙挡着：请放行到县平台这个端口的 TCP。",
        "Most likely a firewall: let TCP through to this port of the platform.",
    ),
    UnreachableError: (
        "重启路由器再体检一次；还不行请运营商查线路。",
        "Restart the router and look again; then have the provider test the line.",
    ),
    SlowLinkError: (
        "换个时候再体检；一直这样请运营商查线路，急件用 U 盘带走。",
        "Look again later; if it stays, have the line tested, and carry by USB.",
    ),
    CaptivePortalError: (
        "在路由器上完成登录或续费；最好换成不用网页登录的线路。",
        "Log in or pay on the router; better a line without a login page.",
    ),
    ForeignAnswerError: (
        "看网址和端口对不对，中间有没有代理；请县里核对反向代理。",
        "Check address and port, and for a proxy in between; have the platform check its own.",
    ),
    PlatformFaultError: ("请县平台看它的日志。", "The platform should look at its log."),
    RateLimitedError: ("等几分钟再体检。", "Look again in some minutes."),
    ForeignAuthorityError: (
        "多半是网络在拦截：换一条线路。平台换了 CA 的，要重新登记。",
        "Most likely the network intercepts: use another line. A platform with another CA: enrol anew.",
    ),
    WrongHostError: (
        "请县里换一张写着这个网址的证书。",
        "The platform needs a certificate for this address.",
    ),
    ExpiredCertificateError: ("请县平台换证书。", "The platform must renew its certificate."),
    UntrustedPlatformError: (
        "核对登记时的网址和端口：对方没有说 TLS，或太旧。",
        "Check address and port of the enrolment: no TLS there, or an old one.",
    ),
    UnknownDeviceError: (
        "在县平台上用 central device list 看有没有本机；没有就重新登记。",
        "Look for it with central device list at the platform; if it is not there, enrol again.",
    ),
    RevokedDeviceError: (
        "问清县平台为什么停用；不要清除本机数据，件还能带走。",
        "Ask the platform why; keep the data, filings can be carried.",
    ),
    RefusedError: (
        "看 central device refusals 说的原因。",
        "See why with central device refusals at the platform.",
    ),
    BadSignatureError: (
        "平台换过密钥：先让它发布密钥表（central trust keys）；还不行就重新登记。",
        "The platform's keys changed: it publishes them (central trust keys); else enrol again.",
    ),
    MalformedMessageError: (
        "本机和平台的版本差得太多：先更新本机程序。",
        "This version and the platform's are too far apart: update the kiosk first.",
    ),
    KnownError: (
        "再体检一次；一直这样请联系县平台。",
        "Look again; if it stays, ask the platform.",
    ),
}


def network_findings(steps: Iterable[Step], *, is_secured: bool) -> Iterator[Finding]:
    """Say how far the way to the platform leads; `is_secured`: the address is one of https."""
    tried = {step.name: step for step in steps}
    is_through = "answer" in tried and tried["answer"].error is None
    for name in STEPS:
        if name not in tried:
            if name == "device" and is_through:
                continue  # who is not enrolled is not asked for
            yield Finding(name, "", _TITLES[name], _SKIPPED)
        elif name == "tls" and not is_secured:
            plain = (
                "网址是 http，不加密；件本来就是密封的",
                "Plain http; filings are sealed anyway",
            )
            yield Finding(name, "", _TITLES[name], plain)
        else:
            yield _told(tried[name])


def _told(step: Step) -> Finding:
    title, error = _TITLES[step.name], step.error
    if error is None:
        zh, en = _WELL[step.name]
        told = f" · {step.told}" if step.told else ""
        return Finding(step.name, "green", title, (zh + told, en + told))
    cure = next(_CURES[kind] for kind in type(error).__mro__ if kind in _CURES)
    return Finding(step.name, "red", title, (error.zh, error.en), cure)
