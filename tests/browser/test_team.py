"""The team of a practice, a notebook opened in an emergency, an account that closes: on the screens people have."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.access.models import PracticeRole
from app.patients.commands import let_practice_in
from tests.browser.visit import THERAPIST, House, OpenPage, Somebody

pytestmark = pytest.mark.browser
REASON = "Amenée aux urgences, ne répond pas"


@pytest.fixture
def house(own_house: House) -> House:
    return own_house


def _office(house: House) -> str:
    house.cast.known["odile"] = house.cast.colleague(house.practice, "odile", PracticeRole.administrator)
    return "odile"


def _lapsed(house: House) -> tuple[str, str]:
    """Name and sign-in of somebody whose link came to its end a moment ago."""
    name, login = "Lucie Ancien", "lucie"
    patient_id = house.cast.person(None, name)
    house.cast.known[login] = house.cast.account(login, patient_id=patient_id)
    with house.cast.database.write() as session:
        now = house.cast.clock()
        let_practice_in(
            session,
            patient_id,
            house.practice.id,
            ends_at=now - timedelta(minutes=1),
            granted_by=None,
            now=now - timedelta(days=30),
        )
    return name, login


def test_a_colleague_is_invited_and_another_taken_out(open_page: OpenPage, house: House) -> None:
    house.cast.known["fanny"] = house.cast.colleague(house.practice, "fanny")
    tablet = open_page("tablet", login="fanny", path="/cabinet")
    expect(tablet.get_by_role("heading", name="L’équipe", exact=True)).to_be_visible()
    expect(tablet.get_by_role("button", name="Inviter un collègue", exact=True)).to_have_count(0)
    page = open_page("tablet", login=_office(house), path="/cabinet")

    page.get_by_role("button", name="Inviter un collègue", exact=True).click()
    page.get_by_role("button", name="Préparer une invitation", exact=True).click()
    expect(page.get_by_role("img", name="Code à viser avec l’appareil photo du téléphone")).to_be_visible()
    page.get_by_role("button", name="Fermer", exact=True).click()
    expect(page.get_by_role("button", name="Annuler l’invitation", exact=True)).to_be_visible()
    page.get_by_role("button", name="Retirer du cabinet, Fanny", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Retirer du cabinet", exact=True).click()

    expect(page.get_by_role("button", name="Retirer du cabinet, Fanny", exact=True)).to_have_count(0)
    tablet.reload()
    expect(tablet.get_by_label("Identifiant")).to_be_visible()


def test_r14_a_notebook_opened_in_an_emergency_and_the_notice_on_the_phone(open_page: OpenPage, house: House) -> None:
    name, login = _lapsed(house)
    page = open_page("tablet", login=THERAPIST, path="/urgence")
    page.get_by_label("Nom de la personne, trois lettres au moins").fill("lucie")
    page.get_by_role("button", name="Chercher", exact=True).click()
    page.get_by_role("button", name=name).click()
    page.get_by_label("Pourquoi maintenant").fill("bref")
    page.get_by_role("button", name="Ouvrir pour une heure", exact=True).click()
    expect(page.get_by_text("Dix signes au moins.", exact=True)).to_be_visible()
    page.get_by_label("Pourquoi maintenant").fill(REASON)
    page.get_by_role("button", name="Ouvrir pour une heure", exact=True).click()

    expect(page.get_by_role("heading", name=name, level=1, exact=True)).to_be_visible()
    expect(page.get_by_text("Ouvert en urgence, pour lire seulement")).to_be_visible()
    expect(page.locator("main header nav a")).to_have_count(2)

    phone = open_page(login=login)
    notice = phone.get_by_role("region", name="Votre carnet a été ouvert en urgence")
    expect(notice).to_contain_text(REASON)
    expect(notice).to_contain_text("Marianne")
    notice.get_by_role("button", name="J’ai lu", exact=True).click()
    expect(notice).to_have_count(0)
    phone.reload()
    expect(phone.get_by_role("button", name="Ça déborde")).to_be_visible()
    expect(notice).to_have_count(0)
    phone.goto(f"{house.address}/partager")
    expect(phone.get_by_text("l’a ouvert en urgence")).to_be_visible()
    expect(phone.get_by_text(REASON)).to_be_visible()


def test_a_person_closes_their_account_after_reading_what_stays(
    open_page: OpenPage, house: House, somebody: Somebody
) -> None:
    page = open_page(login=somebody.login, path="/fermer")
    expect(page.get_by_role("heading", name="Ce qui reste", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Préparer le dossier", exact=True)).to_be_visible()
    page.get_by_role("button", name="Fermer mon compte pour de bon", exact=True).click()

    expect(page.get_by_label("Identifiant")).to_be_visible()
    with house.cast.browser(house.cast.known[THERAPIST]) as client:
        assert client.get(f"/v1/patients/{somebody.patient_id}").status_code == 200


def test_a_professional_is_told_to_leave_their_practice_first(open_page: OpenPage, house: House) -> None:
    page = open_page("tablet", login=THERAPIST, path="/fermer")

    expect(page.get_by_text("Vous êtes encore dans un cabinet.", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Fermer mon compte pour de bon", exact=True)).to_have_count(0)
