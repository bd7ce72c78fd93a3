"""The barcode scanners: `opening` opens those of `kiosk.toml`, `scanning` reads them, `codes` and `keys` decode.

`probe` is for `kiosk doctor`.
"""
