"""What a person shares, with whom, and asking to be seen."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from app.storage.engine import open_database
from tests.browser.visit import THERAPIST, House, OpenPage, Somebody, eventually
from tests.databases import SqliteTemplate
from tests.interop.test_archive_round_trip import archive_of, bring_in, members
from tests.lives import new_person

pytestmark = pytest.mark.browser


def open_sharing(page: Page) -> None:
    page.locator("nav").get_by_role("link", name="Partager").click()
    expect(page.get_by_role("heading", name="Qui voit quoi")).to_be_visible()


def test_a_practice_shut_out_sees_nothing_more_until_it_is_let_in_again(
    open_page: OpenPage, somebody: Somebody, house: House
) -> None:
    phone, therapist = open_page(login=somebody.login), open_page("tablet", login=THERAPIST, path="/personnes")
    expect(therapist.get_by_role("link", name=somebody.name)).to_be_visible()
    open_sharing(phone)
    phone.get_by_role("button", name="Retirer l’accès").click()
    expect(phone.get_by_text("ce cabinet ne voit plus rien de votre carnet")).to_be_visible()
    phone.locator("dialog").get_by_role("button", name="Retirer l’accès").click()
    expect(phone.get_by_text("Personne d’autre que vous pour l’instant.").first).to_be_visible()

    therapist.goto(f"{house.address}/personnes/{somebody.patient_id}")
    expect(therapist.get_by_role("alert")).to_be_visible()
    therapist.goto(f"{house.address}/personnes")
    expect(therapist.get_by_role("link", name="Anaïs Bérard")).to_be_visible()
    expect(therapist.get_by_role("link", name=somebody.name)).to_have_count(0)

    phone.get_by_role("button", name="Annuler").click()
    expect(phone.get_by_role("button", name="Retirer l’accès")).to_be_visible()
    therapist.goto(f"{house.address}/personnes")
    expect(therapist.get_by_role("link", name=somebody.name)).to_be_visible()


def test_a_practice_is_let_in_with_the_code_its_therapist_reads_out(open_page: OpenPage, house: House) -> None:
    therapist = open_page("tablet", login=THERAPIST, path="/personnes")
    therapist.get_by_role("button", name="Ajouter une personne").click()
    code = therapist.get_by_text("Code du cabinet").inner_text().rpartition(":")[2].strip()
    patient_id = house.cast.person(None, "Camille Venue d’ailleurs")
    house.cast.known["camille"] = house.cast.account("camille", patient_id=patient_id)

    phone = open_page(login="camille")
    open_sharing(phone)
    phone.get_by_role("button", name="Ouvrir à un cabinet").click()
    phone.get_by_label("Code du cabinet").fill("AAAA-0000")
    phone.get_by_role("button", name="Ouvrir mon carnet à ce cabinet").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    phone.get_by_label("Code du cabinet").fill(code.lower())
    phone.get_by_label("Jusqu’au").fill("2099-12-31")
    phone.get_by_role("button", name="Ouvrir mon carnet à ce cabinet").click()

    expect(phone.get_by_text("jusqu’au 31 décembre 2099")).to_be_visible()
    therapist.goto(f"{house.address}/personnes")
    expect(therapist.get_by_role("link", name="Camille Venue d’ailleurs")).to_be_visible()


def test_the_person_reads_who_opened_their_notebook(open_page: OpenPage, somebody: Somebody) -> None:
    therapist = open_page("tablet", login=THERAPIST, path="/personnes")
    therapist.get_by_role("link", name=somebody.name).click()
    expect(therapist.get_by_role("heading", name=somebody.name)).to_be_visible()

    phone = open_page(login=somebody.login)
    open_sharing(phone)

    line = phone.get_by_role("listitem").filter(has_text="Marianne, Cabinet des Tilleuls a lu")
    expect(line).to_contain_text("Aujourd’hui", ignore_case=True)


def test_r58_one_file_takes_everything_away_and_is_the_same_notebook_elsewhere(
    open_page: OpenPage, somebody: Somebody, tmp_path: Path, sqlite_template: SqliteTemplate
) -> None:
    somebody.writes("story", {"text": "Le jour où j’ai repris le vélo.", "visibility": "patient_only"})
    somebody.is_given("visits", their_words="Ça redescend.")
    phone = open_page(login=somebody.login)
    phone.get_by_role("button", name="Ça déborde").click()
    eventually(lambda: len(somebody.flares()) == 1)
    open_sharing(phone)

    phone.get_by_role("button", name="Préparer le dossier").click()
    expect(phone.get_by_text("Le dossier est prêt")).to_contain_text("Mo")
    with phone.expect_download() as download:
        phone.get_by_role("link", name="L’enregistrer").click()
    download.value.save_as(tmp_path / "notebook.zip")

    content = (tmp_path / "notebook.zip").read_bytes()
    with ZipFile(tmp_path / "notebook.zip") as archive:
        assert archive.testzip() is None
        assert {"index.html", "pictures.html", "manifest.json"} <= set(archive.namelist())
    elsewhere = open_database(sqlite_template.settings_of_a_copy(tmp_path / "elsewhere"))
    new_person(elsewhere, somebody.patient_id)
    done = bring_in(elsewhere, somebody.patient_id, content)
    assert (done.added, done.refused) == (3, [])
    taken, again = members(content), members(archive_of(elsewhere, somebody.patient_id))
    elsewhere.close()
    told = [name for name in taken if name.startswith(("records/", "tables/", "log"))]
    assert len(told) == 7
    assert [again[name] for name in told] == [taken[name] for name in told]


def test_a_wish_to_be_seen_told_without_network_stands_on_the_list_until_a_visit(
    open_page: OpenPage, somebody: Somebody, house: House
) -> None:
    phone = open_page(login=somebody.login)
    phone.get_by_role("link", name="Noter quelque chose").click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Je voudrais vous voir").click()
    expect(phone.get_by_text("C’est noté, aujourd’hui.")).to_be_visible()
    expect(phone.get_by_text("Ce n’est pas une messagerie d’urgence.")).to_be_visible()
    phone.get_by_label("Une ligne, si vous voulez").fill("Pour parler de la reprise.")
    phone.get_by_role("button", name="Enregistrer").click()
    expect(phone.get_by_text("2 notes attendent le réseau")).to_be_visible()
    assert somebody.notes("contact-wishes") == []
    phone.context.set_offline(False)
    somebody.only_note("contact-wishes", note="Pour parler de la reprise.")

    therapist = open_page("tablet", login=THERAPIST, path="/personnes")
    line = therapist.get_by_role("link", name=somebody.name)
    expect(line).to_contain_text("aimerait vous voir")
    line.click()
    expect(therapist.locator("aside")).to_contain_text("Pour parler de la reprise.")

    somebody.is_visited()
    therapist.goto(f"{house.address}/personnes")
    expect(therapist.get_by_role("link", name=somebody.name)).not_to_contain_text("aimerait vous voir")
    phone.goto(house.address)
    expect(phone.get_by_role("button", name="Je voudrais vous voir")).to_be_visible()


def test_a_wish_to_be_seen_can_be_taken_back_and_told_again(open_page: OpenPage, somebody: Somebody) -> None:
    phone = open_page(login=somebody.login)
    phone.get_by_role("button", name="Je voudrais vous voir").click()
    eventually(lambda: len(somebody.notes("contact-wishes")) == 1)

    phone.get_by_role("button", name="Finalement, non").click()
    eventually(lambda: somebody.notes("contact-wishes") == [])
    phone.get_by_role("button", name="Annuler").click()

    expect(phone.get_by_text("C’est noté, aujourd’hui.")).to_be_visible()
    eventually(lambda: len(somebody.notes("contact-wishes")) == 1)
    phone.locator("nav").get_by_role("link", name="Maintenant").click()
    expect(phone.get_by_role("link", name="Vous avez demandé à être vu·e")).to_be_visible()


def test_r56_what_is_agreed_to_is_read_before_and_after_with_the_day_it_was_taken_back(
    open_page: OpenPage, house: House
) -> None:
    practice = house.cast.practice("Cabinet du Canal")
    patient_id = house.cast.person(None, "Solène Accord")
    house.cast.known["solene"] = house.cast.account("solene", patient_id=patient_id)
    phone = open_page(login="solene")
    open_sharing(phone)
    phone.get_by_role("button", name="Ouvrir à un cabinet", exact=True).click()
    leaf = phone.get_by_role("dialog")
    agreement = leaf.locator("section", has=phone.get_by_role("heading", name="Ce que vous acceptez", exact=True))
    expect(agreement).to_contain_text("notent avec vous")
    leaf.get_by_role("radio", name="lit seulement", exact=True).check()
    expect(agreement).to_contain_text("Ils n’y écrivent rien.")
    shown = [line.strip() for line in agreement.locator("p").all_inner_texts()]
    leaf.get_by_label("Code du cabinet", exact=True).fill(practice.code)
    leaf.get_by_role("button", name="Ouvrir mon carnet à ce cabinet", exact=True).click()
    phone.get_by_role("button", name="Retirer l’accès, Cabinet du Canal", exact=True).click()
    phone.get_by_role("dialog").get_by_role("button", name="Retirer l’accès", exact=True).click()
    expect(phone.get_by_text("L’accès est retiré.", exact=True).first).to_be_visible()
    phone.get_by_role("button", name="Annuler", exact=True).click()
    expect(phone.get_by_role("button", name="Retirer l’accès, Cabinet du Canal", exact=True)).to_be_visible()

    phone.get_by_role("link", name="Ce que j’ai accepté").click()
    lines = phone.get_by_role("main").get_by_role("listitem")
    expect(lines).to_have_count(2)
    expect(lines.filter(has_text="repris le")).to_have_count(1)
    again = lines.filter(has_not_text="repris le")
    again.locator("summary").click()
    assert [line.strip() for line in again.locator("details p").all_inner_texts()] == shown

    guest = open_page(login="solene", path="/partager/accords", language="en")
    kept = guest.get_by_role("main").get_by_role("listitem").filter(has_not_text="taken back on")
    kept.locator("summary").click()
    expect(kept.get_by_text(shown[0], exact=True)).to_be_visible()
