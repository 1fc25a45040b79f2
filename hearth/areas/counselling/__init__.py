"""Sessions, groups, scored tools, supervision."""
