"""Text in any script, for the screen and for paper: which font has a letter, in which order letters stand, where a line
may end, and how it is drawn (Pillow with raqm and HarfBuzz).
"""
