"""The pages, a module a journey: each says what a page shows, and calls a service to change anything."""
