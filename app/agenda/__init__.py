"""A professional's day: who is seen, who asked to be, who noted something; and the rhythm of a practice over years."""
