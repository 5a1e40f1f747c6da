"""The person followed: their profile, and the line each practice sees of them in its list."""
