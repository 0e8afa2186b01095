"""Every deviation from Scrapy's defaults, with its reason."""

import os
from pathlib import Path

from scrapy.settings import default_settings

_ROOT = Path(__file__).parent.parent

# At the first cookie Scrapy would fetch a list of public suffixes from a host of nobody's forum:
# where that does not answer, the crawl stands still and tracebacks are logged. Empty, this takes
# the list that is installed (tldextract reads it when Scrapy loads it).
os.environ.setdefault("TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS", "")

BOT_NAME = "crawler"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"

# Read by the run: feeds and the state file are written below it.
DATA_DIR = str(_ROOT / "data")
# Read by the forum spider where no url is given.
FORUMS_FILE = str(_ROOT / "forums.toml")
# Read by the forum spider: after so many days every page is read again, whatever is remembered.
REVISIT_DAYS = 30
# Read by the forum spider: the last page of a thread is read again until its last post was so many
# hours old when it was read, since members edit what they have just written. 0 spares these pages.
EDIT_HOURS = 0
# Read by the checkpoint extension: after so many seconds, or posts, feeds and state become durable.
CHECKPOINT_SECONDS = 10
CHECKPOINT_POSTS = 1000

# Put an address or a page here by which the people who run a forum can reach you.
CONTACT = "no contact given"
# Read by the politeness extension, which completes it with CONTACT.
USER_AGENT = "ArabicForumCrawler/1.0 (+{contact})"
ROBOTSTXT_USER_AGENT = "ArabicForumCrawler"

# A forum is somebody's server: a page at a time and a second between two, more where it is slow.
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
AUTOTHROTTLE_ENABLED = True
# AutoThrottle begins with DOWNLOAD_DELAY, not with 5 seconds: the delay is polite already.
AUTOTHROTTLE_START_DELAY = 0.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
RETRY_TIMES = 4
# Scrapy's own, and those of Cloudflare for a server that does not answer it in time.
RETRY_HTTP_CODES = [500, 502, 503, 504, 520, 521, 522, 523, 524, 408, 429]
# The page that was given up gets a line of ours, with the reason.
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
# Read by the patience middleware: seconds before the first retry, doubled for each further one;
# and the longest Retry-After that is waited for.
RETRY_BACKOFF = 1.0
RETRY_AFTER_MAX = 300.0
DOWNLOAD_TIMEOUT = 60
# Scrapy's usual one asks for addresses of IPv4 alone: a host that has none would not resolve.
TWISTED_DNS_RESOLVER = "scrapy.resolver.CachingHostnameResolver"
# The largest page of a forum is some megabytes; what is larger is no page.
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
COOKIES_ENABLED = True

FEED_EXPORT_ENCODING = "utf-8"
# Quotes and lists of a post have no form of their own in CSV: each is JSON in its cell.
FEED_EXPORTERS = {"csv": "crawler.extensions.outputs.CsvExporter"}
# One item at a time: a hundred tasks a response cost more than our pipelines do, and word that a
# thread is read must not overtake its posts.
CONCURRENT_ITEMS = 1
# Spares each item some tasks and coroutines, and tells the checkpoint extension of it.
ITEM_PROCESSOR = "crawler.pipelines.processor.ItemProcessor"
ITEM_PIPELINES = {
    "crawler.pipelines.separate.SeparatePipeline": 100,
    "crawler.pipelines.normalise.NormalisePipeline": 200,
    "crawler.pipelines.pseudonyms.PseudonymsPipeline": 250,
    "crawler.pipelines.validate.ValidatePipeline": 300,
    "crawler.pipelines.deduplicate.DeduplicatePipeline": 400,
    "crawler.pipelines.write.WritePipeline": 900,
}
# Read by the deduplication: `drop` sends a post that repeats another's text to the `duplicates`
# feed, `mark` keeps it in `posts` with `duplicate_of`, `off` compares no texts.
DEDUP = "drop"
# The least similarity (share of words in common, in their order) of a near duplicate, and the words
# in a shingle. With these a copy with a tenth of its words changed is found, and nothing else in a
# million. Texts under 32 words need more: a stock phrase is half of such a text.
DEDUP_THRESHOLD = 0.75
DEDUP_THRESHOLD_BRIEF = 0.88
DEDUP_SHINGLE = 2
# Texts under a dozen words: `keep` them all (two members who thank both did), or drop those that
# repeat the same `author`'s words, or `all`.
DEDUP_SHORT = "keep"
# Read by the pseudonyms pipeline: whether names and ids of authors become keyed hashes, and the
# file that holds the key (else it is the environment's PSEUDONYM_KEY).
PSEUDONYMS = False
PSEUDONYM_KEY_FILE = ""
DOWNLOADER_MIDDLEWARES = {
    "crawler.middlewares.bound.BoundMiddleware": 30,
    "crawler.middlewares.guard.GuardMiddleware": 40,
    "crawler.middlewares.saved.SavedPagesMiddleware": 50,
    "crawler.middlewares.robots.RobotsMiddleware": 540,
    # Ours waits between tries, and knows an answer that was cut off.
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.middlewares.patience.PatienceMiddleware": 550,
    # Ours looks for a refresh before it decodes a page.
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.middlewares.refresh.RefreshMiddleware": 580,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.middlewares.unpack.UnpackMiddleware": 590,
    # Forums are left through the guard alone: one spider crawls many hosts.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
}
# Each of them is a step for every item of a page, and does nothing for this crawler: the frontier
# knows where a page stands and which URL is one. So DEPTH_LIMIT and URLLENGTH_LIMIT have no effect:
# `max_pages` and `max_threads` bound a run, and a URL is followed up to 2,083 characters.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
EXTENSIONS = {
    "crawler.extensions.logs.Logs": 1,
    # The item processor counts the items in its place.
    "scrapy.extensions.corestats.CoreStats": None,
    "crawler.pipelines.processor.Stats": 2,
    "crawler.extensions.garbage.Garbage": 3,
    "crawler.extensions.politeness.Politeness": 10,
    "crawler.extensions.stopping.Stopping": 20,
    "crawler.extensions.checkpoint.Checkpoint": 500,
    "crawler.extensions.progress.Progress": 600,
    "crawler.extensions.summary.Summary": 700,
    # Ours tells by the exit status that an output of the user's could not be written.
    "crawler.extensions.outputs.Outputs": 800,
    # Its lines would say what our progress lines say.
    "scrapy.extensions.logstats.LogStats": None,
}
# Scrapy loads all of these, also those that are not enabled; the first takes a tenth of a second,
# and in place of the second stands ours.
EXTENSIONS_BASE = {
    name: order
    for name, order in default_settings.EXTENSIONS_BASE.items()
    if name
    not in {
        "scrapy.extensions.remote_control.RemoteControl",
        "scrapy.extensions.feedexport.FeedExporter",
    }
}

TELNETCONSOLE_ENABLED = False
# Scrapy's own report at INFO is for those who work on the crawler; ours goes through `crawler`.
LOG_LEVEL = "INFO"
# Read by the logs extension where LOG_FILE is set.
LOG_FILE_MAX_BYTES = 10 * 1024 * 1024
LOG_FILE_BACKUPS = 5
LOG_FORMATTER = "crawler.extensions.logs.BriefFormatter"
LOG_FORMAT = "%(asctime)s %(levelname)s: %(message)s"
