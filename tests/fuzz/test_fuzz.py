from random import Random

import pytest

import forms
from tests.fuzz import attempt as runner
from tests.fuzz.__main__ import main
from tests.fuzz.mutations import mutated_form
from tests.fuzz.seeds import own_seeds


def test_the_forms_that_are_broken_are_whole_to_begin_with() -> None:
    for seed in own_seeds().forms:
        media = {name: lambda data=data: data for name, data in seed.media.items()}
        form = forms.load(seed.xml, media)

        assert form.warnings == ()
        assert form.missing_media == ()


def test_broken_forms_and_expressions_are_refused_in_words_or_filled() -> None:
    seeds = own_seeds()
    found = [runner.attempt(1, number, seeds) for number in range(1200)]

    assert [finding.report for finding in found if finding is not None] == []


def test_one_case_is_the_same_each_time() -> None:
    seeds = own_seeds()
    form = seeds.forms[0]

    broken = {mutated_form(form, seeds, Random("1:4")).xml for _ in range(2)}  # noqa: S311
    assert len(broken) == 1


def test_an_exception_that_is_no_form_error_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> forms.Form:
        raise KeyError("planted")

    monkeypatch.setattr(forms, "load", fail)
    finding = runner.attempt(1, 2, own_seeds())

    assert finding is not None
    assert finding.number == 2
    assert "planted" in finding.report


def test_a_case_that_takes_too_long_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object) -> forms.Form:
        while True:
            pass

    monkeypatch.setattr(forms, "load", hang)
    finding = runner.attempt(1, 2, own_seeds(), seconds=0.05)

    assert finding is not None
    assert finding.kind.startswith("TooSlow")


def test_the_command_says_how_to_see_a_finding_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> forms.Form:
        raise KeyError("planted")

    monkeypatch.setattr(forms, "load", fail)
    monkeypatch.setattr("tests.fuzz.__main__.all_seeds", own_seeds)
    monkeypatch.setattr("resource.setrlimit", lambda *_: None)

    assert main(["--seed", "7", "--count", "2"]) == 1
    assert "python -m tests.fuzz --seed 7 --only 2" in capsys.readouterr().out
