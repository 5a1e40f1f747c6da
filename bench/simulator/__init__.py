"""Invented people whose truth is known, so that what the engine says of their notes can be held against it.

One person is six daily factors (stress, work, mental load; sleep, activity, tools), each an AR(1) with a weekday and a
season of its own, pushed for weeks by life events; the strain they build up; and pain: a level that sometimes shifts
for good, autocorrelated noise whose swing sometimes widens, and flares that rise when strain passes what the person
can carry, hold, and settle slowly. Pain is felt and noted in whole numbers from 0 to 10. Visits come at random and more
often when pain has been high; who writes on which day is a matter of habit, of long silences, and of pain itself.

Nothing here is fitted to anybody; every number is in `traits.py` and `situation.py`. A person is the same whatever the
size of the crowd: each has a random generator of their own, made from the seed and their place.
"""
