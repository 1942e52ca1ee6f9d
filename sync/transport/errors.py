"""Each way the line to the platform can fail, told apart."""

from sync.errors import KnownError
from sync.wire.messages import Problem


class TransportError(KnownError):
    """The platform could not be asked, or its answer is no use.

    `retry_after` is how many seconds the platform asks to be left alone, 0 if it does not say.
    """

    zh = "与县平台的连接出了问题，系统会自动重试。"
    en = "The connection to the platform failed. The system will try again."

    def __init__(self, detail: str, *, retry_after: int = 0) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class UnreachableError(TransportError):
    """No connection, or it broke off."""

    zh = "网络不通，连不上县平台。已提交的资料存在本机，网络恢复后会自动上传。"
    en = (
        "The platform cannot be reached. Filings are safe here and go out when the network returns."
    )


class NameUnknownError(UnreachableError):
    """The platform's name has no address: the name service does not answer, or does not know it."""

    zh = "查不到县平台的网址（域名解析失败）。资料存在本机。请技术员检查网络的 DNS 设置。"
    en = "The platform's name has no address. Filings are safe here. Check the network's DNS."


class NoRouteError(UnreachableError):
    """This machine has no network that leads there."""

    zh = "本机没有连上网络。资料存在本机。请检查网线、路由器或上网卡。"
    en = "This machine has no network. Filings are safe here. Check cable, router or modem."


class ClosedPortError(UnreachableError):
    """The machine at the platform's address answers, and nobody listens at this port."""

    zh = "县平台的机器在，但平台程序没有开着，或端口不对。资料存在本机。请联系县平台。"
    en = "The platform's machine is there, its program is not, or the port is wrong. Filings are safe here."


class SilentPortError(UnreachableError):
    """Nobody answers at the platform's address."""

    zh = "县平台的地址没有任何回应，可能被防火墙挡住，或平台关机了。资料存在本机。"
    en = "Nothing answers at the platform's address: a firewall, or it is off. Filings are safe here."


class SlowLinkError(TransportError):
    """Connected, yet nothing came in the time that even a bad link needs."""

    zh = "网络太慢，县平台没有及时回应。系统会自动重试，资料不会丢失。"
    en = "The network is too slow; the platform did not answer in time. The system will try again."


class AbortedError(TransportError):
    """The call was cut short, as the program is closing."""

    zh = "程序正在关闭，传输已停下，下次开机后继续。"
    en = "The program is closing. What was being sent goes on at the next start."


class UntrustedPlatformError(TransportError):
    """Somebody answers in the platform's place, or not in TLS."""

    zh = "应答的不是县平台，没有发送任何资料。请技术员检查网络和平台地址。"
    en = "Who answers is not the platform; nothing was sent. Check the network and the address."


class ForeignAuthorityError(UntrustedPlatformError):
    """The certificate is not from the platform's own authority."""

    zh = "对方的证书不是县平台签发的，没有发送任何资料。网络可能被拦截或要求登录，请技术员检查。"
    en = (
        "The certificate is not the platform's; nothing was sent. The network may intercept or "
        "want a login."
    )


class WrongHostError(UntrustedPlatformError):
    """The certificate is the platform's, for another address."""

    zh = "县平台的证书与所用网址不符，没有发送任何资料。请县平台更换证书，或核对平台地址。"
    en = (
        "The certificate is for another address; nothing was sent. Check the address, or have the "
        "platform renew its certificate."
    )


class ExpiredCertificateError(UntrustedPlatformError):
    """The platform's certificate ended before a time that the platform itself has signed for."""

    zh = "县平台的证书已过期，没有发送任何资料。资料存在本机。请通知县平台更换证书。"
    en = (
        "The platform's certificate has expired; nothing was sent. Filings are safe here. Tell the "
        "platform to renew it."
    )


class ForeignAnswerError(TransportError):
    """The answer is not the platform's: a proxy, another server."""

    zh = "收到的不是县平台的回答，可能被拦截，或平台地址有误。请技术员检查网络。"
    en = "The answer was not the platform's: intercepted, or the address is wrong. Check the network."


class CaptivePortalError(ForeignAnswerError):
    """The network shows a page of its own before it lets anything through."""

    zh = "网络要求先登录或同意条款，资料暂时传不出去，都存在本机。请在路由器上完成登录。"
    en = "The network wants a login before it lets anything through. Filings are safe here."


class PlatformFaultError(TransportError):
    """The platform is there but failed (5xx); `status` is its HTTP status."""

    zh = "县平台暂时出错，系统会自动重试。如长时间如此，请联系县平台。"
    en = "The platform has a fault. The system will try again; if this lasts, tell the platform."

    def __init__(self, detail: str, *, status: int, retry_after: int = 0) -> None:
        super().__init__(detail, retry_after=retry_after)
        self.status = status


class RateLimitedError(TransportError):
    """The platform asks for fewer requests (429)."""

    zh = "县平台繁忙，要求稍后再传。系统会自动重试。"
    en = "The platform is busy and asks to wait. The system will try again."


class RefusedError(TransportError):
    """The platform understood and said no; `problem` says why."""

    zh = "县平台拒绝了请求。请技术员查看本机登记情况和日志。"
    en = "The platform refused the request. Check this kiosk's enrolment and the log."

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.status} {problem.type}: {problem.title} {problem.detail}")
        self.problem = problem


class UnknownDeviceError(RefusedError):
    """The platform does not know this device's key."""

    zh = "县平台不认识本机的密钥，资料都存在本机。请技术员重新登记本机。"
    en = "The platform does not know this kiosk's key. Everything is kept here. Enrol it again."


class RevokedDeviceError(RefusedError):
    """The platform has withdrawn its trust in this device."""

    zh = "县平台已停用本机，新资料只会被暂存待查。请联系县平台，不要清除本机数据。"
    en = "The platform has revoked this kiosk. Keep its data and speak to the platform."
