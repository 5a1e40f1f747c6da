"""What a person reads when something stops them: one French and one English sentence per code.

Sentences never repeat what was typed. `{limit}` is the bound of a field, `{seconds}` a time to wait.
"""

from app.kit.locale import Language

_PROBLEMS: dict[str, tuple[str, str]] = {
    "words_unreadable": (
        "Ces mots ne peuvent plus être lus : leur clé n’est plus là.",
        "These words cannot be read any more: their key is gone.",
    ),
    "people_keys_missing": (
        "Il manque le fichier people.keys de ces sauvegardes : sans lui, les mots sont illisibles.",
        "The file people.keys that goes with these backups is missing: without it, people’s words cannot be read.",
    ),
    "must_be_kept": (
        "Le dossier de soins doit être gardé : vingt ans après le dernier contact ne sont pas passés.",
        "The care record must be kept: twenty years after the last contact have not gone by.",
    ),
    # Requests as a whole
    "body_duplicate_key": (
        "Le contenu envoyé donne deux fois la même clé.",
        "The content sent gives the same key twice.",
    ),
    "body_number_unreadable": (
        "Le contenu envoyé contient un nombre impossible à garder.",
        "The content sent holds a number that cannot be kept.",
    ),
    "body_text_unreadable": (
        "Le contenu envoyé contient un caractère illisible.",
        "The content sent holds an unreadable character.",
    ),
    "body_too_deep": ("Le contenu envoyé est trop imbriqué.", "The content sent is nested too deeply."),
    "body_too_large": ("Le contenu envoyé est trop volumineux.", "The content sent is too large."),
    "body_too_slow": (
        "Le contenu n’est pas arrivé à temps : rien n’a été enregistré.",
        "The content did not arrive in time: nothing was saved.",
    ),
    "body_too_many_values": ("Le contenu envoyé compte trop de valeurs.", "The content sent holds too many values."),
    "body_unreadable": ("Le contenu envoyé est illisible.", "The content sent cannot be read."),
    "calendar_too_long": (
        "Cet agenda est trop volumineux. Exportez une période plus courte, puis choisissez ce fichier.",
        "This calendar is too large. Export a shorter period, then choose that file.",
    ),
    "calendar_unreadable": (
        "Ce fichier ne se lit pas comme un agenda (.ics).",
        "This file cannot be read as a calendar (.ics).",
    ),
    "content_type_refused": (
        "Ce type de contenu n’est pas accepté ici.",
        "This type of content is not accepted here.",
    ),
    "cross_site_refused": (
        "La demande vient d’un autre site : rien n’a été changé.",
        "The request comes from another site: nothing was changed.",
    ),
    "headers_too_large": ("Les en-têtes de la demande sont trop longs.", "The request headers are too long."),
    "http_400": ("La demande est illisible.", "The request cannot be read."),
    "http_404": ("Il n’y a rien à cette adresse.", "There is nothing at this address."),
    "http_405": ("Cette action n’existe pas à cette adresse.", "This action does not exist at this address."),
    "invalid_fields": (
        "Certains champs sont à reprendre : rien n’a été enregistré.",
        "Some fields need another look: nothing was saved.",
    ),
    "not_allowed": ("Vos droits ne comprennent pas cette action.", "Your rights do not include this action."),
    "not_reachable": (
        "Introuvable, ou hors de ce que vous pouvez voir.",
        "Not found, or outside what you may see.",
    ),
    "not_ready": (
        "Le service n’est pas prêt pour le moment. Réessayez dans un instant.",
        "The service is not ready right now. Try again in a moment.",
    ),
    "read_only": (
        "Le service est en lecture seule pour le moment : rien n’y a été enregistré. Ce que vous avez noté reste sur"
        " votre téléphone et partira plus tard.",
        "The service is read-only right now: nothing was saved there. What you noted stays on your phone and will be"
        " sent later.",
    ),
    "service_busy": (
        "Beaucoup de demandes arrivent en même temps : celle-ci n’a pas été enregistrée. "
        "Ce que vous avez noté reste sur votre téléphone et partira plus tard.",
        "Many requests arrive at the same time: this one was not saved. "
        "What you noted stays on your phone and will be sent later.",
    ),
    "storage_full": (
        "Le service n’a plus de place : rien n’y a été enregistré. Ce que vous avez noté reste sur votre téléphone et"
        " partira plus tard.",
        "The service is out of space: nothing was saved there. What you noted stays on your phone and will be sent"
        " later.",
    ),
    "precondition_missing": (
        "Indiquez la version que vous modifiez (If-Match), ou If-None-Match: * pour créer.",
        "Name the version you are changing (If-Match), or If-None-Match: * to create.",
    ),
    "id_reused": (
        "Cet identifiant d’envoi a déjà servi pour autre chose.",
        "This sending’s identifier has already been used for something else.",
    ),
    "not_storable": (
        "Cette note ne peut pas être enregistrée telle quelle.",
        "This record cannot be saved as it is.",
    ),
    "predecessor_unknown": (
        "Une version précédente n’est pas encore arrivée ici : la suite attendra.",
        "An earlier version has not arrived here yet: what follows will wait.",
    ),
    "record_erased": ("Cette note a été effacée.", "This record has been deleted."),
    "stale_record": (
        "Quelqu’un a écrit entre-temps : relisez avant de modifier.",
        "Somebody wrote in the meantime: read again before changing.",
    ),
    "synthesis_moved": (
        "Quelque chose a été noté depuis l’aperçu : relisez la fiche avant de l’imprimer.",
        "Something was noted since the preview: read the summary again before printing it.",
    ),
    "too_many_tries": (
        "Trop d’essais rapprochés. Réessayez dans {seconds} secondes.",
        "Too many tries in a short time. Try again in {seconds} seconds.",
    ),
    "unexpected": (
        "Une erreur est survenue de notre côté. La référence permet de la retrouver.",
        "Something went wrong on our side. The reference allows us to find it.",
    ),
    "consent_text_unknown": (
        "Ce n’est pas le texte montré aujourd’hui. Rechargez la page et relisez-le avant de choisir.",
        "This is not the text that is shown today. Load the page again and read it before you choose.",
    ),
    # Shown links
    "share_link_closed": (
        "Ce lien n’ouvre rien, ou n’ouvre plus rien. La personne qui l’a montré peut en faire un autre.",
        "This link opens nothing, or no longer does. Whoever showed it can make another one.",
    ),
    "passcode_needed": (
        "Ce lien demande un code, que la personne qui l’a montré peut vous dire.",
        "This link asks for a code, which whoever showed it can tell you.",
    ),
    "passcode_wrong": ("Ce n’est pas ce code.", "That is not the code."),
    "too_many_share_links": (
        "Vingt liens sont déjà ouverts. Retirez-en un pour en faire un autre.",
        "Twenty links are open already. Withdraw one to make another.",
    ),
    # Sign-in, accounts, invitations
    "sign_in_needed": ("Connectez-vous pour continuer.", "Sign in to continue."),
    "sign_in_refused": (
        "Cet identifiant et ce mot de passe ne vont pas ensemble.",
        "This name and this password do not go together.",
    ),
    "device_locked": (
        "Le carnet est verrouillé sur cet appareil.",
        "The notebook is locked on this device.",
    ),
    "step_up_required": (
        "Confirmez que c’est bien vous : votre mot de passe est demandé pour cela.",
        "Confirm that it is you: your password is asked for this.",
    ),
    "lock_code_wrong": ("Ce n’est pas ce code.", "That is not the code."),
    "lock_withheld": (
        "Cinq codes n’allaient pas : votre mot de passe est demandé avant le suivant.",
        "Five codes did not fit: your password is asked for before the next one.",
    ),
    "sealed_unreadable": (
        "Ces mots scellés ne peuvent pas être ouverts ici.",
        "These sealed words cannot be opened here.",
    ),
    "second_factor_needed": (
        "Le code de votre application, ou un code de secours, est demandé aussi.",
        "The code of your application is asked for too, or one of those you keep on paper.",
    ),
    "second_factor_wrong": (
        "Ce code ne convient pas, ou il a déjà servi. Attendez le suivant.",
        "This code does not fit, or was used already. Wait for the next one.",
    ),
    "one_time_code_wrong": (
        "Ce code ne convient pas. Attendez le suivant et recopiez-le.",
        "This code does not fit. Wait for the next one and copy it.",
    ),
    "one_time_codes_in_use": (
        "Une application donne déjà vos codes. Retirez-la d’abord.",
        "An application gives your codes already. Remove it first.",
    ),
    "passkey_refused": (
        "Cette clé d’accès n’a pas pu être reconnue. Vous pouvez entrer autrement.",
        "This passkey could not be recognised. You can come in another way.",
    ),
    "login_taken": ("Cet identifiant est déjà pris.", "This sign-in name is already taken."),
    "password_not_current": (
        "Le mot de passe actuel ne correspond pas.",
        "The current password does not match.",
    ),
    "invitation_unusable": (
        "Cette invitation n’est plus valable. Demandez-en une nouvelle.",
        "This invitation is no longer valid. Ask for a new one.",
    ),
    "account_missing": (
        "Cette personne n’a pas encore de compte : une première invitation suffit.",
        "This person has no account yet: a first invitation is enough.",
    ),
    "account_beyond_practice": (
        "Ce compte ouvre aussi autre chose que ce cabinet : son accès ne peut pas être refait d’ici.",
        "This account also opens more than this practice: its way in cannot be remade from here.",
    ),
    "oral_code_wrong": ("Le code donné de vive voix ne correspond pas.", "The code given aloud does not match."),
    "patient_has_account": (
        "Cette personne a déjà un compte.",
        "This person already has an account.",
    ),
    "practice_code_unknown": (
        "Aucun cabinet ne porte ce code.",
        "No practice has this code.",
    ),
    "already_open": (
        "Vous lisez déjà ce carnet : il n’y a rien à ouvrir.",
        "You already read this notebook: there is nothing to open.",
    ),
    "last_therapist": (
        "Des personnes sont suivies ici, et plus personne ne pourrait lire leur carnet. Invitez d’abord un collègue.",
        "People are followed here, and nobody could read their notebooks any more. Invite a colleague first.",
    ),
    "still_in_a_practice": (
        "Vous êtes encore dans un cabinet. Quittez-le d’abord : votre compte ne tient alors plus aucun dossier.",
        "You are still in a practice. Leave it first: your account then holds no file any more.",
    ),
    "last_administrator": (
        "Un cabinet garde au moins un administrateur.",
        "A practice keeps at least one administrator.",
    ),
    "affected_sqlite": (
        "Cette version de SQLite peut abîmer les données : le service ne démarre pas avec elle.",
        "This version of SQLite can damage data: the service does not start with it.",
    ),
    "archive_unreadable": (
        "Ce fichier n’est pas une archive que nous savons relire.",
        "This file is not an archive we can read back.",
    ),
    "backup_refused": (
        "Cette sauvegarde est illisible, incomplète ou faite avec une autre clé : rien n’a été changé.",
        "This backup is damaged, incomplete or made with another key: nothing was changed.",
    ),
    "database_in_use": (
        "Un service utilise encore cette base : arrêtez-le d’abord.",
        "A service still uses this database: stop it first.",
    ),
    "instrument_text_refused": (
        "Le texte d’un questionnaire ne correspond pas à sa définition : le service ne démarre pas avec lui.",
        "The text of a questionnaire does not fit its definition: the service does not start with it.",
    ),
    "instrument_not_permitted": (
        "Ce questionnaire attend l’accord de ses auteurs : aucun accord n’est enregistré pour cette langue.",
        "This questionnaire awaits its authors’ permission: none is filed for this language.",
    ),
    "instrument_in_session_only": (
        "Ce questionnaire se remplit en séance, avec un professionnel.",
        "This questionnaire is answered in a session, with a professional.",
    ),
    "permission_not_needed": (
        "Ce questionnaire n’attend pas d’accord de ce genre.",
        "This questionnaire does not await a permission of this kind.",
    ),
    "key_inside_data_folder": (
        "La clé se trouve dans le dossier des données : placez-la ailleurs.",
        "The key lies inside the data folder: keep it elsewhere.",
    ),
    "key_malformed": (
        "Le fichier de clé n’a pas la forme attendue.",
        "The key file does not have the expected form.",
    ),
    "key_missing": (
        "Les données sont là, mais leur clé manque.",
        "The data is there, but its key is missing.",
    ),
    "key_unusable": (
        "La clé est inutilisable.",
        "The key cannot be used.",
    ),
    "push_service_refused": (
        "Ce navigateur passe par un service de notifications que cette installation n’utilise pas.",
        "This browser relies on a notification service this installation does not use.",
    ),
    "orphan_rows": (
        "La mise à jour aurait laissé des lignes sans parent : elle a été annulée.",
        "The update would have left rows without a parent: it was undone.",
    ),
    "unknown_revision": (
        "Ces données viennent d’une version plus récente du service.",
        "This data comes from a newer version of the service.",
    ),
    "wrong_key": (
        "Cette clé n’ouvre pas ces données.",
        "This key does not open this data.",
    ),
}

