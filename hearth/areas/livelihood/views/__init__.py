"""The catalogue; training, work and school of one person."""
