"""The commands about scanners: `layouts` sets the layout in which one types."""
