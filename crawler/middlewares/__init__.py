"""Between the crawl and the network: saved pages, a guard, patience, what answers claim."""
