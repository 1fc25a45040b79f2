"""The embedded database: a real PostgreSQL of our own, under our own supervision.

One *cluster* lives in one data folder: private socket, no network, nobody but the account that
runs Hearth may knock. Whoever needs it *joins*; whoever leaves last turns off the light; and if
they all die instead, its *keeper* does. A killed server is started again by whoever notices first.
Nothing acknowledged is ever lost.

`binaries` finds PostgreSQL on this machine, `account` the system user it runs as, `home` its
folders, `configuration` its settings; `keeper` stays with it, `server` joins and leaves,
`databases` makes roles and databases.
"""
