"""How large a form may be: far above any that people fill in, low enough to refuse quickly."""

from lxml import etree

from forms.errors import FormError
from forms.parse.document import Element

MOST_NODES = 50_000
DEEPEST = 100
LONGEST_EXPRESSION = 100_000

_has_deeper = etree.XPath(f"boolean({'/'.join('*' * (DEEPEST + 1))})")


def check_shape(primary: Element, body: Element) -> None:
    """Refuse a form with too many nodes, or with groups too deep in each other.

    Raises:
        FormError: it has.
    """
    if sum(1 for _ in primary.iter()) > MOST_NODES:
        raise FormError(
            f"The primary instance has more than {MOST_NODES} nodes.",
            place="<instance>",
            cure="Split the form, or use repeats.",
            zh=f"主实例的节点超过 {MOST_NODES} 个。请拆分表单，或者使用循环组。",
        )
    for part, place in ((primary, "<instance>"), (body, "body")):
        if _has_deeper(part):
            raise FormError(
                f"Elements are nested deeper than {DEEPEST}.",
                place=place,
                cure="Use fewer groups inside of each other.",
                zh=f"嵌套超过 {DEEPEST} 层。请减少分组套分组。",
            )


def check_expression(text: str, place: str) -> None:
    """Refuse an expression that is too long to be read.

    Raises:
        FormError: it is.
    """
    if len(text) > LONGEST_EXPRESSION:
        raise FormError(
            f"The expression is longer than {LONGEST_EXPRESSION} characters.",
            place=place,
            cure="Split it into several calculations.",
            zh=f"表达式超过 {LONGEST_EXPRESSION} 个字符。请拆成几个 calculate。",
        )
