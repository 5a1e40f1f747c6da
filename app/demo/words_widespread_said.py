"""What the nurse says: stories, goals, short lines of an evening; and what was agreed with her."""

# Laid out by hand: several sayings on a line read better than one per line.
# fmt: off
from app.demo.lives_script import Aim, Change, Fact, Words

STORIES = (
    Fact("story", "0-02-10", {"title": "Invisible", "text": "Je soigne des gens toute la nuit et le matin je ne peux plus ouvrir "
        "un bocal. Les prises de sang sont belles, les radios sont belles, on me félicite. Une collègue m'a dit : au moins ce "
        "n'est pas grave. J'aurais préféré une ligne sur un papier, quelque chose à montrer. À l'hôpital j'ai appris à croire "
        "les patients, et je m'aperçois que je ne me crois pas moi-même."},
        reply=("0-02-15", "Je vous crois. On peut commencer par là, et avancer à votre pas.")),
    Fact("story", "1-10-14", {"title": "Deux services", "text": "Je sors de mes nuits à 7 heures, à 7 h 30 je suis chez maman. "
        "Elle me demande si j'ai bien dormi. Je dis oui. Je fais les cachets, le café, je range ce qu'elle a caché dans le four. "
        "Puis je dors de 11 heures à 15 heures avec le téléphone sous l'oreiller. Je ne vois pas ce que je pourrais enlever. Ce "
        "n'est pas la douleur qui me fatigue le plus, c'est de penser à tout."},
        reply=("1-10-20", "Deux services, un seul corps. On regarde la prochaine fois ce qui peut être porté par quelqu'un d'autre.")),
    Fact("story", "2-12-20", {"title": "La plage", "text": "On nous a fait fermer les yeux et j'ai pensé : je n'y arriverai pas, "
        "je suis du métier. Et puis j'étais sur la plage de mes dix ans, avec le seau rouge. J'avais toujours mal mais c'était "
        "plus loin, comme la radio du voisin. Depuis je le fais dans le lit, parfois aux toilettes du service. Dix minutes. "
        "Théo dit que j'ai la tête de quelqu'un qui revient de vacances."}),
    Fact("story", "4-06-07", {"title": "Le printemps de nuit", "text": "On est revenues de nuit, toutes, sans trop se poser la "
        "question. J'ai tenu. C'est drôle, les premières semaines j'avais presque moins mal, ou pas le temps. C'est après que "
        "ça a débordé. Les gens applaudissaient et moi je rentrais en longeant les murs pour que personne ne me parle. La kiné "
        "en vidéo sur le téléphone posé contre la cafetière, c'était bancal et ça m'a fait du bien."}),
    Fact("story", "7-11-20", {"title": "Maman", "text": "Elle est partie un vendredi, pendant que je garais la voiture. Un an que "
        "je n'étais pas venue ici, je n'en avais pas besoin, j'avais presque perdu le chemin. Je suis revenue sans savoir "
        "quoi demander. Vous avez dit : asseyez-vous. Voilà. J'ai mal partout et c'est normal d'avoir mal."},
        reply=("7-11-28", "La porte était ouverte, elle le reste. Rien à faire aujourd'hui.")),
    Fact("story", "10-07-02", {"title": "Debout jusqu'au bout", "text": "Une heure dix de concert. J'avais prévu une chaise derrière "
        "les alti, au cas où. Je ne m'en suis pas servie mais je savais qu'elle était là, et je crois que c'est ça, le suivi, "
        "une chaise derrière les alti. Le lendemain j'ai payé, deux jours au lit, et je recommencerais demain."}),
    Fact("checkin", "2-07-14", {"asked": ["margin", "sleep_quality"], "margin": 3, "sleep_quality": 8, "note": "Pas de montre, pas "
        "de planning. Je ne savais plus quel jour on était."}),
    Fact("checkin", "4-03-25", {"asked": ["margin", "stress"], "margin": -1, "stress": 8, "note": "Les masques marquent le nez. On "
        "rit quand même, à trois heures du matin."}),
    Fact("checkin", "6-05-10", {"asked": ["margin"], "margin": -2, "note": "Première nuit de maman là-bas. Je n'ai pas dormi, elle "
        "oui."}),
    Fact("checkin", "10-06-21", {"asked": ["margin", "matters_done"], "margin": 2, "matters_done": True,
        "matters_text": "Chanté debout jusqu'au bout."}),
)

