"""What the warehouse team leader says: stories, goals, short lines of an evening; and what was agreed with him."""

# Laid out by hand: several sayings on a line read better than one per line.
# fmt: off
from app.demo.lives_script import Aim, Change, Fact, Words

STORIES = (
    Fact("story", "0-05-29", {"title": "Le quai numéro 4", "text": "Vingt ans que je décharge des camions et c'est une palette "
        "de cartons vides qui m'a eu. Presque rien. J'ai senti comme un élastique qui lâche et je suis resté plié sur le quai, "
        "avec les gars autour qui ne savaient pas quoi faire. Le plus dur n'a pas été la douleur. Le plus dur, c'est le regard "
        "du chef quand je suis revenu : est-ce que c'est vrai, est-ce que j'en rajoute. Moi aussi je me suis posé la question, "
        "la nuit. À la kiné on m'a demandé de raconter, et personne ne me l'avait demandé avant. On m'a dit que le dos était "
        "solide. Je n'y crois pas encore tout à fait mais je le note."},
        reply=("0-06-10", "Merci de l'avoir écrit. On part de là : ce que vous voulez pouvoir refaire, et à quel pas.")),
    Fact("story", "2-09-30", {"title": "La maison vide", "text": "Claire est partie en juillet. Je n'ai pas envie d'écrire "
        "là-dessus. Ce que je remarque c'est que le dos a serré le jour où j'ai descendu le lit de Lou. Depuis, une semaine sur "
        "deux, le silence. Je dors quatre heures. Quand Lou est là je dors mieux, alors que je devrais être plus fatigué. Je "
        "suis revenu à la kiné sans savoir quoi demander. On n'a presque rien fait, on a respiré et parlé. J'ai dormi ce "
        "soir-là."}),
    Fact("story", "5-11-14", {"title": "Le samedi au jardin", "text": "Au jardin partagé il y a une dame de 80 ans, Odette, qui "
        "bêche assise sur un tabouret. Elle m'a dit : moi je fais une planche par jour, pas deux. Ça m'a plus appris que tout "
        "le reste. Je fais une planche, je bois un café, je rentre. Le dimanche je suis raide, et alors. C'est une bonne "
        "raideur."},
        reply=("6-09-05", "Relu ensemble à votre retour. « Une planche par jour » : on garde la phrase d'Odette.")),
    Fact("story", "6-12-06", {"title": "De huit à quatre", "text": "En septembre je ne tenais plus assis. J'avais peur que ce "
        "soit reparti comme il y a six ans, l'arrêt, les papiers, tout. Le rhumatologue m'a fait l'infiltration avec l'écran à "
        "côté, je voyais l'aiguille. Deux jours pires, puis ça s'est détendu. J'étais à huit, je suis à quatre. Quatre je sais "
        "vivre avec. On m'a expliqué que ça se serait peut-être calmé en partie tout seul, je veux bien. En tout cas j'ai pu "
        "rester au travail et reprendre la marche autour du canal, et c'est ça que je retiens.",
        },
        reply=("6-12-12", "On note ensemble : 8 puis 4, pas d'arrêt. Sans savoir la part de chacun, et c'est très bien ainsi.")),
    Fact("story", "9-06-12", {"title": "Dix ans bientôt", "text": "Quand j'y pense, je suis venu ici plus longtemps que je n'ai "
        "été marié. Des fois toutes les deux semaines, des fois je disparais presque un an et personne ne me fait la tête "
        "quand je reviens. Je sais maintenant que ça monte et que ça redescend. Ce qui change c'est que je le vois venir : "
        "quand je mange debout et que je réponds sec à Lou, c'est que je n'ai plus de marge. Avant je voyais seulement le "
        "dos."}),
    Fact("checkin", "3-02-06", {"asked": ["margin"], "margin": 1, "note": "Premier jour de reprise. Ils avaient laissé un "
        "café sur mon bureau."}),
    Fact("checkin", "6-10-20", {"asked": ["pain_now"], "pain_now": 8, "note": "Deux jours après la piqûre, plus fort qu'avant. On "
        "m'avait prévenu."}),
    Fact("checkin", "6-11-01", {"asked": ["pain_now", "margin"], "pain_now": 4, "margin": 0, "note": "Quatre. J'ai conduit une "
        "heure sans m'arrêter."}),
    Fact("checkin", "9-01-19", {"asked": ["margin"], "margin": -1, "note": "Dernier carton. Je ne veux plus voir un escalier."}),
    Fact("checkin", "10-09-02", {"asked": ["margin", "stress"], "margin": 0, "stress": 5, "note": "Lou à l'internat. La maison "
        "est rangée, c'est bizarre."}),
)

