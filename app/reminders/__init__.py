"""Reminders a person sets for themselves: off unless chosen, silent, one at most, always the same neutral words."""
