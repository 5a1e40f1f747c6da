"""Invented lives for the demonstration: a pure, seeded generator of drafts, without storage or network."""
