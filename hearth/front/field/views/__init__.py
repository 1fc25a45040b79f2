"""The app's own files, the slot for envelopes, and the pages about phones."""
