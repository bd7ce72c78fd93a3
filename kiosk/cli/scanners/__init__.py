"""What the command line has for scanners: `layouts` says in which layout one types."""
