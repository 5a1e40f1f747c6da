"""What the retired violin teacher says: stories, goals, a line now and then; and what was agreed with her."""

# Laid out by hand: several sayings on a line read better than one per line.
# fmt: off
from app.demo.lives_script import Aim, Change, Fact, Words

STORIES = (
    Fact("story", "0-06-20", {"title": "Hinges", "text": "I taught the violin for thirty-one years, standing, mostly on the left "
        "leg, it turns out. My knees began to talk about three years ago and now they interrupt. The hands are another matter. "
        "With the knees I am cross. With the hands I am frightened, because they are where I live. The young woman at the "
        "practice asked me what I wanted to be able to do and I said: tune a child's quarter-size without asking for help. She "
        "wrote it down exactly like that."},
        reply=("0-07-01", "Kept word for word. We begin with the tuning.")),
    Fact("story", "3-10-20", {"title": "A year of shirts", "text": "Paul is mending. For most of the spring I did his buttons and "
        "he did my jars. I noticed something odd: in the worst weeks my knees were silent. They waited until he was well to "
        "speak up. I do not know what to make of that, I only set it down."},
        reply=("5-12-01", "Read it today. You set it down so clearly that there is nothing to add.")),
    Fact("story", "7-11-12", {"title": "Second violin", "text": "Margit sat to my left from 1989. We gave up the quartet because "
        "of my thumbs and she never once said so. At the funeral they played a record. I had not touched the instrument for "
        "years; that night I took it out and it was in tune, near enough, which I found outrageous. I played four notes. My "
        "hands hurt and I played them again."}),
    Fact("story", "10-01-08", {"title": "The slow movement", "text": "Camille was eight when she came to me and she is thirty-four "
        "now, with an orchestra of her own. She asked if I would play the slow movement of the Bach double with her at the "
        "Christmas concert. I said my hands were not what they had been. She said neither was her temper. We practised ten "
        "minutes at a time. On the evening my right thumb ached from the second line on and I did not mind it. It is not that "
        "it stopped hurting. It is that there was something next to it."},
        reply=("10-02-01", "Thank you for this. « Something next to it » goes in the toolbox, in your words.")),
    Fact("checkin", "6-05-30", {"asked": ["margin"], "margin": 3, "note": "Held Anouk for an hour. Arms like wood afterwards. Would "
        "do it again."}),
    Fact("checkin", "9-12-20", {"asked": ["margin", "matters_done"], "margin": 2, "matters_done": True,
        "matters_text": "Played the slow movement."}),
)

AIMS = (
    Aim("0-04-12", "Tune a quarter-size violin on my own", "The neighbour's boy is learning.", "before summer",
        settled=("0-07-25", "reached"), key="aim_tune"),
    Aim("1-05-10", "Walk up to the third floor without stopping", "It is where I live.", None,
        changes=(
            ("1-07-05", "Third floor with one rest on the landing chair", "The chair is already there; so is the neighbour."),
            ("4-10-20", "Two floors, and the lift when carrying", "Carrying was the heavy part, not the stairs."),
        ), settled=("5-11-10", "let_go"), key="aim_stairs"),
    Aim("7-11-20", "Four notes a day", "For Margit.", None,
        changes=(
            ("8-04-10", "Ten minutes, three times a week", "Four notes had become twenty by themselves."),
            ("9-10-20", "The slow movement, for Christmas", "Camille asked."),
        ), settled=("9-12-20", "reached"), key="aim_violin"),
    Aim("10-01-10", "Walk to the market and back with Anouk", "She stops at every dog, which suits me.", "when the weather turns",
        key="aim_market"),
)

