"""Lists for the command line, as frozen values."""
