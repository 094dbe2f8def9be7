"""Datatypes of W3C XML Schema compared with libxml2, and regular expressions compared with those of Python."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.relaxng.datatypes import make
from teikit.relaxng.datatypes.lexical import XSD
from teikit.relaxng.datatypes.regex_matcher import compile_pattern
from teikit.relaxng.datatypes.types import XSD_LIBRARY

_STRINGS = (
    "| |a|A b| a |a b c|\t1\n|x y|:a|a:b|a:b:c|_a|é|-a|.a|a.b|1 2|1:2"
    "|0|1|-1|+1|01|1.0|1.|.5|-.5|1e5|1E-5|1,5|-0|+0|00|１|٣|INF|-INF|+INF|NaN|true|false|TRUE"
    "|127|128|-128|-129|255|256|32767|32768|2147483647|2147483648|9223372036854775807|9223372036854775808"
    "|18446744073709551615|18446744073709551616"
    "|2004-02-29|2003-02-29|1900-02-29|2000-02-29|0000-01-01|-0001-01-01|10000-01-01|2004-13-01|2004-00-10|2004-01-32"
    "|2004-01-01Z|2004-01-01+14:00|2004-01-01+14:01|2004-1-1|2004|02004|12004|-2004|200|2004-05|2004-5"
    "|12:00:00|24:00:00|24:00:01|23:59:60|12:00|12:00:00.5|12:00:00Z|2004-01-01T12:00:00|2004-01-01T24:00:00"
    "|2004-01-01T25:00:00|2004-01-01 12:00:00|--05|--13|--02-29|--02-30|--04-31|---05|---32"
    "|P1Y|P|P1YT|PT1S|P1Y2M3DT4H5M6.7S|-P1D|P1.5Y|P1M2Y|PT|en|en-GB|de-CH-1996|abcdefghi|a-"
    "|http://a/b?c#d|a#b#c|%41|ff|f|0G|QUJD|QUJ|QQ==|QR==|Q Q = ="
)
STRINGS = _STRINGS.split("|")
#: Errors of libxml2: (datatype, string), with the reason.
EXCEPTIONS = {
    **dict.fromkeys(
        [(name, text) for name in ("NMTOKENS", "IDREFS") for text in ("", " ")], "a list has one item at least"
    ),
    **dict.fromkeys(
        [("gYear", text) for text in STRINGS if text.isdecimal() and int(text) >= 2**63],
        "a year may have any number of digits",
    ),
}
NAMES = [name for name in XSD if name not in ("QName", "NOTATION", "ENTITY", "ENTITIES")]


def lexical_base64(text: str) -> bool:
    """Return whether a string has only Base64 characters: libxml2 ignores all others."""
    return re.fullmatch(r"[A-Za-z0-9+/= \t\n]*", text) is not None


@pytest.mark.parametrize("name", NAMES)
def test_libxml2_accepts_the_same_strings(name: str) -> None:
    namespace = "http://www.w3.org/2001/XMLSchema"
    element = f'<xs:schema xmlns:xs="{namespace}"><xs:element name="a" type="xs:{name}"/></xs:schema>'
    oracle = etree.XMLSchema(etree.fromstring(element))
    datatype = make(XSD_LIBRARY, name)
    for text in STRINGS:
        document = etree.Element("a")
        document.text = text
        right = oracle.validate(document) and (name != "base64Binary" or lexical_base64(text))
        if (name, text) in EXCEPTIONS:
            assert datatype.allows(text, {}) != right, f"{text!r} is no longer an exception"
        else:
            assert datatype.allows(text, {}) == right, text


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("decimal", "1.0", " +01.000 "),
        ("double", "1e2", "100.0"),
        ("boolean", "1", "true"),
        ("dateTime", "2004-01-01T12:00:00Z", "2004-01-01T13:00:00+01:00"),
        ("hexBinary", "ff", "FF"),
        ("base64Binary", "QQ==", "Q Q = ="),
        ("NMTOKENS", "a  b", " a b "),
        ("integer", "007", "7"),
    ],
)
def test_values_are_compared_not_spellings(name: str, one: str, other: str) -> None:
    datatype = make(XSD_LIBRARY, name)
    assert datatype.value(one, {}) == datatype.value(other, {})
    assert make(XSD_LIBRARY, "string").value(one, {}) != make(XSD_LIBRARY, "string").value(other, {})


def test_the_value_of_a_qname_is_its_namespace_and_local_name() -> None:
    datatype = make(XSD_LIBRARY, "QName")
    assert datatype.value("a:n", {"a": "urn:x"}) == datatype.value("b:n", {"b": "urn:x"})
    assert datatype.value("n", {"": "urn:x"}) == datatype.value("b:n", {"b": "urn:x"})
    assert datatype.value("c:n", {"b": "urn:x"}) is None


@pytest.mark.parametrize(
    ("name", "params", "allowed", "refused"),
    [
        ("integer", {"minInclusive": "1", "maxExclusive": "10"}, ["1", "9"], ["0", "10"]),
        ("decimal", {"totalDigits": "3", "fractionDigits": "1"}, ["12.3", "0.10", "120"], ["12.34", "1234"]),
        ("string", {"minLength": "2", "maxLength": "3"}, ["ab", "abc"], ["a", "abcd"]),
        ("token", {"length": "3"}, [" abc "], ["ab", "abcd"]),
        ("hexBinary", {"length": "2"}, ["ffff"], ["ff"]),
        ("NMTOKENS", {"maxLength": "2"}, ["a b"], ["a b c"]),
        ("date", {"minInclusive": "1950-01-01"}, ["1950-01-01", "2000-02-29"], ["1949-12-31"]),
        ("string", {"pattern": r"\p{Lu}\p{L}*"}, ["Ä", "Ross"], ["ross", "R2", ""]),
        ("string", {"pattern": r"[^\p{C}\p{Z}]+"}, ["a", "#-"], ["a b", ""]),
        ("string", {"pattern": r"[a-z-[aeiou]]+"}, ["xyz"], ["xyza"]),
        ("string", {"pattern": r"\i\c*"}, ["a1", "_:é"], ["1a"]),
        ("string", {"pattern": r"\p{IsGreek}+"}, ["λόγος"[:1]], ["a"]),
        ("double", {"maxInclusive": "1"}, ["1", "0.5", "-INF"], ["1.1", "INF"]),
    ],
)
def test_parameters_restrict_a_datatype(
    name: str, params: dict[str, str], allowed: list[str], refused: list[str]
) -> None:
    datatype = make(XSD_LIBRARY, name, tuple(params.items()))
    assert [text for text in allowed + refused if datatype.allows(text, {})] == allowed


@pytest.mark.parametrize(
    ("name", "param", "value", "message"),
    [
        ("string", "pattern", "[a", "invalid pattern “[a”"),
        ("string", "pattern", "a{2,1}", "is out of range"),
        ("string", "pattern", r"\p{Xx}", "no character category “Xx”"),
        ("string", "maxInclusive", "3", "the datatype string has no parameter maxInclusive"),
        ("integer", "minInclusive", "x", "minInclusive is “x”: expected a whole number"),
        ("string", "length", "-1", "length is “-1”: expected a whole number"),
        ("string", "nonesuch", "1", "has no parameter nonesuch"),
    ],
)
def test_the_error_explains_a_wrong_parameter(name: str, param: str, value: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        make(XSD_LIBRARY, name, ((param, value),))


_letters = st.sampled_from("abc")
_atoms = st.one_of(
    _letters,
    st.sampled_from(["[ab]", "[^a]", "[a-b]", ".", r"\d", r"\s", r"\.", r"[\-a]"]),
)
_expressions = st.recursive(
    _atoms,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}|{pair[1]})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{1,2}", "{1,}"])).map(
            lambda pair: f"({pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=6,
)


@given(expression=_expressions, texts=st.lists(st.text("abc.-1 ", max_size=6), min_size=3, max_size=3))
def test_common_expressions_match_as_in_python(expression: str, texts: list[str]) -> None:
    matches = compile_pattern(expression)
    for text in texts:
        assert matches(text) == (re.fullmatch(expression, text) is not None), text


@pytest.mark.parametrize("expression", [r"[^\p{C}\p{Z}]+", r"\S+"])
@given(text=st.one_of(st.text(max_size=4), st.text(" \t\n\xa0\u2028\u200b\xadaé-", max_size=4)))
def test_the_shortcuts_match_the_same_strings_as_the_automaton(expression: str, text: str) -> None:
    shortcut = make(XSD_LIBRARY, "string", (("pattern", expression),))
    assert shortcut.allows(text, {}) == compile_pattern(expression)(text)
    assert not any(compile_pattern(expression)(single) != shortcut.allows(single, {}) for single in text)
