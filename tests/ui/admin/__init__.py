"""The pages of « Administration », over a real desk."""