AIMS = (
    Aim("0-02-15", "Travailler de nuit jusqu'à la retraite", "C'est mon métier, la nuit on a le temps de parler aux gens.",
        changes=(
            ("0-10-01", "Garder trois nuits de suite au plus", "La quatrième me coûte la semaine."),
            ("2-02-20", "Rester infirmière, de jour si c'est de jour", "Ce que je veux garder, c'est le soin, pas l'horaire."),
            ("8-04-20", "Transmettre : former deux groupes par mois", "Le poste existe, et il me ressemble."),
        ), key="aim_work"),
    Aim("0-05-01", "Dormir cinq heures d'une traite après une nuit", "Sinon je pleure pour un rien.", "avant l'été",
        changes=(("1-02-01", "Un sommeil en deux morceaux, sans me fâcher", "D'une traite, non. En deux, oui, et ça suffit."),),
        settled=("2-06-20", "let_go"), key="aim_sleep"),
    Aim("1-10-10", "Un après-midi par semaine sans maman", "Pour savoir encore qui je suis.", None,
        changes=(("2-01-20", "Deux heures le samedi, avec ma sœur qui vient", "Un après-midi, ma sœur ne pouvait pas."),),
        settled=("6-06-10", "reached"), key="aim_time"),
    Aim("5-01-20", "Aller au bassin chaque lundi", "Dans l'eau je ne pèse rien.", "jusqu'à Pâques",
        changes=(("5-06-20", "Le lundi, sauf quand la nuit a été trop courte", "Y aller à tout prix me coûtait le mardi."),),
        settled=("6-03-10", "reached"), key="aim_pool"),
    Aim("8-06-10", "Garder de maman une boîte, une seule", "Tout garder me pèse, ne rien garder aussi.", "à la Toussaint",
        settled=("8-11-10", "reached"), key="aim_box"),
    Aim("9-12-10", "Chanter le concert de juin", "J'ai raté celui d'avant.", "juin",
        changes=(("10-03-10", "Chanter le concert, une chaise derrière moi", "Avec la chaise j'ose dire oui."),),
        settled=("10-06-25", "reached"), key="aim_concert"),
    Aim("10-08-20", "Passer l'hiver en gardant le bassin et la chorale", "Les deux choses que j'arrête toujours en premier.",
        "mars", key="aim_winter"),
)

