"""What is asked by `kiosk setup`, one module for each subject; nothing is changed by a question."""
