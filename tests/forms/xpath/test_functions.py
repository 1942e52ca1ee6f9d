import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from forms.xpath import Context, Scope, compile_expression
from forms.xpath.functions import FUNCTIONS
from tests.forms.xpath.evaluate import Surroundings, text

# The functions of the ODK XForms specification, with the numbers of arguments they take there.
ARGUMENTS = {
    "string": {0, 1}, "concat": {0, 1, 2, 9}, "join": {1, 2, 9}, "substr": {2, 3},
    "substring-before": {2}, "substring-after": {2}, "translate": {3}, "string-length": {1},
    "normalize-space": {0, 1}, "contains": {2}, "starts-with": {2}, "ends-with": {2},
    "uuid": {0, 1}, "digest": {2, 3}, "pulldata": {4}, "base64-decode": {1}, "extract-signed": {2},
    "if": {3}, "coalesce": {2}, "once": {1}, "true": {0}, "false": {0}, "boolean": {1},
    "boolean-from-string": {1}, "not": {1}, "regex": {2}, "checklist": {2, 3, 9},
    "weighted-checklist": {2, 4, 6}, "number": {0, 1}, "random": {0}, "int": {1}, "sum": {1},
    "max": {1, 9}, "min": {1, 9}, "round": {1, 2}, "pow": {2}, "log": {1}, "log10": {1},
    "abs": {1}, "sin": {1}, "cos": {1}, "tan": {1}, "asin": {1}, "acos": {1}, "atan": {1},
    "atan2": {2}, "sqrt": {1}, "exp": {1}, "exp10": {1}, "pi": {0}, "count": {1},
    "count-non-empty": {1}, "position": {0, 1}, "instance": {1}, "current": {0},
    "randomize": {1, 2}, "today": {0}, "now": {0}, "format-date": {2}, "format-date-time": {2},
    "date": {1}, "decimal-date-time": {1}, "decimal-time": {1}, "selected": {2},
    "selected-at": {2}, "count-selected": {1}, "jr:choice-name": {2}, "jr:itext": {1},
    "indexed-repeat": {3, 5, 7}, "area": {1}, "distance": {1}, "geofence": {2}, "intersects": {1},
}  # fmt: skip


@pytest.mark.parametrize("name", ARGUMENTS)
def test_every_function_of_the_specification_takes_as_many_arguments_as_there(name: str) -> None:
    function = FUNCTIONS[name]
    several = max(ARGUMENTS[name]) > 3 and name != "pulldata"

    taken = {count for count in range(8) if function.takes(count)}

    assert taken >= {count for count in ARGUMENTS[name] if count < 8}
    assert several or taken == ARGUMENTS[name] or name in {"area", "distance"}


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("concat('a', 1, true(), /r/i)", "a1truexyx z"),
        ("concat()", ""),
        ("join('-', 'a', /r/i, 2)", "a-x-y-x z-2"),
        ("join(',')", ""),
        ("substr('身份证号码', 0, 3)", "身份证"),
        ("substr('hello', -2)", "lo"),
        ("substr('hello', 1, -1)", "ell"),
        ("substring('12345', 2, 3)", "234"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substring('12345', -1 div 0)", "12345"),
        ("substring('12345', -42, 1 div 0)", "12345"),
        ("substring-before('a-b-c', '-')", "a"),
        ("substring-after('a-b-c', '-')", "b-c"),
        ("substring-before('abc', 'x')", ""),
        ("translate('abc', 'ac', 'x')", "xb"),
        ("normalize-space('  a  b ')", "a b"),
        ("string-length('身份证')", "3"),
        ("starts-with('abc', 'ab') and ends-with('abc', 'bc') and contains('abc', 'b')", "true"),
        ("coalesce('', 'second')", "second"),
        ("coalesce(/none, /r/i)", "x"),
        ("if(1 = 1, 'yes', 'no')", "yes"),
        ("if('', /r/i, 1 + 1)", "2"),
        ("boolean-from-string('true') and boolean-from-string('1')", "true"),
        ("boolean-from-string('TRUE') or boolean-from-string('yes')", "false"),
        ("checklist(2, 3, 1 = 1, 2 = 2, 1 = 2)", "true"),
        ("checklist(-1, 1, 1 = 1, 2 = 2)", "false"),
        ("checklist(3, -1, /r/i)", "true"),
        ("weighted-checklist(5, 5, 1 = 1, 5, 1 = 2, 9)", "true"),
    ],
)
def test_texts_and_truths(expression: str, result: str) -> None:
    assert text(expression, "<r><i>x</i><i>y</i><i>x z</i></r>") == result


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("selected('a b c', 'b')", "true"),
        ("selected('abc', 'b')", "false"),
        ("selected('', '')", "true"),
        ("selected('a', '')", "false"),
        ("selected-at('a b c', 1)", "b"),
        ("selected-at('a b c', 3)", ""),
        ("selected-at('a b c', -1)", ""),
        ("count-selected(' a b  c ')", "3"),
        ("jr:choice-name('a', '/r/q')", "a at /r/q from "),
        ("jr:itext('welcome')", "text of welcome"),
    ],
)
def test_answers_of_selects_and_texts_of_choices(expression: str, result: str) -> None:
    assert text(expression) == result


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("round(2.15, 1)", "2.2"),
        ("round(-1.5)", "-1"),
        ("round(626.3, -3)", "1000"),
        ("round('4,6')", "5"),
        ("round(date('2018-01-01'))", "17532"),
        ("int(-2.9)", "-2"),
        ("int('1e3')", "NaN"),
        ("number('')", "NaN"),
        ("pow(2, 10)", "1024"),
        ("exp10(2)", "100"),
        ("log10(1000)", "3"),
        ("log(exp(1))", "1"),
        ("sqrt(-1)", "NaN"),
        ("abs(-3) + floor(1.5) + ceiling(1.5)", "6"),
        ("round(sin(pi() div 2) + cos(0) + atan2(0, 1), 9)", "2"),
        ("min(3, 1, 2) + max(/n/i)", "4"),
        ("min(/none)", "NaN"),
        ("max(1, 'x')", "NaN"),
        ("sum(/n/i)", "6"),
        ("sum(/n/*)", "NaN"),
        ("count(/n/i[. > 1])", "2"),
        ("count-non-empty(/n/*)", "4"),
        ("0.1 * 3", "0.30000000000000004"),
        ("1000000 * 1000000 * 1000000", "1000000000000000000"),
        ("1 div 10000000", "0.0000001"),
        ("-1 * 0", "0"),
        ("random()", "0.5"),
    ],
)
def test_numbers(expression: str, result: str) -> None:
    assert text(expression, "<n><i>1</i><i>2</i><i>3</i><t>x</t><b/></n>") == result


