"""Read-only web server of the published releases: SPARQL, a page for each thing, downloads."""
