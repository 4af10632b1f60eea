"""What each page shows, worked out apart from how it looks: frozen records of finished words."""
