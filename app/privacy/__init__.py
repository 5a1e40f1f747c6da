"""Legal erasure of one person: what they kept to themself, or everything."""
