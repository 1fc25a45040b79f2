"""Where gathered files lie: under names that follow their content, and imports follow them."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

IMPORTS = (r"""(?P<matched>from ["'](?P<url>\./[\w.-]+)["'])""", 'from "%(url)s"')


class Gathered(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """WhiteNoise's own; and in scripts of ours that import one another (the field app's), each
    import names the other's content as well, so that an old script never meets a new one."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("field/js/*.js", (IMPORTS,)))
