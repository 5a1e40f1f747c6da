"""The readable page of an archive, in the person's language, without script or network."""

from datetime import datetime
from html import escape

from babel.dates import format_date

from app.catalogue.words import kind_name
from app.kit.locale import Language

_WORDS = {
    Language.fr: {
        "title": "Au long cours : ce qui a été noté",
        "for": "Carnet de {name}, exporté le {day}.",
        "intro": "Ce dossier contient tout ce que vous pouvez voir dans votre carnet, y compris l’histoire de chaque "
        "note. Les fichiers du dossier « tables » s’ouvrent dans un tableur, ceux du dossier « records » dans un "
        "programme. Le fichier « log.jsonl » permet de tout reprendre ailleurs.",
        "kind": "Sorte de note",
        "count": "Nombre",
        "foot": "Document de suivi, sans valeur d’expertise.",
        "none": "Aucune note pour l’instant.",
        "pictures": "Voir les images de ce carnet, avec leurs mots et leurs tableaux",
        "pictures_of": "Les images du carnet de {name}",
    },
    Language.en: {
        "title": "Au long cours: what was noted",
        "for": "Notebook of {name}, exported on {day}.",
        "intro": "This folder holds everything you can see in your notebook, with the history of every note. The "
        "files in “tables” open in a spreadsheet, those in “records” in a program. The file “log.jsonl” allows "
        "everything to be taken up elsewhere.",
        "kind": "Kind of note",
        "count": "Number",
        "foot": "A follow-up document, not an expert report.",
        "none": "No note so far.",
        "pictures": "See the pictures of this notebook, with their words and tables",
        "pictures_of": "The pictures of {name}’s notebook",
    },
}


def index_page(name: str, language: Language, counts: dict[str, int], now: datetime) -> str:
    words = _WORDS[language]
    day = format_date(now, "long", locale=str(language))
    rows = "".join(
        f'<tr><td><a href="tables/{kind}.csv">{escape(kind_name(kind, language))}</a></td><td>{count}</td></tr>'
        for kind, count in counts.items()
    )
    found = f"<table><tr><th>{words['kind']}</th><th>{words['count']}</th></tr>{rows}</table>"
    pictures = f'<p><a href="pictures.html">{words["pictures"]}</a></p>' if rows else ""
    table = found if rows else f"<p>{words['none']}</p>"
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{words["title"]}</title>'
        "<style>body{font:18px/1.5 Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem;"
        "background:#faf6ef;color:#26242b}td,th{padding:.3rem 1.2rem .3rem 0;text-align:left}</style>"
        f"<h1>{words['title']}</h1><p>{escape(words['for'].format(name=name, day=day))}</p>"
        f"<p>{words['intro']}</p>{pictures}{table}<p><small>{words['foot']}</small></p></html>\n"
    )


def pictures_heading(name: str, language: Language) -> str:
    return _WORDS[language]["pictures_of"].format(name=name)
