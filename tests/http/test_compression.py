"""Answers are compressed as the client can read them."""

import gzip
import json
from pathlib import Path

import brotli
import pytest
import zstandard

from app.http.compression import chosen_encoding, compress
from tests.cast import Cast


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, zstd;q=0.5", "zstd"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.0, gzip;q=0", None),
        ("identity", None),
        ("", None),
    ],
)
def test_the_best_encoding_the_client_speaks_is_chosen(accepted: str, chosen: str | None) -> None:
    assert chosen_encoding(accepted) == chosen


def test_every_encoding_gives_the_same_bytes_back() -> None:
    body = json.dumps({"days": list(range(2000))}).encode()

    assert brotli.decompress(compress(body, "br")) == body
    assert zstandard.ZstdDecompressor().decompress(compress(body, "zstd")) == body
    assert gzip.decompress(compress(body, "gzip")) == body


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip"])
def test_a_long_answer_is_compressed_and_a_short_one_is_not(cast: Cast, encoding: str) -> None:
    account = cast.account("paul")

    with cast.browser(account) as browser:
        long = browser.get("/v1/catalogue", headers={"Accept-Encoding": encoding})
        short = browser.get("/v1/session", headers={"Accept-Encoding": encoding})
        plain = browser.get("/v1/catalogue", headers={"Accept-Encoding": "identity"})

    assert long.headers["content-encoding"] == encoding
    assert int(long.headers["content-length"]) < len(plain.content)
    assert "content-encoding" not in short.headers
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "Accept-Encoding"


@pytest.mark.engines("sqlite")
def test_a_file_of_the_front_end_is_compressed_and_may_be_kept_for_ever(cast: Cast, tmp_path: Path) -> None:
    script = "console.log('au long cours');" * 8000
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "page-1a2b.js").write_text(script)
    (tmp_path / "index.html").write_text("<!doctype html><title>Au long cours</title>")
    settings = cast.settings.model_copy(update={"frontend_folder": tmp_path})

    with Cast(settings, cast.database, cast.clock).browser() as browser:
        first, second = (browser.get("/assets/page-1a2b.js", headers={"Accept-Encoding": "br"}) for _ in range(2))
        again = browser.get("/assets/page-1a2b.js", headers={"If-None-Match": first.headers["etag"]})
        page = browser.get("/")

    assert first.text == second.text == script
    assert first.headers["content-encoding"] == "br"
    assert int(first.headers["content-length"]) < 1000
    assert first.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert again.status_code == 304
    assert page.headers["cache-control"] == "no-cache"
