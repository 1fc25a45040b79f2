"""What the pages of outreach read."""
