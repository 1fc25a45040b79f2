"""Two small machines on this one: a mail server, and an SMS provider."""

from __future__ import annotations

import http.server
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Received:
    """What arrived, and what the machine answers next."""

    port: int = 0
    mails: list[str] = field(default_factory=list)
    messages: list[dict[str, str]] = field(default_factory=list)
    answer: str = "250 ok"
    full: str = ""  # whose box is full
    calls: int = 0  # how often somebody called
    status: int = 200
    silent_after: int = 0  # mails, and then it does not answer
    silent: threading.Event = field(default_factory=threading.Event)  # set: it does not answer


@contextmanager
def mail_server() -> Iterator[Received]:
    """Speaks as much SMTP as a letter needs."""
    received = Received()

    class Counter(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            received.calls += 1
            if received.silent.is_set():
                self.rfile.read(1)  # until whoever waits has gone
                return
            self.say("220 here")
            while line := self.rfile.readline().decode().strip():
                verb = line.split()[0].upper()
                if verb == "RCPT":
                    is_full = received.full and received.full in line
                    self.say("452 come back" if is_full else received.answer)
                elif verb == "DATA":
                    self.say("354 go on")
                    received.mails.append(self.mail())
                    if len(received.mails) == received.silent_after:
                        received.silent.set()
                    self.say("250 ok")
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 ok")

        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def mail(self) -> str:
            lines = []
            while (line := self.rfile.readline().decode()) != ".\r\n":
                lines.append(line)
            return "".join(lines)

    with _running(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Counter), received):
        yield received


@contextmanager
def sms_provider() -> Iterator[Received]:
    """Takes a document and answers with a status."""
    received = Received()

    class Counter(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.messages.append(
                json.loads(body) | {"authorization": self.headers["Authorization"]}
            )
            self.send_response(received.status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Quietly."""

    with _running(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counter), received):
        yield received


@contextmanager
def _running(server: socketserver.TCPServer, received: Received) -> Iterator[None]:
    received.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
