"""Tests of labels and cards."""
