"""Words of those who issue texts, of those who get or show them, and of what stands on texts."""

WRITTEN = frozenset({
    "authored", "carved", "chalked", "composed", "daubed", "dictated", "drafted", "drew", "e-mailed", "emailed", "etched", "faxed",
    "inscribed", "left", "live-streamed", "livestreamed", "mailed", "painted", "penned", "posted", "posts", "printed", "scratched",
    "scrawled", "scribbled", "sends", "sent", "signed", "signs", "spelled", "spelt", "spray-painted", "sprayed", "stenciled",
    "stencilled", "texted", "tweeted", "typed", "writes", "writing", "written", "wrote",
})  # fmt: skip
"""What nobody does with other people’s texts."""
INSCRIBED = frozenset({
    "carved", "chalked", "daubed", "etched", "inscribed", "painted", "printed", "scratched", "scrawled", "scribbled", "spelled",
    "spelt", "spray-painted", "sprayed", "stenciled", "stencilled", "written",
})  # fmt: skip
"""Of these what is done to words on walls and sheets."""
PUBLISHED = frozenset({
    "circulated", "distributed", "filmed", "issued", "issues", "made", "produced", "published", "publishes", "recorded", "released",
    "releases", "uploaded", "uploads",
})  # fmt: skip
"""What makes whoever `by` names the issuer, besides."""
SPOKEN = frozenset({"delivered", "narrated", "read", "spoken", "voiced"})
"""The same of whoever speaks in it."""
HANDED = frozenset({
    "addressed", "aired", "answered", "attached", "broadcast", "dropped", "gave", "handed", "hung", "leaves", "leaving", "nailed",
    "pasted", "pinned", "placed", "placing", "posting", "pushed", "put", "puts", "replied", "scattered", "sending", "shared",
    "slipped", "stapled", "streamed", "stuck", "taped", "texts", "threw", "thrown",
})  # fmt: skip
"""What those who issue a text do with it, and others too."""
ISSUED = WRITTEN | PUBLISHED | HANDED
"""What those who issue a text do with it."""
RECEIVED = frozenset({
    "discovered", "finds", "found", "gets", "got", "heard", "hears", "intercepted", "keep", "keeps", "kept", "obtained", "obtains",
    "opened", "opens", "picked", "received", "receives", "recovered", "removed", "saw", "seen", "sees", "seized", "tore",
})  # fmt: skip
"""What nobody does with their own text."""
SHOWN = frozenset({
    "asked", "attacked", "authenticated", "blasted", "cited", "cites", "condemned", "confirmed", "criticised", "criticized",
    "deleted", "denounced", "derided", "dismissed", "dismisses", "disputed", "disputes", "examined", "handed-over", "listened",
    "mocked", "played", "presented", "quoted", "quotes", "read", "reads", "recognised", "recognized", "rejected", "rejects",
    "retweeted", "reviewed", "ridiculed", "showed", "shows", "shown", "slammed", "told", "verified", "viewed",
})  # fmt: skip
"""What others than its issuer say of a text or do with it, besides."""
BORNE = frozenset({
    "acronym", "badge", "banner", "colors", "colours", "crescent", "crest", "emblem", "flag", "initials", "insignia", "letterhead",
    "letters", "logo", "mark", "name", "names", "seal", "signature", "stamp", "star", "symbol",
})  # fmt: skip
"""What a text bears of those who issue it."""
BEARING = frozenset({
    "bearing", "bears", "bore", "carried", "carries", "carrying", "in", "marked", "on", "over", "stamped", "under", "with",
})  # fmt: skip
"""What stands before that."""
ATTRIBUTED = frozenset({"ascribed", "attributed", "credited", "trace", "traced"})
"""What stands before `to` and the issuer’s name."""
COMING = frozenset({"came", "come", "comes", "coming", "originated"})
"""What stands before `from` and the issuer’s name."""
CLAIMING = frozenset({
    "behind", "carried", "claimed", "claiming", "claims", "responsibility", "responsible", "theirs", "work",
})  # fmt: skip
"""What those who left a text at an attack say of either afterwards."""
UNSURE = frozenset({
    "could", "denied", "denies", "deny", "expected", "may", "might", "never", "not", "whether",
})  # fmt: skip
"""Words of a sentence that tells nothing for sure."""
PAGES = frozenset({
    "account", "accounts", "blog", "channel", "channels", "feed", "outlet", "page", "pages", "profile", "server", "site", "stream",
    "wall", "website",
})  # fmt: skip
"""Where somebody posts under their own name."""
DIARIES = frozenset({"blog", "diaries", "diary", "journal", "notebook", "notebooks"})
"""Texts that somebody keeps who writes them."""
DISPLAYED = frozenset({
    "banner", "banners", "decree", "headline", "indictment", "judgment", "order", "placard", "placards", "plaque", "ruling", "sign",
    "signs", "verdict",
})  # fmt: skip
"""Texts that are nobody’s who is merely named beside them."""
OFFICIAL = frozenset({
    "affidavit", "article", "complaint", "decree", "editorial", "filing", "headline", "indictment", "judgement", "judgment", "order",
    "petition", "plaque", "report", "resolution", "ruling", "study", "verdict",
})  # fmt: skip
"""Texts that no armed group issues of which only its name is told."""
ONES = frozenset({"a", "another", "first", "last", "one", "other", "second", "third"})
"""Words that stand for one of several texts."""
VOICES = frozenset({"announcer", "narrator", "voice", "voice-over", "voiceover"})
"""Who is heard in a recording, and speaks for whoever made it."""
MASKED = frozenset({
    "balaclava", "balaclavas", "camouflage", "fatigues", "gloved", "hooded", "kalashnikov", "masked", "rifle",
})  # fmt: skip
"""How those who speak for an armed group show themselves."""