CHANGES = (
    Change("0-02-15", "Blocs de vingt minutes au lieu d'une heure", "S'arrêter avant, pas après.", ("pacing",)),
    Change("0-04-01", "Bain avancé avant le départ plutôt qu'au retour", "Au retour, le sommeil ne venait plus.", ("bath",)),
    Change("0-05-25", "Étirements longs laissés de côté", "Elle se réveillait plus raide."),
    Change("0-10-10", "Planning demandé trois semaines à l'avance", "Le changement de dernière minute pèse plus que la nuit.",
        ("aim_work",)),
    Change("1-02-20", "Marche raccourcie à dix minutes les lendemains de nuit", "Pour garder l'habitude.", ("walk",)),
    Change("1-10-01", "Sonnerie différente pour sa mère", "Les autres appels peuvent attendre 15 heures.", ("caring",)),
    Change("1-12-01", "On s'en tient à l'écoute et à la respiration", "Rien à ajouter à des journées pleines.", ("caring",)),
    Change("2-02-20", "Objectif de travail recalé", "Le soin compte plus que l'horaire.", ("aim_work",)),
    Change("3-01-10", "Autohypnose : deux fois dix minutes", "Une avant le repas de midi, une au lit.", ("hypnosis",)),
    Change("3-03-15", "Sieste limitée à vingt minutes", "Essai de quatre semaines, puis on regarde.", ("sleep_habits",)),
    Change("4-04-02", "Rencontres en vidéo", "Le temps que ça se calme dehors."),
    Change("4-05-20", "Une seule chose le jour de repos", "Elle en faisait quatre.", ("pacing", "reinforcement")),
    Change("4-10-01", "Groupe du jeudi, en sortir quand ça pèse", "Elle en revenait parfois plus lourde.", ("group",)),
    Change("5-02-15", "Bassin : la moitié de la séance", "La fin de séance coûtait deux jours.", ("pool",)),
    Change("5-06-20", "Bassin, sauf après une nuit trop courte", "Choix posé d'avance, sans se juger.", ("pool", "aim_pool")),
    Change("6-06-01", "Visites à sa mère trois fois par semaine", "Sa proposition.", ("care_home",)),
    Change("7-11-10", "Rien à faire à la maison", "Le temps du deuil.", ("mourning",)),
    Change("8-01-25", "Autohypnose reprise, cinq minutes", "C'est elle qui l'a remise sur la table.", ("hypnosis",)),
    Change("8-06-10", "Une pièce de la maison par mois", "Avec sa sœur, et une boîte à garder.", ("aim_box",)),
    Change("9-12-10", "Haltères d'un kilo, trois gestes", "Reprendre des forces sans se vider.", ("weights",)),
    Change("10-03-10", "Une chaise prévue d'avance", "Savoir qu'elle est là suffit souvent.", ("aim_concert",)),
    Change("10-09-10", "Liste de ce qu'elle garde cet hiver", "Bassin et chorale d'abord.", ("pool", "choir", "aim_winter")),
)

