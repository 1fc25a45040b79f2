"""E-mail, over `smtp://user:password@host:587/?from=hearth@example.org` (or `smtps://`)."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.mail import EmailMessage, get_connection

from hearth.foundation.messaging.gateways.gateway import (
    NO_ANSWER,
    PATIENCE,
    Envelope,
    Undeliverable,
)

NEVER = range(500, 600)  # SMTP's own word for "do not try again"


@dataclass(frozen=True)
class Smtp:
    """One mail server. The connection is encrypted unless `tls=no` says otherwise (development)."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    wrapped: bool  # TLS from the first byte
    upgraded: bool  # STARTTLS

    @classmethod
    def at(cls, address: str) -> Smtp:
        parts = urlsplit(address)
        words = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        wrapped = parts.scheme == "smtps"
        return cls(
            host=parts.hostname or "",
            port=parts.port or (465 if wrapped else 587),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            sender=words.get("from", ""),
            wrapped=wrapped,
            upgraded=not wrapped and words.get("tls") != "no",
        )

    def carry(self, envelope: Envelope) -> None:
        try:
            self._message(envelope).send()
        except smtplib.SMTPRecipientsRefused as refusal:
            codes = [code for code, _ in refusal.recipients.values()]
            for_good = all(code in NEVER for code in codes)
            raise Undeliverable("recipient-refused", for_good=for_good) from None
        except smtplib.SMTPAuthenticationError:
            raise Undeliverable("sign-in-refused") from None
        except (smtplib.SMTPException, OSError) as error:
            raise Undeliverable(_code(error)) from None

    def _message(self, envelope: Envelope) -> EmailMessage:
        """The same letter always has the same number, so that a second copy can be dropped."""
        domain = self.sender.rpartition("@")[2] or "hearth.invalid"
        return EmailMessage(
            subject=envelope.text.subject,
            body=envelope.text.whole,
            from_email=self.sender,
            to=[envelope.address],
            headers={
                "Message-ID": f"<{envelope.letter}@{domain}>",
                "Auto-Submitted": "auto-generated",
            },
            connection=get_connection(
                "django.core.mail.backends.smtp.EmailBackend",
                host=self.host,
                port=self.port,
                username=self.user,
                password=self.password,
                use_ssl=self.wrapped,
                use_tls=self.upgraded,
                timeout=PATIENCE,
            ),
        )


def _code(error: Exception) -> str:
    """A server that falls silent in the middle is reported as a line that was closed."""
    silent = any(isinstance(each, TimeoutError) for each in (error, error.__context__))
    return NO_ANSWER if silent else "unreachable"
