"""The codes that scanners read: the forms of one label's code, and the keyboard layouts of scanners that type."""
