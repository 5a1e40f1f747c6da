"""What the engine says of invented people, held against what they lived and against what a naive method would say."""
