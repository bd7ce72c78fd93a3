"""The pages before a visit: welcome, the choice of languages, and the wait while nothing works."""