def test_the_sum_of_numbers_beyond_any_is_no_crash() -> None:
    big = "9" * 309

    assert text("sum(/n/i)", f"<n><i>{big}</i><i>-{big}</i></n>") == "NaN"


REPEATS = """<d>
  <r><x>1</x><s><y>1.1</y></s><s><y>1.2</y></s></r>
  <r><x>2</x><s><y>2.1</y></s><s><y>2.2</y></s></r>
</d>"""


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("position(/d/r[2])", "2"),
        ("count(/d/r[position() = 2]/s)", "2"),
        ("indexed-repeat(/d/r/x, /d/r, 2)", "2"),
        ("indexed-repeat(/d/r/s/y, /d/r, 2, /d/r/s, 1)", "2.1"),
        ("indexed-repeat(/d/r/s/y, /d/r/s, 2, /d/r, 1)", "1.2"),
        ("indexed-repeat(/d/r/x, /d/r, 3)", ""),
        ("indexed-repeat(/d/r/x, /d/r, 'x')", ""),
    ],
)
def test_repeats_are_reached_by_number(expression: str, result: str) -> None:
    assert text(expression, REPEATS) == result


@pytest.mark.parametrize(
    ("seed", "order"),
    [("1234", "GFEDAHBC"), ("'1234'", "GFEDAHBC"), ("'foo'", "EADBHGCF")],
)
def test_randomize_gives_the_order_every_engine_gives_for_a_seed(seed: str, order: str) -> None:
    xml = f"<r>{''.join(f'<i>{c}</i>' for c in 'ABCDEFGH')}</r>"

    assert text(f"join('', randomize(/r/i, {seed}))", xml) == order


def test_once_keeps_what_the_node_has() -> None:
    surroundings = Surroundings("<d><full>old</full><blank/></d>")
    code = compile_expression("once('new')", Scope()).code
    full, blank = surroundings.root.children[0].children

    assert code.string(Context(surroundings, full)) == "old"
    assert code.string(Context(surroundings, blank)) == "new"


@pytest.mark.parametrize(
    ("algorithm", "encoding", "digest"),
    [
        ("MD5", "hex", f"{'900150983cd24fb0'}d6963f7d28e17f72"),
        ("SHA-1", "base64", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
        ("SHA-256", "base64", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
        ("sha256", "base64", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    ],
)
def test_digests_come_in_hex_or_base64(algorithm: str, encoding: str, digest: str) -> None:
    assert text(f"digest('abc', '{algorithm}', '{encoding}')") == digest
    assert encoding == "hex" or text(f"digest('abc', '{algorithm}')") == digest


def test_base64_is_read_as_text() -> None:
    assert text("base64-decode('5L2g5aW9')") == "你好"
    assert text("base64-decode('!')") == ""


def test_a_signed_message_is_given_only_with_its_own_signature() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    message = "示范".encode()
    signed = base64.b64encode(key.sign(message) + message).decode()
    forged = base64.b64encode(key.sign(message) + b"other").decode()

    assert text(f"extract-signed('{signed}', '{public}')") == "示范"
    assert text(f"extract-signed('{forged}', '{public}')") == ""
    assert text(f"extract-signed('', '{public}')") == ""


def test_uuid_gives_an_identifier_or_so_many_characters() -> None:
    assert text("uuid()") == "00000000-0000-7000-8000-000000000001"
    assert len(text("uuid(12)")) == 12


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("distance('0 0;0 1')", "111318.84502143922"),
        ("distance('38.25 21.75;38.25 21.75')", "0"),
        ("intersects('0 0;1 1;0 1;1 0')", "true"),
        ("intersects('0 0;0 1;1 1;1 0;0 0')", "false"),
        ("geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0')", "true"),
        ("geofence('2 0.5', '0 0;0 1;1 1;1 0;0 0')", "false"),
    ],
)
def test_places_on_the_earth(expression: str, result: str) -> None:
    assert text(expression) == result


def test_elements_are_found_by_their_id_and_know_their_language() -> None:
    xml = "<d xml:lang='zh-CN'><a id='one'>1</a><b id='two'>2</b></d>"

    assert text("join(' ', id('two one'))", xml) == "1 2"
    assert text("/d/a[lang('zh')]", xml) == "1"
    assert text("/d/a[lang('z')]", xml) == ""
