import json
from functools import partial
from pathlib import Path

import pytest

import forms
from tests.forms.xform import inputs, start, xform

CORPUS = Path(__file__).parents[4] / "shared" / "conformance" / "forms"
ANSWERS = {"int": "3", "decimal": "2.5", "date": "2026-01-02"}
VOLATILE = (b"random(", b"uuid(", b"once(", b"odk-instance-load")


@pytest.fixture
def form() -> forms.Form:
    return forms.load(
        xform(
            "<data id='t'><a/><n/><m><x/></m></data>",
            binds='<bind nodeset="/data/n" type="int"/>',
            body=inputs("/data/a", "/data/n")
            + '<repeat nodeset="/data/m"><input ref="/data/m/x"/></repeat>',
        )
    )


def test_what_could_not_be_stored_is_in_the_draft_and_shown_again(form: forms.Form) -> None:
    begun = start(form)
    begun.answer("/data/n", "many")

    opened = start(form, instance=begun.snapshot())

    assert opened.value("/data/n") == ""
    assert opened.question("/data/n").value == "many"
    assert b"many" not in opened.submission()


def test_what_a_saved_record_leaves_out_begins_anew(form: forms.Form) -> None:
    s = start(form, instance=b"<data id='t'><n>4</n></data>")

    assert (s.value("/data/a"), s.value("/data/n")) == ("", "4")


def test_blank_nodes_and_attributes_that_the_form_does_not_know_are_dropped(
    form: forms.Form,
) -> None:
    s = start(form, instance=b"<data id='t' sent='1'><a>x</a><gone> <deep/></gone></data>")

    assert s.value("/data/a") == "x"
    assert b"gone" not in s.snapshot()


@pytest.mark.parametrize(
    ("saved", "fact"),
    [
        (b"<data id='t'><a>x", "not well-formed"),
        (b"", "not well-formed"),
        (b"<other id='t'/>", "belongs to another form"),
        (b"<data id='u'/>", "belongs to another form"),
        (b"<!DOCTYPE data [<!ENTITY e 'x'>]><data id='t'><a>&e;</a></data>", "DOCTYPE|well-formed"),
        (b"<data id='t'><gone>said</gone></data>", "no place for"),
        (b"<data id='t'><a><deep>said</deep></a></data>", "no place for"),
        (b"<data id='t'><a>1</a><a>2</a></data>", "no place for"),
        (b"<data id='t'><m>loose words<x/></m></data>", "no place for"),
        (b"<data id='t'>" + b"<m/>" * 100_001 + b"</data>", "more than 100000 nodes"),
    ],
)
def test_a_record_that_would_lose_answers_or_is_none_is_refused(
    form: forms.Form, saved: bytes, fact: str
) -> None:
    with pytest.raises(forms.FormError, match=fact):
        start(form, instance=saved)


def test_the_record_of_a_changed_form_says_where_it_has_no_place(form: forms.Form) -> None:
    with pytest.raises(forms.FormError) as refused:
        start(form, instance=b"<data id='t'><m><gone>said</gone></m></data>")

    assert refused.value.place == "/data/m/gone"
    assert "version" in refused.value.cure


def answer_all(s: forms.Session) -> None:
    calculated = {f"/{'/'.join(path)}" for path, bind in s.form.binds.items() if bind.calculate}
    for page in s.pages():
        for question in page.questions if isinstance(page, forms.QuestionPage) else ():
            if not question.readonly and question.ref not in calculated:
                choices = question.choices
                plain = choices[0].value if choices else "abc"
                s.answer(question.ref, ANSWERS.get(question.data_type, plain))


def looks(s: forms.Session) -> list[object]:
    shown = [
        (q.ref, q.value)
        for p in s.pages()
        if isinstance(p, forms.QuestionPage)
        for q in p.questions
    ]
    return [*s.nodes(), *shown]


def test_every_form_of_the_corpus_opens_its_draft_as_it_was_left() -> None:
    if not CORPUS.exists():
        pytest.skip("the corpus is not beside this checkout")
    differ, seen = [], 0
    for line in (CORPUS / "manifest.jsonl").read_text().splitlines():
        row = json.loads(line)
        if row["kind"] != "xform" or row["javarosa"] != "loads" or row["bytes"] > 50_000:
            continue
        xml = (CORPUS / row["path"]).read_bytes()
        if any(word in xml for word in VOLATILE) or b"jr:count" in xml or b"calculate" in xml:
            continue
        media = {
            name: partial((CORPUS / at).read_bytes) for name, at in row.get("media", {}).items()
        }
        form = forms.load(xml, media)
        left = start(form)
        answer_all(left)
        if looks(start(form, instance=left.snapshot())) != looks(left):
            differ.append(row["path"])
        seen += 1

    assert seen > 100
    assert differ == []
