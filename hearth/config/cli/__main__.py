"""`python -m hearth.config.cli`, for where the `hearth` command is not installed."""

from hearth.config.cli.main import main

main()
