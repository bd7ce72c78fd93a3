"""Labels and cards as a PDF: on what they are printed (`stock.py`), what stands on one (`sticker.py`) and where
(`artwork.py`), and the pages (`pdf.py`).
"""
