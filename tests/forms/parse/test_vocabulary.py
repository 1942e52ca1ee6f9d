from tests.forms.parse.vocabulary import PAGE, page


def test_the_page_about_xforms_says_what_the_parser_reads() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
