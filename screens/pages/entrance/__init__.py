"""The pages that are there before a visit: welcome, the choice of languages, and the wait while nothing works."""
