"""Log lines that cannot carry what a person wrote."""

from __future__ import annotations

import logging
import traceback


class Plain(logging.Formatter):
    """Time, level, where, and the kind of error. Never its text: texts quote answers."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name}"
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            frames = traceback.extract_tb(error.__traceback__)
            where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"
            return f"{line} {type(error).__name__} at {where}"
        return f"{line} {record.msg}" if isinstance(record.msg, str) else line
