"""Whole copies of the database that are verified when made, refused when damaged, and restored into a new epoch."""
