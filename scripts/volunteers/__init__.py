"""The four pages for members and volunteers, to be hung beside a kiosk: `make manual` draws them as PDF."""
