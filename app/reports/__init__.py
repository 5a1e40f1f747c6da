"""What a professional reads or hands on: since last time, and one-page syntheses. Facts in words, never a verdict."""
