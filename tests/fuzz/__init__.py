"""Tests that put nasty words into every input and every output."""
