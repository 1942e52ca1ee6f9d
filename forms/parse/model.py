"""What else stands in the model: the submission element, and parts nobody here knows."""

from collections.abc import Mapping

from forms.parse.actions import ACTIONS
from forms.parse.document import Element, elements, first, local_name
from forms.parse.notes import Notes, warn_of_unknown

PARTS = ACTIONS | {"bind", "instance", "itext", "submission"}


def read_submission(model: Element, notes: Notes) -> Mapping[str, str]:
    """Return the attributes of `<submission>` by local name; empty without one."""
    element = first(model, "submission")
    if element is None:
        return {}
    attributes = {str(key).rpartition("}")[2]: str(value) for key, value in element.items()}
    if attributes.get("base64RsaPublicKey"):
        notes.warn(
            "The form asks for encrypted records: its key is not used, records are sealed anyway.",
            place="<submission>",
            zh="表单要求用它自带的公钥加密：这里不用这把公钥，记录本来就会密封。",
        )
    return attributes


def warn_of_unknown_parts(model: Element, notes: Notes) -> None:
    """Warn of elements of the model that are passed over."""
    for element in elements(model):
        if local_name(element) not in PARTS:
            warn_of_unknown(element, notes, "model")
