"""The balance engine: what one person's own records say, by arithmetic alone. No input or output, no other person."""