_FIELDS: dict[str, tuple[str, str]] = {
    "answer_out_of_range": (
        "Cette réponse ne fait pas partie des réponses possibles.",
        "This answer is not one of the possible answers.",
    ),
    "day_out_of_range": ("Une date entre 1900 et 2199 est attendue.", "A date between 1900 and 2199 is expected."),
    "end_before_start": ("La fin précède le début.", "The end comes before the start."),
    "id_not_accepted": (
        "Un identifiant de version 7 ou 5 est attendu.",
        "An identifier of version 7 or 5 is expected.",
    ),
    "instant_needs_offset": ("Il manque le décalage horaire.", "The time offset is missing."),
    "instrument_in_session_only": (
        "Ce questionnaire se remplit en séance, avec un professionnel.",
        "This questionnaire is answered in a session, with a professional.",
    ),
    "instrument_unknown": ("Ce questionnaire n’existe pas ici.", "This questionnaire does not exist here."),
    "instrument_version_unknown": (
        "Cette version du questionnaire n’existe pas ici.",
        "This version of the questionnaire does not exist here.",
    ),
    "item_unknown": (
        "Cette question ne fait pas partie du questionnaire.",
        "This question is not part of the questionnaire.",
    ),
    "range_empty": (
        "Le haut de l’échelle doit être plus grand que le bas.",
        "The top of the scale must be above its bottom.",
    ),
    "score_out_of_range": (
        "Ce total ne fait pas partie des totaux possibles.",
        "This total is not one of the possible totals.",
    ),
    "score_unknown": (
        "Ce total ne fait pas partie du questionnaire.",
        "This total is not part of the questionnaire.",
    ),
    "typed_or_answered": (
        "Un total recopié ou des réponses, pas les deux.",
        "A copied total or answers, not both.",
    ),
    "login_wrong_form": (
        "De 3 à 100 lettres, chiffres ou . _ - + @, sans espace.",
        "From 3 to 100 letters, digits or . _ - + @, without spaces.",
    ),
    "next_or_open_door": (
        "Un prochain rendez-vous ou la porte ouverte, pas les deux.",
        "A next visit or the open door, not both.",
    ),
    "not_a_choice": ("Cette valeur ne fait pas partie des choix.", "This value is not one of the choices."),
    "not_a_number": ("Un nombre est attendu.", "A number is expected."),
    "not_valid": ("Cette valeur n’est pas acceptée.", "This value is not accepted."),
    "password_too_common": (
        "Ce mot de passe est trop facile à deviner.",
        "This password is too easy to guess.",
    ),
    "password_too_long": ("128 caractères au plus.", "128 characters at most."),
    "password_too_short": ("12 caractères au moins.", "At least 12 characters."),
    "pgic_needs_date": (
        "Cette comparaison a besoin de sa date de départ.",
        "This comparison needs the date it starts from.",
    ),
    "key_twice": ("La même question est donnée deux fois.", "The same question is given twice."),
    "not_the_last_step": (
        "Ce n’est pas là où la dernière étape s’est arrêtée.",
        "This is not where the last step left it.",
    ),
    "region_twice": ("La même région est donnée deux fois.", "The same region is given twice."),
    "reminder_day_unfit": ("Ce jour ne va pas avec ce rythme.", "This day does not go with this rhythm."),
    "required": ("Ce champ est nécessaire.", "This field is needed."),
    "text_unreadable": ("Ce texte contient un caractère illisible.", "This text holds an unreadable character."),
    "too_few": ("Il en faut au moins {limit}.", "At least {limit} are needed."),
    "too_large": ("{limit} au plus.", "{limit} at most."),
    "too_long": ("{limit} caractères au plus.", "{limit} characters at most."),
    "too_many": ("{limit} au plus.", "{limit} at most."),
    "too_short": ("Au moins {limit} caractère(s).", "At least {limit} character(s)."),
    "too_small": ("{limit} au moins.", "At least {limit}."),
    "tool_unnamed": ("Nommez l’outil ou choisissez-le.", "Name the tool or choose it."),
    "topic_twice": ("Ce thème est déjà dans la liste.", "This topic is in the list already."),
    "unknown_field": ("Ce champ n’existe pas.", "This field does not exist."),
    "wrong_form": ("La forme attendue est différente.", "A different form is expected."),
    "wrong_step": ("Un multiple de {limit} est attendu.", "A multiple of {limit} is expected."),
    "wrong_type": ("Une valeur d’un autre type est attendue.", "A value of another type is expected."),
    "zone_unknown": ("Ce fuseau horaire n’existe pas.", "This time zone does not exist."),
    "client_schema_unknown": (
        "L’application est à mettre à jour pour envoyer ses notes.",
        "The application needs an update to send its notes.",
    ),
    "kind_not_yours": (
        "Cette sorte de note s’écrit par d’autres que vous.",
        "This kind of record is written by others than you.",
    ),
    "kind_unknown": (
        "Cette sorte de note n’existe pas.",
        "This kind of record does not exist.",
    ),
    "line_unreadable": (
        "Cette ligne est illisible.",
        "This line cannot be read.",
    ),
    "lineage_refused": (
        "Cette version appartient à une autre note ou à une autre personne.",
        "This version belongs to another record or to another person.",
    ),
    "mapping_unknown": (
        "Cette correspondance n’existe pas.",
        "This mapping does not exist.",
    ),
    "not_your_words": (
        "Ce sont les mots d’une autre personne : annotez à côté.",
        "These are another person’s words: annotate beside them.",
    ),
    "record_unknown": (
        "Cette note n’existe pas.",
        "This record does not exist.",
    ),
    "reference_unknown": (
        "La note citée n’existe pas ici.",
        "The record referred to does not exist here.",
    ),
    "visibility_not_yours": (
        "Ce choix de partage revient à une autre personne.",
        "This sharing choice is another person’s to make.",
    ),
    "wrong_kind": (
        "La note existe, mais d’une autre sorte.",
        "The record exists, but is of another kind.",
    ),
    "not_your_record": (
        "Cette note revient à la personne qui l’a écrite.",
        "This record is for the person who wrote it to change.",
    ),
}

SENTENCES = {**_PROBLEMS, **_FIELDS}
_UNKNOWN = ("Cette demande n’a pas pu aboutir.", "This request could not be completed.")


def sentence(code: str, language: Language, **values: object) -> str:
    """Unknown codes get a general sentence; a test keeps every code of the product in the table."""
    french, english = SENTENCES.get(code, _UNKNOWN)
    text = french if language is Language.fr else english
    return text.format(**{"limit": "", "seconds": "", **values})
