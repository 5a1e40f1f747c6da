"""Requirement 31: whatever is written, a page is printed, its words stay words, and nothing is fetched."""

import io
import re
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.reports.printing import typeset

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
MARKUP = (
    '#panic() #import "@preview/x:1.0.0": * #read("/etc/passwd") #image("file:///etc/passwd")',
    '<b>unclosed <img src="file:///etc/passwd"> <script>alert(1)</script>',
    "*gras* _italique_ `code` $x^2$ = Titre - liste + 1. @renvoi <étiquette> // note /* note */ \\ ~ --- ...",
    "https://example.org/a?b=c mailto:a@example.org url(http://example.org/x.css)",
    "{{name}} ${name} %s %(name)s \\u{41} \\input{x}",
)
FOREIGN = ("🌧 😀 👩🏽‍🦽", "مرحبا بالعالم", "שלום", "你好，世界", "e\u0301\u0301\u0301", "\u202eabc", "ﷺ" * 50)


def document(*texts: str) -> bytes:
    lines = [{"text": text, "blank": False} for text in texts]
    return orjson.dumps(
        {
            "title": texts[0],
            "author": texts[0],
            "lang": "fr",
            "heading": texts[0],
            "facts": list(texts),
            "notice": texts[0],
            "fonts": ["Libertinus Serif", "DejaVu Sans Mono"],
            "picture": {
                "alt": texts[0],
                "ticks": [{"at": 0.5, "label": texts[0]}],
                "lanes": [
                    {
                        "key": "work",
                        "name": texts[0],
                        "marks": [{"start": 0.0, "stop": 1.0, "level": None, "label": texts[0]}],
                    }
                ],
            },
            "sections": [{"title": texts[0], "lines": lines}],
        }
    )


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    """Lines are broken and hyphenated on the page."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


@pytest.mark.parametrize("text", MARKUP)
def test_r31_markup_stays_text(text: str) -> None:
    printed = typeset(document(text), NOW)

    assert squeezed(text)[:60] in squeezed(text_of(printed))
    assert b"/URI" not in printed
    assert b"root:" not in printed


@pytest.mark.parametrize("text", FOREIGN)
def test_r31_a_sign_no_font_holds_is_no_crash(text: str) -> None:
    assert typeset(document(text), NOW).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "text", ["mot " * 25_000, "m" * 60_000, "«\u202f…\u202f» " * 8_000], ids=["words", "one", "marks"]
)
def test_r31_fifty_pages_of_text_are_set_in_time(text: str) -> None:
    lines = [{"text": text, "blank": False}]
    body = orjson.loads(document("Titre")) | {"sections": [{"title": "Texte", "lines": lines}]}

    assert typeset(orjson.dumps(body), NOW).startswith(b"%PDF-")


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=80),
    st.text(alphabet="#*_`$@<>=[]{}()\\/\"'~-+.:;%&|^", min_size=1, max_size=80),
)
def test_r31_no_text_at_all_stops_a_page(anything: str, signs: str) -> None:
    assert typeset(document(anything, signs), NOW).startswith(b"%PDF-")


def test_r31_the_same_words_make_the_same_page() -> None:
    assert typeset(document("Une fois"), NOW) == typeset(document("Une fois"), NOW)
