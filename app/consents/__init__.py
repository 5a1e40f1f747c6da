"""What a person agreed to: the texts by version, and who was let do what, from when until when."""
