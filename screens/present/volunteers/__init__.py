"""The volunteers' desk in words: every page of a shift, its forms and its message."""
