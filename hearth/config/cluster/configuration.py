"""The server's own settings, written afresh before every start."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

from hearth.config.cluster.home import Home

SUPERUSER = "postgres"
OWNER = "hearth_owner"
APP = "hearth_app"

SETTINGS = """\
# Written by Hearth before every start; what you change here is lost.

# Only this machine, only through the socket, only its owner.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
hba_file = '{home}/pg_hba.conf'
ident_file = '{home}/pg_ident.conf'

# Nothing a person wrote may reach the log. An error quotes the value it stumbled over, even in
# its first line, so errors are left to the application to tell; the server tells of itself.
log_min_messages = log
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
log_statement = none
log_checkpoints = off
log_line_prefix = '%m [%p] '
log_timezone = 'UTC'

# A small laptop is enough.
shared_buffers = {shared_buffers}
max_connections = {max_connections}
max_wal_size = 512MB
effective_cache_size = 1GB
random_page_cost = 1.1
max_parallel_workers_per_gather = 0
max_logical_replication_workers = 0
jit = off

timezone = 'UTC'
lc_messages = 'C'
idle_in_transaction_session_timeout = '5min'
"""

DURABLE = """
# What was acknowledged is on the disk.
fsync = on
synchronous_commit = on
full_page_writes = on
"""

FAST = """
# For tests only: everything may be lost with the power, though nothing with a killed server.
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum_naptime = '5min'
"""

HBA = "local all all peer map=hearth\n"


def write(home: Home) -> Path:
    """Write the settings, who may knock, and as whom; answer with the settings' path."""
    fast = home.fast_mark.exists()
    settings = SETTINGS.format(
        socket=_quoted(home.socket),
        home=_quoted(home.path),
        shared_buffers="64MB" if fast else "128MB",
        max_connections=300 if fast else 80,
    )
    _replace(home.path / "pg_hba.conf", HBA)
    _replace(home.path / "pg_ident.conf", _identities(home))
    return _replace(home.path / "postgresql.conf", settings + (FAST if fast else DURABLE))


def _identities(home: Home) -> str:
    """The account Hearth runs as may be each of the three roles; the system vouches for it."""
    people = {home.account.name, "root" if os.geteuid() == 0 else getpass.getuser()}
    return "".join(
        f'hearth "{person}" {role}\n'
        for person in sorted(people)
        for role in (SUPERUSER, OWNER, APP)
    )


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _replace(path: Path, text: str) -> Path:
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.chmod(0o644)  # the folder around it is closed
    return fresh.replace(path)
