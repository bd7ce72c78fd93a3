"""Nasty words at every way in and every way out."""
