"""What was heard from others, what was offered and answered, and what a professional kept for themselves."""

# Laid out by hand: several sayings on a line read better than one per line.
# fmt: off
from app.demo.lives_script import Fact

SESSION = {"instrument_version": "1", "context": "session"}
TRIO = {**SESSION, "instrument_id": "trio-3"}

AROUND_BACK = (
    Fact("prom_response", "0-03-07", {**TRIO, "answers": {"pain_avg_7d": 7, "pain_joy": 6, "pain_gets_in_way": 8}}),
    Fact("prom_response", "1-02-10", {**TRIO, "answers": {"pain_avg_7d": 5, "pain_joy": 5, "pain_gets_in_way": 6}}),
    Fact("prom_response", "3-01-15", {**TRIO, "answers": {"pain_avg_7d": 6, "pain_joy": 7, "pain_gets_in_way": 7}}),
    Fact("prom_response", "6-09-05", {**TRIO, "answers": {"pain_avg_7d": 5, "pain_joy": 4, "pain_gets_in_way": 4}}),
    Fact("prom_response", "9-01-10", {**TRIO, "answers": {"pain_avg_7d": 4, "pain_joy": 3, "pain_gets_in_way": 4}}),
    Fact("prom_response", "0-05-14", {**SESSION, "instrument_id": "odi", "typed": {"percent": 42.0}}),
    Fact("prom_response", "6-09-05", {**SESSION, "instrument_id": "odi", "typed": {"percent": 26.7}}),
    Fact("external_score", "6-10-12", {"name": "Échelle de fonction du service de rhumatologie", "value": 14, "lowest": 0,
        "highest": 30, "direction": "higher_is_better", "source_text": "Courrier du Dr Ozanne"}, told="6-10-20"),
    Fact("prom_request", "9-01-10", {"instrument_id": "nrs", "instrument_version": "1", "state": "declined"}),
    Fact("red_flag_review", "0-03-07", {}),
    Fact("red_flag_review", "6-09-05", {"note": "Avec les questions sur la force et la sensibilité."}),
    Fact("care_contact", "0-05-14", {"type": "letter", "role": "occupational_physician", "actor_id": "#work_doctor", "text":
        "Courrier du Dr Vasseur : reprise possible à mi-temps, sans charges lourdes le premier mois."}, told="0-05-20"),
    Fact("care_contact", "3-01-15", {"type": "phone", "actor_id": "#gp", "text": "Appel avec le Dr Lemercier avant la reprise : "
        "d'accord sur un retour en deux temps."}, told="3-01-20"),
    Fact("care_contact", "6-10-12", {"type": "opinion", "actor_id": "#rheumatologist", "text": "Avis du Dr Ozanne : pas de geste "
        "pour l'instant, poursuivre le mouvement, revoir au printemps."}, told="6-10-20"),
    Fact("referral", "2-07-10", {"role": "psychologist", "what": "parler de la séparation", "state": "under_way", "steps": (
        {"on": "@2-08-05", "state": "declined", "words": "Pas pour l'instant, j'ai déjà assez de rendez-vous."},
        {"on": "@2-08-28", "state": "accepted", "words": "Finalement oui, avec quelqu'un que je ne connais pas."},
        {"on": "@2-09-20", "state": "under_way"})}),
    Fact("referral", "6-09-05", {"role": "rheumatologist", "what": "douleur nouvelle dans la fesse", "state": "accepted",
        "steps": ({"on": "@6-09-20", "state": "accepted"},)}),
    Fact("private_note", "2-07-10", {"text": "Je l'ai trouvé très seul. Penser à laisser plus de place au silence."}),
    Fact("private_note", "9-01-10", {"text": "Ma propre fatigue ce soir-là : j'ai trop parlé."}),
)

AROUND_WIDESPREAD = (
    Fact("prom_response", "0-01-18", {**TRIO, "answers": {"pain_avg_7d": 8, "pain_joy": 7, "pain_gets_in_way": 8}}),
    Fact("prom_response", "2-11-05", {**TRIO, "answers": {"pain_avg_7d": 7, "pain_joy": 6, "pain_gets_in_way": 7}}),
    Fact("prom_response", "7-10-20", {**TRIO, "answers": {"pain_avg_7d": 7, "pain_joy": 8, "pain_gets_in_way": 7}}),
    Fact("prom_response", "1-09-20", {**SESSION, "instrument_id": "psqi", "typed": {"total": 13}}),
    Fact("prom_response", "7-10-20", {**SESSION, "instrument_id": "psqi", "typed": {"total": 10}}),
    Fact("red_flag_review", "0-01-18", {}),
    Fact("care_contact", "0-10-03", {"type": "report", "role": "rheumatologist", "text": "Compte rendu du Dr Peltier : fibromyalgie, "
        "activité physique adaptée conseillée, pas de nouveau médicament."}, told="0-10-10"),
    Fact("care_contact", "2-11-05", {"type": "meeting", "role": "pain_clinic", "text": "Réunion à la structure douleur : pilote "
        "unique, le médecin traitant ; bilan dans six mois."}, told="2-11-20"),
    Fact("referral", "1-09-20", {"role": "social_worker", "what": "démarches pour le logement de sa mère", "state": "accepted",
        "steps": ({"on": "@1-10-18", "state": "accepted", "words": "Si quelqu'un peut lire ces papiers avec moi, oui."},)}),
    Fact("referral", "7-10-20", {"role": "psychologist", "what": "un lieu pour le deuil", "state": "declined", "steps": (
        {"on": "@7-11-03", "state": "declined", "words": "Pas pour l'instant. J'ai mes sœurs."},)}),
    Fact("private_note", "7-10-20", {"text": "Beaucoup d'émotion aussi de mon côté. En reparler en supervision."}),
)

AROUND_JOINTS = (
    Fact("red_flag_review", "0-04-12", {}),
    Fact("red_flag_review", "9-10-08", {}),
    Fact("care_contact", "1-05-24", {"type": "opinion", "role": "rheumatologist", "text": "Dr Kessler: keep moving, splint at night "
        "if it suits her, see again in a year."}, told="1-06-20"),
    Fact("care_contact", "8-03-12", {"type": "report", "role": "surgeon", "text": "Mr Thibault: a new knee is possible, not "
        "pressing; her own choice and her own time."}, told="8-03-20"),
    Fact("referral", "3-03-02", {"role": "occupational_therapist", "what": "hands, everyday objects", "state": "under_way",
        "steps": ({"on": "@3-03-20", "state": "accepted", "words": "Anything that lets me open a jar."},
                  {"on": "@3-05-15", "state": "under_way"})}),
    Fact("referral", "8-02-20", {"role": "surgeon", "what": "an opinion about the knee", "state": "declined", "steps": (
        {"on": "@8-04-15", "state": "declined", "words": "Not for now. I want another season of playing first."},)}),
    Fact("private_note", "3-03-02", {"text": "She looked exhausted. I was in a hurry and should have sat down."}),
)
