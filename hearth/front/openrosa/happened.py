"""What happens with telephones and what they send."""

from enum import StrEnum


class Happened(StrEnum):
    DEVICE_ISSUED = "openrosa.device-issued"
    DEVICE_REVOKED = "openrosa.device-revoked"
    FORM_KEY_CUT = "openrosa.form-key-cut"
    RECEIVED = "openrosa.received"
    HANDLED = "openrosa.handled"
    REFUSED = "openrosa.refused"
    MENDED = "openrosa.mended"
    DROPPED = "openrosa.dropped"
