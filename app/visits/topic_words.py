"""Topics offered to a practice that has no list of its own: a start, in the words of a consulting room."""

from types import MappingProxyType

from app.kit.locale import Language
from app.visits.list_schemas import Shelves

SUGGESTED = MappingProxyType(
    {
        Language.fr: Shelves(
            knowing=[
                "Comprendre la douleur qui dure",
                "Ce qu’est un débordement (une poussée)",
                "Sommeil",
                "Stress et tension",
                "Bouger avec la douleur",
                "Médicaments",
                "Travail et droits",
                "Examens relus ensemble",
            ],
            doing=[
                "Doser ses activités",
                "Exercices",
                "Marche",
                "Renforcement",
                "Respiration",
                "Relaxation",
                "Quand ça déborde : que faire",
                "Gestes du quotidien",
                "Préparer la reprise",
            ],
            being=[
                "Écoute",
                "Confiance",
                "Ce qui compte",
                "Plaisir",
                "Poser ses limites",
                "Demander de l’aide",
                "En parler aux proches",
                "Se laisser du temps",
            ],
        ),
        Language.en: Shelves(
            knowing=[
                "Understanding pain that lasts",
                "What a flare-up is",
                "Sleep",
                "Stress and tension",
                "Moving with pain",
                "Medicines",
                "Work and rights",
                "Scans read together",
            ],
            doing=[
                "Pacing activities",
                "Exercises",
                "Walking",
                "Strength",
                "Breathing",
                "Relaxation",
                "What to do when it overflows",
                "Everyday movements",
                "Getting ready to go back to work",
            ],
            being=[
                "Listening",
                "Confidence",
                "What matters",
                "Pleasure",
                "Setting limits",
                "Asking for help",
                "Talking to family and friends",
                "Taking one’s time",
            ],
        ),
    }
)
