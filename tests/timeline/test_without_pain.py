"""A person who hides numbers of pain meets none in any picture of their life."""

import orjson
import pytest
from fastapi.testclient import TestClient

from app.kit.ids import new_id
from tests.cast import Cast
from tests.house import create

pytestmark = pytest.mark.engines("sqlite")


def _shown(browser: TestClient, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.text
    return orjson.dumps(answer.json()).decode().lower()


def test_pain_leaves_the_picture_its_words_and_its_table_and_no_silence_comes_of_it(cast: Cast) -> None:
    patient_id = cast.person(cast.practice())
    place = f"/v1/patients/{patient_id}"
    with cast.browser(cast.account("camille", patient_id=patient_id)) as browser:
        flare = {"local_date": "2026-03-10", "ongoing": False, "worst_pain": 9}
        for plural, fields in (
            ("checkins", {"local_date": "2026-03-01", "pain_now": 7, "stress": 3}),
            ("checkins", {"local_date": "2026-03-08", "pain_now": 6}),
            ("flares", flare),
        ):
            assert create(browser, f"{place}/{plural}/{new_id()}", fields).status_code == 201
        charts = f"{place}/charts/balance"

        assert "douleur" in _shown(browser, f"{charts}/text")
        assert "douleur" in _shown(browser, charts)
        assert "douleur" not in _shown(browser, f"{charts}/text?pain=false")
        assert "douleur" not in _shown(browser, f"{charts}?pain=false")
        rows = browser.get(f"{charts}/table?pain=false").json()["rows"]
        assert len(rows) == len(browser.get(f"{charts}/table").json()["rows"])
        assert all("7" not in cell and "9" not in cell for row in rows for cell in row[2:])
        timeline = browser.get(f"{place}/timeline?pain=false").json()
        assert timeline["pain"]["series"]["values"] == []
        assert timeline["flares"][0]["worst_pain"] is None
