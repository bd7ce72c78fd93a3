"""The commands about scanners: `layouts` sets the keyboard layout of one."""
