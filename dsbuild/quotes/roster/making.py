"""Words of those who make texts, of those who get them, and of what stands on texts."""

MAKING = frozenset({
    "addressed", "aired", "answered", "attached", "authored", "broadcast", "circulated", "composed", "daubed",
    "dictated", "distributed", "drafted", "dropped", "e-mailed", "emailed", "faxed", "filmed", "hung", "issued",
    "issues", "leaves", "leaving", "left", "live-streamed", "livestreamed", "mailed", "nailed", "painted",
    "pasted", "penned", "pinned", "placed", "placing", "posted", "posting", "posts", "printed", "produced",
    "published", "publishes", "pushed", "put", "puts", "recorded", "released", "releases", "replied",
    "scattered", "scrawled", "sending", "sends", "sent", "shared", "signed", "signs", "slipped", "sprayed",
    "stapled", "stenciled", "stencilled", "streamed", "stuck", "taped", "texted", "texts", "threw", "thrown",
    "tweeted", "typed", "uploaded", "uploads", "writes", "writing", "written", "wrote",
})  # fmt: skip
"""What those who make a text do with it."""
WRITING = frozenset({
    "e-mailed", "emailed", "left", "live-streamed", "livestreamed", "mailed", "painted", "penned", "posted",
    "posts", "scrawled", "sends", "sent", "signed", "signs", "sprayed", "texted", "typed", "writes", "writing",
    "written", "wrote",
})  # fmt: skip
"""Of these what nobody does with other people’s texts."""
PUBLISHED = frozenset({
    "authored", "circulated", "composed", "distributed", "drafted", "issued", "made", "printed", "published",
    "recorded", "released", "uploaded",
})  # fmt: skip
"""What makes whoever `by` names the maker, besides."""
SPOKEN = frozenset({
    "delivered", "narrated", "read", "spoken", "voiced",
})  # fmt: skip
"""What makes whoever `by` names the speaker of a message."""
CLAIMING = frozenset({
    "behind", "carried", "claimed", "claiming", "claims", "responsibility", "responsible", "theirs", "work",
})  # fmt: skip
"""What those who left a text at an attack say of either afterwards."""
RECEIVING = frozenset({
    "attacked", "blasted", "condemned", "criticised", "criticized", "denounced", "derided", "dismissed", "dismisses",
    "disputed", "disputes", "mocked", "rejected", "rejects", "retweeted", "ridiculed", "slammed",
    "asked", "authenticated", "cited", "cites", "confirmed", "deleted", "discovered", "examined", "finds",
    "found", "gets", "got", "handed-over", "heard", "hears", "intercepted", "keep", "keeps", "kept", "listened",
    "obtained", "obtains", "opened", "opens", "picked", "played", "presented", "quoted", "quotes", "read",
    "reads", "received", "receives", "recognised", "recognized", "recovered", "removed", "reviewed", "saw",
    "seen", "sees", "seized", "showed", "shown", "shows", "told", "tore", "verified", "viewed",
})  # fmt: skip
"""What those do with a text who have not made it."""
BEARING = frozenset({
    "acronym", "badge", "banner", "colors", "colours", "crescent", "crest", "emblem", "flag", "initials",
    "insignia", "letterhead", "letters", "logo", "mark", "name", "names", "seal", "signature", "stamp", "star",
    "symbol",
})  # fmt: skip
"""What a text bears of those who made it."""
DIARIES = frozenset({
    "blog", "diaries", "diary", "journal", "notebook", "notebooks",
})  # fmt: skip
"""Texts that somebody keeps who writes them."""
PLACES = frozenset({
    "account", "accounts", "blog", "channel", "channels", "feed", "outlet", "page", "pages", "profile",
    "server", "site", "stream", "wall", "website",
})  # fmt: skip
"""Where somebody posts under their own name."""
UNSURE = frozenset({
    "could", "denied", "denies", "deny", "expected", "may", "might", "never", "not", "whether",
})  # fmt: skip
"""Words of a sentence that tells nothing for sure."""
SHOWN = frozenset({
    "banner", "banners", "decree", "headline", "indictment", "judgment", "order", "placard", "placards",
    "plaque", "ruling", "sign", "signs", "verdict",
})  # fmt: skip
"""Texts that are nobody’s who is merely named beside them."""
ATTRIBUTED = frozenset({
    "ascribed", "attributed", "credited", "traced",
})  # fmt: skip
"""Participles before `to` and the maker’s name."""
COMING = frozenset({
    "came", "come", "comes", "coming",
})  # fmt: skip
"""Verbs before `from` and the maker’s name."""
KEEPING = frozenset({
    "keep", "keeps", "kept",
})  # fmt: skip
"""What those do with a diary who write it."""
CLAUSES = frozenset({
    "", "after", "as", "because", "before", "since", "that", "until", "when", "where", "which", "while",
})  # fmt: skip
"""Words before the subject of a clause."""
ONES = frozenset({
    "a", "another", "first", "last", "one", "other", "second", "third",
})  # fmt: skip
"""Words that stand for one of several texts."""
VOICES = frozenset({
    "narrator", "voice", "voice-over", "voiceover",
})  # fmt: skip
"""Who is heard in a recording and speaks for whoever made it."""
GETTING = frozenset({
    "discovered", "found", "finds", "got", "gets", "heard", "intercepted", "kept", "keeps", "obtained", "opened", "opens", "picked",
    "received", "receives", "recovered", "removed", "saw", "sees", "seized", "tore",
})  # fmt: skip
"""Of these what nobody does with their own text."""
