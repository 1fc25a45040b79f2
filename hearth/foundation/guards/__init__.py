"""The doors every view stands behind. A test walks the URLs: a view without one fails."""
