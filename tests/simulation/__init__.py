"""Simulated days of a house, with people, faults and power cuts, against a small model of its loans."""
