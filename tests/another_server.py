"""A PostgreSQL as an administrator would run it: on a port of this machine, with passwords."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from hearth.config.cluster.account import account_for
from hearth.config.cluster.binaries import installation_for, within_reach

HBA = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
SETTINGS = ("listen_addresses=127.0.0.1", "fsync=off", "password_encryption=scram-sha-256")
APPOINTED = (  # what the administrator does once, as the README says
    "ALTER ROLE postgres PASSWORD 'administrator'",
    "CREATE ROLE centre LOGIN CREATEROLE CREATEDB PASSWORD 'a pass/word'",
    "CREATE DATABASE casework OWNER centre TEMPLATE template0",
)
PATIENCE = 60.0  # seconds, on a busy machine


@contextmanager
def another_server(wanted: str = "") -> Iterator[str]:
    """Until the block ends. Answers the address of its owner's empty database.

    `wanted` is a folder of binaries, or the word "wheel"; empty: the best there is.
    """
    folder = Path(tempfile.mkdtemp(prefix="hearth-elsewhere-"))
    data, port = folder / "data", _free_port()
    account = account_for(data)
    folder.chmod(0o711)
    account.owns(folder)
    found = within_reach(installation_for(data, wanted), account)
    account.run([found.initdb, "-D", data, "-U", "postgres", "-N", "--locale=C.UTF-8"])
    (data / "pg_hba.conf").write_text(HBA)
    words = [found.postgres, "-D", data, "-p", port, "-k", folder]
    process = subprocess.Popen(
        [*map(str, words), *(word for setting in SETTINGS for word in ("-c", setting))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        user=None if account.is_ourselves else account.uid,
        group=None if account.is_ourselves else account.gid,
    )
    try:
        with _administrator(folder, port) as administrator:
            for statement in APPOINTED:
                administrator.execute(statement)
        yield f"postgresql://centre:a%20pass%2Fword@127.0.0.1:{port}/casework"
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)


def _administrator(folder: Path, port: int) -> psycopg.Connection:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return psycopg.connect(
                host=str(folder), port=port, user="postgres", dbname="postgres", autocommit=True
            )
        except psycopg.OperationalError:
            assert time.monotonic() < end, "the other server did not start"
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
