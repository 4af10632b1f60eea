"""What programs read: the site's own content as small resources of JSON, and what describes the files."""
