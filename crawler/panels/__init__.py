"""Authors' panels: what stands beside their posts."""
