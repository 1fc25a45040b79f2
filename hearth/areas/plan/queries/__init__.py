"""What screens read of the plan."""
