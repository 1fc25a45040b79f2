"""Puts what Hearth needs into `.venv/`: exactly the locked versions, checked by their hashes.

Run by the Makefile with whatever Python the machine has; nothing but the standard library.
A second run with nothing changed costs a moment.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin/python"
STAMP = VENV / ".installed"
OLDEST = (3, 11)
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
TOOLS = "requirements-uv.lock"


def main(kind: str) -> None:
    """`run`: what serves; `dev`: that, and what tests and checks it."""
    done, _, digest = STAMP.read_text().partition(" ") if STAMP.exists() else ("", "", "")
    if done == "dev":
        kind = "dev"  # never take the tools away again
    if digest == fingerprint(kind) and PYTHON.exists():
        return
    make_folder()
    say(f"Installing what Hearth needs ({LOCKS[kind]}) …")
    run(PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", HERE / TOOLS)
    if not install_with_uv(kind):
        say("uv could not; pip takes a little longer …")
        run(PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", HERE / LOCKS[kind])
    run(PYTHON, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "-e", HERE)
    STAMP.write_text(f"{kind} {fingerprint(kind)}")


def fingerprint(kind: str) -> str:
    """Changes with the locks, with this Python, and when the folder is moved."""
    seen = hashlib.sha256(f"{sys.version} {VENV}".encode())
    for name in (LOCKS[kind], TOOLS, "install.py"):
        seen.update((HERE / name).read_bytes())
    return seen.hexdigest()


def make_folder() -> None:
    """A fresh `.venv/`, unless the one there still runs."""
    if PYTHON.exists() and succeeds(PYTHON, "-c", "import pip"):
        return
    try:
        __import__("ensurepip")
    except ImportError:
        fetch_venv()
    venv.create(VENV, clear=True, with_pip=True)


def fetch_venv() -> None:
    """Debian and Ubuntu keep this part of Python in a package of its own."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"This Python has no venv module; installing {package} …")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        succeeds("apt-get", "update", "-qq")
        if succeeds("apt-get", "install", "-qq", "-y", package):
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606
    stop(
        "This Python cannot make virtual environments. "
        f"On Debian or Ubuntu: apt-get install {package}"
    )


def install_with_uv(kind: str) -> bool:
    """Quick, and removes what is no longer locked."""
    uv = VENV / "bin/uv"
    options = ("--quiet", "--require-hashes", "--python", PYTHON)
    try:
        return succeeds(uv, "pip", "sync", *options, HERE / LOCKS[kind])
    except OSError:
        return False


def run(*command: object) -> None:
    """Run a command, or stop with its exit code; it has said why."""
    if not succeeds(*command):
        stop(f"Could not install. Is this machine connected? ({command[-1]})")


def succeeds(*command: object) -> bool:
    words = [str(word) for word in command]
    return subprocess.run(words, check=False, cwd=HERE).returncode == 0


def say(sentence: str) -> None:
    print(sentence, flush=True)


def stop(sentence: str) -> None:
    sys.exit(sentence)


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        stop("Hearth needs Python 3.11 or later. Point to it: make PYTHON=/path/to/python3 run")
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