AIMS = (
    Aim("0-03-21", "Rejouer au foot avec les collègues le jeudi", "C'est là que je ris.", "à la rentrée",
        changes=(
            ("0-08-20", "Faire l'arbitre le jeudi, et taper dans la balle à l'échauffement", "Les contacts, pas pour l'instant. "
                "Être avec eux, si."),
            ("1-04-10", "Jouer vingt minutes en défense", "L'arbitrage s'est bien passé, envie d'essayer un peu plus."),
            ("3-07-01", "Marcher une heure avec les collègues le jeudi", "Le groupe s'est dispersé, deux d'entre eux marchent."),
        ), settled=("4-05-10", "reached"), key="aim_football"),
    Aim("0-05-10", "Reprendre le travail à mi-temps en étant tranquille", "Retrouver l'équipe.", "fin mai",
        settled=("0-06-20", "reached"), key="aim_work"),
    Aim("2-08-20", "Porter les affaires de Lou sans y penser", "Qu'elle ne me voie pas grimacer.", None,
        changes=(("3-02-20", "Faire les courses en deux fois, avec Lou", "Elle aime bien porter le pain. Ça change tout."),),
        settled=("4-04-20", "reached"), key="aim_lou"),
    Aim("5-01-10", "Passer une semaine sans sauter la pause de midi", "C'est ma soupape.", "d'ici l'été",
        changes=(("5-05-20", "Trois pauses de midi par semaine, dehors", "Cinq, c'était trop. Trois, je les tiens."),),
        settled=("5-11-10", "paused"), key="aim_break"),
    Aim("6-09-19", "Rester assis le temps d'un film", "Lou dit que je regarde debout. Et conduire jusqu'en Bretagne.", "Noël",
        changes=(("6-12-10", "Conduire deux heures, avec un arrêt", "Le film, c'est fait. La route, en deux morceaux."),),
        settled=("7-07-10", "reached"), key="aim_sitting"),
    Aim("9-02-10", "Monter le vélo de Lou à la cave une fois par semaine", "Rouler ensemble le dimanche.", "au printemps",
        changes=(("9-06-20", "Rouler une heure au canal, vélo laissé en bas", "Le porter n'apportait rien. Rouler, si."),),
        key="aim_bike"),
    Aim("10-09-10", "Refaire une planche au jardin avant l'hiver", "Odette n'y va plus, je voudrais m'occuper de la sienne.",
        "novembre", key="aim_garden"),
)

