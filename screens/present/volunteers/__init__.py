"""The volunteers' desk in words: every place that a shift can be in, its forms and its one sentence."""
