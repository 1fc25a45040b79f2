"""The doors letters leave by. Each carries one envelope, or says why not."""
