"""Labels and cards as a PDF: the stock that they are printed on (`stock.py`), their content (`sticker.py`), its layout
(`artwork.py`), and the pages (`pdf.py`).
"""
