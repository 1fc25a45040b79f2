"""What happened in the invented year, one file per kind of story."""
