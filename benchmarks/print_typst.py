"""The papers in typst: one warm compiler a paper, whose templates read what is said from its inputs."""

import json
import os
from importlib.metadata import version
from pathlib import Path

import typst

from benchmarks.print_said import form_said, signature_of, slip_said
from kiosk.paths import FONTS
from printing import ApplicationInput, SlipInput

_HERE = Path(__file__).parent
_PICTURE = "signature.png"


class Typst:
    """Prints forms and slips; `folder` is all that typst sees: the templates, and the signature."""

    name = f"typst {version('typst')}"

    def __init__(self, folder: Path) -> None:
        os.environ["RAYON_NUM_THREADS"] = "1"
        for template in _HERE.glob("print_*.typ"):
            (folder / template.name).write_bytes(template.read_bytes())
        self._folder = folder
        self._form = self._compiler("print_form.typ")
        self._slip = self._compiler("print_slip.typ")

    def _compiler(self, template: str) -> typst.Compiler:
        return typst.Compiler(
            self._folder / template, self._folder, font_paths=[FONTS], ignore_system_fonts=True
        )

    def form(self, form: ApplicationInput) -> bytes:
        """Return the form as a PDF."""
        (self._folder / _PICTURE).write_bytes(signature_of(form))
        return _pdf(self._form, {**form_said(form), "picture": _PICTURE})

    def slip(self, slip: SlipInput) -> bytes:
        """Return the slip as a PDF."""
        return _pdf(self._slip, slip_said(slip))


def _pdf(compiler: typst.Compiler, said: dict[str, object]) -> bytes:
    inputs = {"said": json.dumps(said, ensure_ascii=False)}
    # Untagged, as ours and WeasyPrint's are.
    pdf = compiler.compile(format="pdf", sys_inputs=inputs, pdf_tags=False)
    assert isinstance(pdf, bytes)
    return pdf
