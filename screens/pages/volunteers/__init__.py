"""The pages of the volunteers' desk."""
