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


class SlowLinkError(TransportError):
    """Connected, yet nothing came in the time that even a bad link needs."""

    zh = "网络太慢，县平台没有及时回应。系统会自动重试，资料不会丢失。"
    en = "The network is too slow; the platform did not answer in time. The system will try again."


class UntrustedPlatformError(TransportError):
    """Somebody answers in the platform's place, or its certificate is not good."""

    zh = "县平台的证书验证不通过，没有发送任何资料。请技术人员检查网络、证书和本机时间。"
    en = "The platform's certificate is not good; nothing was sent. Check network, certificate, clock."


class ForeignAnswerError(TransportError):
    """The answer is not the platform's: a captive portal, a proxy, another server."""

    zh = "收到的不是县平台的回答，网络可能要求登录或被拦截。请技术人员检查网络。"
    en = "The answer was not the platform's: the network may want a login, or something intercepts."


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

    zh = "县平台拒绝了请求。请技术人员查看本机登记情况和日志。"
    en = "The platform refused the request. Check this kiosk's enrolment and the log."

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.status} {problem.type}: {problem.title} {problem.detail}")
        self.problem = problem
