"""Sessions, groups, the safety step, scores from outside, care for colleagues."""
