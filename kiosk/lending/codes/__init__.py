"""What a scanner reads and what it stands for: the forms of one label's code, and the layouts of scanners that type."""
