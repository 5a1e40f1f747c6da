"""The keys of each person's words: one for their private diary, one for the rest, wrapped by the key of the words."""