WORDS = Words(
    heavy=(
        "Dormi par petits bouts.", "Trop de listes dans la tête.", "La lumière fait mal.", "Je dis oui et je le regrette à la porte.",
        "Réveillée toutes les heures.", "Journée plus lourde, corps en coton.", "Je n'ai plus la place pour une question de plus.",
        "Mal aux mains dès le matin.", "Pas lavé mes cheveux, tant pis.", "Tout le monde a besoin de quelque chose.",
        "Nuit blanche sans raison.", "Je tiens, mais de justesse.", "Froid humide, tout serre.", "Pleuré dans la voiture, ça a "
        "un peu vidé.", "Brouillard, je cherche mes mots.", "J'ai mis les clés dans le frigo.", "Trop de bruit.", "Annulé ma sœur.",
        "Deux lessives et plus rien.", "La tête ne s'arrête pas quand le corps s'allonge.", "Je me suis couchée habillée.",
        "Encore le téléphone à six heures.", "Mal de dormir mal.", "J'ai fait comme si.",
    ),
    ordinary=(
        "Un bloc, une pause. Ça passe.", "Nuit en deux morceaux.", "Bain, thé, au lit.", "Dix minutes au parc.", "Entre deux eaux.",
        "Sieste sans réveil, erreur.", "Mains raides jusqu'à midi.", "Autant de bon que de moins bon.", "J'ai demandé de l'aide pour "
        "les courses.", "Moyen, mais à moi.", "Respiré dans l'ascenseur.", "Soupe et série télé.", "Le corps râle, je le laisse râler.",
        "Écrit ici pour ne pas ruminer.", "Ma sœur a pris le relais.", "J'ai dit non une fois.", "Repassage assise.",
        "Bouilli, trié, rangé : une seule chose sur les trois.", "Couchée tôt.", "Marche remplacée par le canapé, sans remords.",
        "Temps gris, corps gris, humeur correcte.", "Journée ordinaire.", "J'ai coupé le téléphone une heure.", "Ça va à peu près.",
    ),
    light=(
        "Sept heures. Sept !", "Réveillée avant le réveil, sans mal.", "Ri avec Théo.", "Marché pieds nus dans l'herbe.",
        "Une journée où je n'ai pas compté.", "De la place dans la poitrine.", "Cuisiné pour le plaisir.", "Fenêtres ouvertes.",
        "Le corps s'est fait discret.", "Chanté dans la voiture.", "Bien dormi, donc bien tout.", "Un livre en entier.",
        "Dimanche pour rien.", "J'ai porté les sacs sans y penser.", "Mains souples ce matin.", "Soleil sur le lit, resté là.",
    ),
    at_work=(
        "Relève interminable.", "Planning changé, encore.", "Bonne équipe aujourd'hui.", "Un patient m'a dit merci, ça m'a portée.",
        "Deux absentes.", "Pause prise assise, une victoire.", "Le couloir fait un kilomètre.", "Une collègue a échangé avec moi.",
        "Réunion de service. Bras lourds.", "J'ai dit à la cadre que non, pas ce samedi.", "Les transmissions debout, plus jamais.",
    ),
    flare=(
        "Comme une grippe sans fièvre.", "Ça déborde de partout.", "Je le sentais venir depuis deux nuits.", "Le drap me fait mal.",
        "Pas plus de douleur, juste plus de force pour la porter.", "Trop donné samedi.", "Au lit à 18 heures, volets fermés.",
        "La plage m'a aidée un peu.", "C'est passé comme c'est venu.", "Rien de spécial pourtant.", "Le changement d'heure, comme "
        "d'habitude.", "J'ai appelé ma sœur au lieu d'attendre.", "Une semaine entre parenthèses.", "Mâchoire serrée, tout a suivi.",
        "J'ai repris avant que ce soit fini, tant pis.", "Trois jours, moins que je craignais.",
    ),
    matters=(
        "Appelé ma sœur une heure.", "Un gâteau pour Théo.", "Allée voir la mer, deux heures.", "Lu au soleil.", "Soigné mes plantes.",
        "Ciné avec une collègue.", "Écouté quelqu'un, vraiment.", "Marché au parc avec la voisine.", "Un marché, sans courir.",
        "Rangé les photos.", "Repas de famille, partie avant la fin.", "Cousu un rideau.",
    ),
    topics={
        "sommeil": ("Relu les nuits ensemble, sans chercher la bonne.", "Parlé du lever plutôt que du coucher.",
            "Regardé ce qui se passe avant une nuit courte."),
        "doser ses activités": ("Repris l'idée : s'arrêter avant, pas après.", "Choisi une seule chose pour le jour de repos.",
            "Cherché où mettre une pause qui en soit une."),
        "bouger en douceur": ("Mouvements lents, assise, dix minutes.", "Bougé dans le sens qui fait du bien.",
            "Essayé trois gestes, elle en garde un."),
        "respirer, relâcher": ("Respiration et relâchement, allongée.", "Relâché la mâchoire et les épaules.",
            "Surtout un temps de calme aujourd'hui."),
        "comprendre la douleur": ("Parlé d'un système qui monte le son.", "Redessiné ce qui pèse et ce qui soutient.",
            "Repris ses questions sur la fatigue."),
        "proches": ("Parlé de sa famille et de qui porte quoi.", "Cherché à qui confier un bout.", "Parlé de Théo et de sa sœur."),
        "travail": ("Parlé des horaires et de ce qui est négociable.", "Préparé ce qu'elle veut dire à la cadre.",
            "Fait le tour de la semaine, heure par heure."),
        "écoute": ("Surtout écouté.", "Laissé venir, sans exercice.", "Pas d'exercice, une conversation."),
        "faire le point": ("Relu la ligne des derniers mois.", "Fait le point sur ce qui a aidé la dernière fois.",
            "Trié la boîte à outils : gardé, posé, à revoir."),
    },
)
