"""The team of a practice, and the invitations that bring people and colleagues in."""
