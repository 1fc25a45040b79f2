"""What an instrument is, what its conditions mean, what an answer is worth. No Django, no clock."""
