"""Tests of `kiosk setup`: its questions, what it finds, and what it writes."""
