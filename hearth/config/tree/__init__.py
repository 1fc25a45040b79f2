"""The processes that make up a running Hearth, and the one that watches over them.

`supervisor` starts web, event streams and worker, starts them again when they die, and stops
them in order; it imports no Django and stays small. `web` and `work` are what it starts; the event
streams live in `config/events`. `port` sees that nobody else stands at our door.
"""
