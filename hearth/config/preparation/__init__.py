"""What must be true before the doors open: the database as the code expects it, the languages, the stylesheets.

Each step may be repeated; where nothing has changed it costs next to nothing.
"""
