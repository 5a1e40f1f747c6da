"""Links a person shows to whom they choose: a sealed copy of part of the notebook, as SMART Health Links."""
