"""Pages of A4 as a PDF, drawn from what `screens.present.reports` says."""
