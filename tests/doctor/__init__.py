"""Tests of the doctor, on machines made of files."""
