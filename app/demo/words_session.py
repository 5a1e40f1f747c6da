"""Short sentences of the professional after a visit, in both languages: they describe, and leave the rest to the person."""

# Laid out by hand: several sayings on a line read better than one per line.
# fmt: off
from app.demo.lives_script import SessionWords

FRENCH = SessionWords(
    first="Première rencontre. Pris le temps d'écouter le parcours ; le reste se fera petit à petit.",
    heavy=(
        "Période plus lourde, nuits courtes.",
        "Dit que ça déborde depuis quelques jours.",
        "Beaucoup de choses à porter en ce moment, le corps suit de loin.",
        "Arrive avec peu d'énergie, avait surtout besoin de parler.",
        "Semaine chargée, peu de marge.",
        "Décrit des journées trop pleines et peu de pauses.",
        "Moins de marge que la dernière fois, selon ses mots.",
        "Avait hésité à venir ; s'asseoir a déjà fait du bien, selon ses mots.",
    ),
    steady=(
        "Quinzaine ordinaire, avec des hauts et des bas.",
        "Se dit à peu près à l'équilibre.",
        "Peu de changement depuis la dernière fois.",
        "Journées inégales, nuits correctes.",
        "A repris ses repères, avance à son pas.",
        "Fait le tri entre ce qui pèse et ce qui soutient.",
        "Note que les matins restent raides et que ça se dénoue.",
        "Va son chemin, sans chercher à forcer.",
        "On a relu la ligne ensemble, calmement.",
    ),
    light=(
        "Période plus légère, avec de la marge.",
        "Dort mieux en ce moment, selon ses mots.",
        "Raconte ce qui a été possible ces dernières semaines.",
        "Se sent plus libre de ses mouvements.",
        "A pu faire ce qui compte, sans trop compter.",
        "Arrive avec le sourire et une question précise.",
        "Utilise ses outils sans y penser.",
    ),
    closing=(
        "On garde le même cap jusqu'à la prochaine fois.",
        "À reprendre si cela lui parle.",
        "Convenu de commencer petit.",
        "Choisira ce qu'on reprend la prochaine fois.",
        "Rien à ajouter à la maison pour l'instant.",
        "Demande à revoir ce qui avait aidé la dernière fois.",
        "Réajusté ensemble avant de se quitter.",
    ),
    open_door="On ne fixe pas de date : la porte reste ouverte.",
    listening="écoute",
    agreed=(
        "Essayer une pause de dix minutes avant que ça tire, et en reparler.",
        "Garder ce qui va bien, ne rien ajouter d'ici là.",
        "Noter deux ou trois moments, pas plus.",
        "Appeler si ça déborde plus d'une semaine.",
        "Reprendre la marche par petits bouts, les jours où c'est possible.",
        "Choisir une chose qui compte et lui garder une place dans la semaine.",
    ),
    theirs=(
        "« Quand je m'arrête à temps, la soirée n'est pas la même. »",
        "« Ce n'est pas parti, mais je fais avec. »",
        "« J'ai moins peur d'y retourner. »",
        "« Le plus dur, c'est de ne pas savoir de quoi demain sera fait. »",
        "« J'ai dit non, et rien ne s'est écroulé. »",
    ),
)

ENGLISH = SessionWords(
    first="First meeting. Mostly listened to her story; the rest can come little by little.",
    heavy=(
        "A heavier stretch, short nights.",
        "A good deal to carry at the moment.",
        "Says it has been overflowing this week.",
        "Tired on arrival; glad to sit and talk first.",
        "Less room than last time, in her words.",
    ),
    steady=(
        "An ordinary stretch, with its ups and downs.",
        "Roughly in balance, she says.",
        "Stiff in the morning, easier by noon.",
        "Little change since last time.",
        "We read the line together, unhurried.",
        "She goes on at her own pace.",
    ),
    light=(
        "A lighter stretch, with room to spare.",
        "Sleeping better at the moment, she says.",
        "Told me what has been possible lately.",
        "Came in cheerful, with one precise question.",
        "Uses her tools without thinking about them.",
    ),
    closing=(
        "Same course until next time.",
        "To take up again if it suits her.",
        "Agreed to begin small.",
        "Nothing to add at home for now.",
        "She chooses what we look at next.",
    ),
    open_door="No date set: the door stays open.",
    listening="listening",
    agreed=(
        "Try a ten-minute pause before it pulls, and talk about it next time.",
        "Keep what goes well, add nothing until then.",
        "Call if it overflows for more than a week.",
        "Pick one thing that matters and keep room for it in the week.",
    ),
    theirs=(
        "“When I stop in time, the evening is another one.”",
        "“It has not gone, but I am getting on with it.”",
        "“I said no, and nothing fell down.”",
    ),
)
