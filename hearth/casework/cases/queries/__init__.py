"""What screens read of cases."""