CHANGES = (
    Change("0-05-20", "Chair rises from a higher chair", "The low one left the knee sore until evening.", ("chair",)),
    Change("0-07-01", "Wax in the morning rather than at night", "The hands are stiffest before ten.", ("wax",)),
    Change("1-06-10", "One rest on the landing, planned", "Stopping by choice weighs less.", ("aim_stairs",)),
    Change("3-03-10", "Exercises set aside until Paul is home", "Enough to carry.", ("chair", "illness")),
    Change("3-05-20", "Larger handles where the thumb works hardest", "She and the occupational therapist chose three.", ("aids",)),
    Change("4-11-05", "Stick on the left side", "It had been on the right; she laughed.", ("walk",)),
    Change("5-10-20", "Boxes shared out, one small one a day", "The move goes on for weeks."),
    Change("8-01-15", "Four notes, then stop", "To want to come back tomorrow.", ("aim_violin",)),
    Change("8-04-25", "Kitchen step left out, tai chi kept", "The step was swelling the knee.", ("taichi",)),
    Change("9-11-01", "Practice in pieces of ten minutes", "With warm hands, and a kitchen timer.", ("violin", "aim_violin")),
    Change("10-01-05", "Balance on the way to the kettle", "A minute, twice a day, near the worktop.", ("taichi",)),
    Change("10-06-08", "Same tools, nothing new", "She has what she needs for now.", ("taichi", "violin", "walk")),
)

WORDS = Words(
    heavy=(
        "Rain. Knees.", "Dropped a cup.", "Did not go out.", "Slept badly, cross with everyone.", "The jar won.",
        "Down the stairs backwards, like a child.", "Too many errands in one morning.", "Thumbs on fire.", "Long day on hard chairs.",
        "I snapped at Paul.", "Stiff until noon.", "Nothing to report but fatigue.", "Weeded for two hours. My own doing.",
    ),
    ordinary=(
        "Usual.", "Round the park, slowly.", "Market, with the trolley.", "Wax, tea, radio.", "Knee so-so.", "Hands better than knees.",
        "Neither here nor there.", "A quiet day.", "Did the chair rises.", "Forty minutes of sitting was enough.", "Grey, but fine.",
        "Wrote letters with the fat pen.", "Stairs once.", "Some of this, some of that.", "Went to bed with a book.",
        "Friends to lunch, sat most of the time.", "Sorted sheet music.", "The knee had opinions.",
    ),
    light=(
        "Lovely day.", "Walked further than I meant to.", "Hands warm and willing.", "Sun on the bench.", "Slept like a log.",
        "Hummed all morning.", "Did not think of my knees until you asked.", "Cooked for six.", "Train to see my sister, no trouble.",
        "A concert on the radio, sat through both halves.", "Everything in tune.",
    ),
    at_work=(),
    flare=(
        "Swollen again.", "It overflows, as you say here.", "Too much garden.", "The weather turned.", "It never asks first.",
        "It came down the stairs with me.", "Nothing special that I can see.", "A week of it, then gone.", "I rested without guilt, "
        "for once.", "Not more pain. Less patience.",
    ),
    matters=(
        "Tuned the boy's violin.", "Wrote to Margit's daughter.", "Took Paul to the sea.", "A whole morning with Anouk.",
        "Listened to a pupil.", "Baked.", "Sat in the sun with a friend.",
    ),
    topics={
        "knees": ("Chair rises, a little slower.", "Looked at the stairs together, one step at a time.",
            "Found the height of chair that suits her."),
        "hands": ("Hands in warm water, then easy movements.", "Tried three grips for the jar.", "Bow hold, without the bow."),
        "walking": ("Spoke about the right length of a walk.", "Walked to the corner and back together.",
            "Shorter round, more often."),
        "balance on her feet": ("Balance near the worktop, one minute.", "Turned, stopped, started again, without hurry.",
            "Practised the kerb."),
        "music": ("Spoke about the violin.", "Looked for a way of sitting that lets the shoulder rest.",
            "Music first, exercises after."),
        "daily life": ("Sorted what can be shared at home.", "Went through a usual day.", "Chose one thing to make easier."),
        "taking stock": ("Read the last months together.", "Went through the toolbox: kept, set aside.",
            "Compared with what she had noted before."),
        "listening": ("Mostly listened.", "A conversation, no exercise.", "Let things come."),
    },
)
