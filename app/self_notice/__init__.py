"""One sentence a person asked for: that their notes have been above their usual range for some days. Off unless asked.

Said to them alone, on their own screen, at most once in thirty days; nobody else is told, and nothing is advised.
"""
