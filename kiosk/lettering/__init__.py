"""Text in any script, for the screen and for paper: the font of each letter, the order of letters in a line, the places
where a line may end, and drawing (Pillow with raqm and HarfBuzz).
"""