CHANGES = (
    Change("0-04-04", "Marche plus courte, deux fois par jour", "Une heure d'un coup laissait deux jours raides.", ("walk",)),
    Change("0-05-20", "Mouvements du matin ramenés à cinq minutes", "Dix minutes, il les sautait.", ("morning",)),
    Change("0-10-10", "Élastique plus souple, mêmes gestes", "Envie de continuer sans serrer les dents.", ("strength",)),
    Change("1-02-15", "Ajout du port d'une caisse vide, puis à moitié pleine", "Pour retrouver le geste du travail.",
        ("strength", "aim_football")),
    Change("2-07-24", "On laisse le renforcement de côté", "Trop à porter en ce moment ; respirer et marcher d'abord.",
        ("strength", "walk", "separation")),
    Change("2-09-01", "Respiration dans la voiture avant d'entrer", "Le trajet est le seul moment seul.", ("breath",)),
    Change("2-11-20", "Proposé d'en parler au médecin traitant", "Ça déborde au travail et à la maison."),
    Change("3-02-15", "Deux pauses notées dans l'agenda de l'équipe", "Quand c'est écrit, elles ont lieu.", ("aim_lou",)),
    Change("3-06-20", "Reprise de l'élastique, une fois par semaine", "De la place revient.", ("strength",)),
    Change("4-12-28", "Journée coupée en trois, la charge au milieu", "Le matin est raide, le soir est court.",
        ("pacing", "overload")),
    Change("5-03-01", "Pause de midi dehors", "L'idée vient de lui.", ("aim_break", "pacing")),
    Change("5-10-10", "Jardin : une planche, un café", "Pour pouvoir revenir le samedi suivant.", ("garden",)),
    Change("6-09-19", "Assis-debout toutes les vingt minutes", "Plus facile à tenir que « moins s'asseoir ».", ("aim_sitting",)),
    Change("6-11-05", "Reprise de la marche au canal, d'abord la moitié du tour", "Après l'infiltration, reprendre sans se "
        "presser.", ("walk", "infiltration")),
    Change("7-01-20", "Conduire avec un arrêt prévu d'avance", "L'arrêt choisi pèse moins que l'arrêt subi.", ("aim_sitting",)),
    Change("7-05-10", "Exercices gardés : deux seulement", "Ceux qu'il fait sans y penser.", ("morning", "strength")),
    Change("9-01-22", "Cartons plus petits, un voisin pour les gros", "Le déménagement dure encore deux semaines.", ("move",)),
    Change("9-04-01", "Respiration reprise le soir", "Nuits courtes pendant l'hospitalisation de son père.", ("breath",)),
    Change("9-09-01", "Vélo à la place d'une marche sur deux", "Envie de bouger autrement.", ("aim_bike", "walk")),
    Change("10-09-20", "On refait la liste de ce qui aide, ensemble", "Avant l'hiver, pour l'avoir sous la main.",
        ("walk", "breath", "garden")),
)

