"""What is written about Hearth, and the two commands that draw its pictures."""
