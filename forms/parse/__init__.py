"""XForm XML into a definition, saved instances into elements: the only readers of XML."""

from forms.parse.document import Element, elements, local_name, parse_document
from forms.parse.form import load
from forms.parse.instances import Media

__all__ = ["Element", "Media", "elements", "load", "local_name", "parse_document"]
