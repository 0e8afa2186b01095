"""Between the crawl and the network: saved pages, politeness, guards."""