WORDS = Words(
    heavy=(
        "Mangé debout toute la semaine.",  "Répondu sec à tout le monde.",
        "Réveillé à quatre heures, la tête dans les plannings.", "Je conduis en serrant le volant.",
        "Trop de trucs en même temps.", "Le dos, ça va encore. C'est le reste.", 
        "J'ai porté alors que j'avais dit que non.", "Pas envie de parler ce soir.", "Journée plus lourde que prévu.",
        "Lou malade, nuit hachée.", "Je n'ai plus de marge pour un imprévu.", "Les nuits ne réparent rien en ce moment.",
        "Sur les nerfs. Le dos suit.",   "Papiers, papiers, papiers.", "Fatigué avant de commencer.", 
        "Je sens que ça monte.", "Pris la voiture pour 500 mètres.", "Le téléphone n'a pas arrêté.",
    ),
    ordinary=(
        "Rien de spécial.", "Raide le matin, ça passe vers dix heures.", "Fait mes cinq minutes.", "Tour du canal sous la pluie.",
        "Assis trop longtemps mais j'ai bougé après.", "Journée moyenne, nuit correcte.", "Courses faites en deux fois.",
         "Un peu tiré en fin de journée.", "Pause dehors, dix minutes.",
        "Bouillotte et match à la télé.", "Ça tient.", "Longue route, deux arrêts.", "Un peu moins dormi, un peu plus marché.",
        "Normal pour la saison.", "J'ai pensé à souffler avant d'entrer.", "Ménage en deux fois.", "Visite chez mes parents.",
        "Papiers faits sur la chaise de cuisine.", "Mouvements faits, doucement.", "Je note pour noter.", "Entre les deux.",
        "Pas eu le temps d'y penser, c'est plutôt bon signe.", "Réveil sans réveil.",
    ),
    light=(
        "Marché une heure sans m'en rendre compte.", "Bien dormi.", "Repas chez Karim, resté debout à discuter.",
        "Pas pensé à mon dos jusqu'au soir.", "Vélo avec Lou.",  "Une heure dehors, sans rien porter.",
        "De la place dans la tête.",  "Dimanche tranquille.", "J'ai refait l'étagère en deux après-midi.",
        "Vacances dans trois jours.", "Soleil sur le canal.", "Dormi d'une traite.", "Rangé le garage sans y laisser ma soirée.",
        "Au parc avec Lou, assis dans l'herbe.",
    ),
    at_work=(
        "Deux intérimaires en moins, j'ai fait leur part.", "Réunion jusqu'à 19 h. Pas marché.", "Inventaire. Voilà.",
        "J'ai dit oui à un samedi de plus.", "Courants d'air sur les quais, tout se raidit.", "Trois livraisons décalées.",
        "J'ai laissé le petit jeune charger, et c'était très bien.", "Équipe au complet, ça change la vie.",
        "Ri avec les collègues.", "Formé le nouveau tranquillement.", "Resté au travail, en bougeant plus.",
        "Chaise neuve au bureau du quai.", "J'ai demandé de l'aide pour le filmage. Personne n'en est mort.",
        "Pause prise, pour une fois.", "Le chef a demandé comment j'allais. J'ai dit : ça va.",
    ),
    flare=(
        "Ce matin en mettant mes chaussettes.", "En me levant de table.", "Je ne sais pas, c'est venu dans la nuit.",
        "Ça déborde. Rien de cassé, juste trop.", "Trois heures en voiture sans m'arrêter.", "Le coffre était coincé, j'ai tiré.",
        "Pas plus mal que d'habitude, mais je n'en peux plus.", "Tout m'énerve, même le bruit du frigo.",
        "Annulé ma soirée, resté allongé.", "Éternué, voilà.", "J'ai réussi à ne pas paniquer.", "Le chien a tiré sur la laisse.", "Cette fois j'ai continué à bouger, un peu moins vite.", "Mal dormi trois nuits, et puis ça.", "Ça part sur le côté, comme à chaque fois.",
        "C'est monté doucement depuis mardi.", "Lou m'a apporté un verre d'eau.", "Passé plus vite que la dernière fois.",
    ),
    matters=(
        "Fait des crêpes avec Lou.", "Un café avec mon frère.", "Vu les copains jeudi.", "Réparé la mobylette du voisin.",
        "Préparé un vrai repas.", "Marché avec un ami.", "Bricolé dans le garage.", "Appelé ma mère sans regarder l'heure.",
         "Cinéma, debout au fond mais cinéma.", "Pêche le dimanche matin.",
        "Un après-midi entier avec Lou.",
    ),
    topics={
        "marche": ("Parlé de la marche et de sa longueur juste.", "Marche au canal reprise à son pas.",
            "Choisi ensemble un tour plus court."),
        "bouger au travail": ("Rejoué les gestes du quai, une caisse vide à la main.", "Cherché où caser deux pauses.",
            "Essayé trois façons de s'asseoir et de se lever."),
        "respirer": ("Respiration lente, dix minutes, sans rien d'autre.", "Respiration reprise assis puis debout.",
            "Essayé la respiration dans une position qui tire."),
        "sommeil": ("Parlé des nuits et de l'heure des écrans.", "Regardé ce qui entoure les nuits courtes.",
            "Le sommeil passe avant le reste en ce moment."),
        "renforcement": ("Élastique : mêmes gestes, un peu plus lents.", "Repris le renforcement sans serrer les dents.",
            "Ajouté une charge légère, choisie par lui."),
        "comprendre la douleur": ("Dessiné ensemble ce qui pèse et ce qui soutient.", "Repris l'idée d'un dos solide et sensible.",
            "Parlé de la différence entre avoir mal et se faire mal."),
        "doser la journée": ("Découpé la journée en trois.", "Repéré ce qu'il peut confier.", "Parlé de s'arrêter avant le trop."),
        "travail": ("Parlé du travail et de ce qu'il veut dire à l'équipe.", "Cherché ce qui peut être confié.",
            "Regardé une semaine type, jour par jour."),
        "faire le point": ("Relu la ligne des derniers mois.", "Fait le point sur les outils gardés.",
            "Comparé avec ce qui avait été noté la dernière fois."),
        "écoute": ("Surtout écouté.", "Parlé de Lou et de la maison.", "Laissé la place à ce qui venait."),
    },
)
