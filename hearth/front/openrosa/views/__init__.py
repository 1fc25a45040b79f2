"""What telephones ask, and the pages about them."""
