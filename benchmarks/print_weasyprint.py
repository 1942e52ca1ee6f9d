"""The form in WeasyPrint: a page of HTML for each, its style sheet and its fonts read once."""

import base64
import logging
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from html import escape
from pathlib import Path
from typing import Any
from unittest.mock import patch

import weasyprint
from PIL import ImageFile
from weasyprint.logger import LOGGER
from weasyprint.pdf import fonts
from weasyprint.text.fonts import FontConfiguration

from benchmarks.print_said import form_said, signature_of
from kiosk.paths import FONTS
from printing import ApplicationInput

# WeasyPrint takes half a picture for a whole one, and tells Pillow so for the whole process.
ImageFile.LOAD_TRUNCATED_IMAGES = False
_STYLE = Path(__file__).with_name("print_form.css")


class WeasyPrint:
    """Prints forms."""

    name = f"WeasyPrint {weasyprint.__version__}"

    def __init__(self) -> None:
        style = _STYLE.read_text(encoding="utf-8").replace("FONTS", FONTS.as_uri())
        self._fonts = FontConfiguration()
        self._style = weasyprint.CSS(string=style, font_config=self._fonts)

    def form(self, form: ApplicationInput) -> bytes:
        """Return the form as a PDF."""
        page = weasyprint.HTML(string=_page(form_said(form), signature_of(form)))
        pdf = page.write_pdf(stylesheets=[self._style], font_config=self._fonts)
        assert isinstance(pdf, bytes)
        return pdf


def without_harfbuzz() -> AbstractContextManager[None]:
    """Let fontTools make the subsets meanwhile, as where `libharfbuzz-subset` is not installed."""
    LOGGER.setLevel(logging.ERROR)
    return patch.object(fonts, "harfbuzz_subset", None)


def _page(said: Mapping[str, Any], signature: bytes) -> str:
    picture = f'<img src="data:image/png;base64,{base64.b64encode(signature).decode()}">'
    rows = "".join(_row(row, picture) for row in said["rows"])
    facts = "".join(f"<dt>{escape(label)}<dd>{escape(value)}" for label, value in said["facts"])
    title = escape(said["title"])
    usual, warning = map(escape, said["foot"])
    return f"""<!DOCTYPE html><html lang="zh-CN"><title>{title}</title>
<p class="running">{title} {said["number"]}</p><p class="mark">{said["mark"]}</p>
<header><i>乡</i><div><b>{escape(said["hall"])}</b>{escape(said["device"])}</div><em>{said["mark"]}</em></header>
<h1>{title}</h1>
<div class="facts"><dl>{facts}</dl><figure>{said["code"]}{said["ask"]}</figure></div>
{rows}<footer>{usual}<b>{warning}</b></footer></html>"""


def _row(row: Mapping[str, Any], picture: str) -> str:
    match row["kind"]:
        case "section":
            return f"<h2>{escape(row['words'])}</h2>"
        case "fields":
            label, share = row["label"], 100 / len(row["fields"])
            columns = (
                f'<col style="width: {label}pt"><col style="width: calc({share}% - {label}pt)">'
            )
            fields = "".join(
                _cells((name,), "th") + _cells((said,)) for name, said in row["fields"]
            )
            return f'<table class="fields">{columns * len(row["fields"])}<tr>{fields}</table>'
        case "table":
            body = "".join(f"<tr>{_cells(cells)}" for cells in row["rows"])
            return f"<table><thead><tr>{_cells(row['head'], 'th')}<tbody>{body}</table>"
        case "signature":
            signed = f"<th>{escape(row['label'])}<td>{picture}<th>{row['date']}<td>{row['day']}"
            return f'<table class="signed"><tr>{signed}</table>'
        case _:
            stamp = f"{row['handled']}<span>{row['stamp']}</span>"
            return f'<table class="office"><tr><th style="width: 78pt">{escape(row["label"])}<td>{stamp}</table>'


def _cells(words: Iterable[str], tag: str = "td") -> str:
    return "".join(f"<{tag}>{escape(word)}" for word in words)
