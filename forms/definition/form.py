"""A loaded form: everything its XML says, ready for filling."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from forms.definition.actions import SetValue
from forms.definition.bind import Bind
from forms.definition.blueprint import Blueprint
from forms.definition.body import BodyElement, Control, Repeat
from forms.definition.graph import Graph
from forms.definition.text import Itext
from forms.errors import FormError
from forms.xpath import Node, SchemaPath


@dataclass(frozen=True, slots=True)
class FormRef:
    """The identity of a form: form id and form version."""

    form_id: str
    version: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form definition; never changes.

    Args:
        ref: form id and version.
        title: the form's title.
        namespace: the default namespace of its primary instance.
        languages: codes of its translations, the default one first; empty without translations.
        blueprint: the primary instance a filling starts from.
        templates: what a new repeat instance starts from, by the repeat's path.
        binds: by schema path; a path without one is left out.
        controls: the question that shows a node.
        repeats: by the path of their nodes.
        itext: translations, under the names the form gives them.
        language_names: code to the name in `itext`.
        instances: openers of the secondary instances and of the media that pulldata() may name.
        style: the form-wide style classes of its body, such as "pages".
        submission: attributes of `<submission>` by local name; nothing here is obeyed.
        missing_media: files its lists and look-ups need that were not given; they read as empty.
        warnings: what is odd about it though it can be used.
    """

    ref: FormRef
    title: str
    namespace: str
    languages: tuple[str, ...]
    blueprint: Blueprint
    templates: Mapping[SchemaPath, Blueprint]
    binds: Mapping[SchemaPath, Bind]
    controls: Mapping[SchemaPath, Control]
    repeats: Mapping[SchemaPath, Repeat]
    body: tuple[BodyElement, ...]
    itext: Itext
    language_names: Mapping[str, str]
    actions: tuple[SetValue, ...]
    graph: Graph
    instances: Mapping[str, Callable[[], Node]]
    style: tuple[str, ...] = ()
    submission: Mapping[str, str] = field(default_factory=dict)
    missing_media: tuple[str, ...] = ()
    warnings: tuple[FormError, ...] = ()
