"""What must be true before the doors open: database, languages, stylesheets.

Each step may be repeated; where nothing has changed it costs next to nothing.
"""
