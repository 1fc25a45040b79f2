"""Django's own command line, for those who know it. Everyone else: `hearth --help`."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
execute_from_command_line(sys.argv)
