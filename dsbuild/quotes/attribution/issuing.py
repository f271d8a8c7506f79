"""Words of those who issue texts, of those who hand them on, and of what stands on texts."""

BORNE = frozenset({
    "name", "names", "initials", "logo", "flag", "seal", "stamp", "mark", "emblem", "signature", "symbol", "letterhead", "banner",
    "insignia", "acronym", "crest",
})  # fmt: skip
"""What a text bears of those who issue it."""
ISSUING = frozenset({
    "sent", "sends", "left", "leaves", "posted", "posts", "wrote", "writes", "written", "issued", "issues", "e-mailed", "emailed",
    "texted", "uploaded", "released", "releases", "published", "publishes", "circulated", "distributed", "signed", "signs", "taped",
    "pinned", "pasted", "nailed", "daubed", "painted", "sprayed", "scrawled", "recorded", "filmed", "faxed", "mailed", "delivered",
    "broadcast", "produced", "penned", "typed", "put", "hung", "scattered", "dropped", "stuck", "made", "drafted", "composed", "printed",
    "dictated", "tweeted", "aired", "pushed", "slipped", "shared", "streamed", "livestreamed", "live-streamed", "addressed", "drew",
    "handed", "gave", "read",
})  # fmt: skip
"""What those who issue a text do with it."""
OTHERS_DO = frozenset({
    "published", "publishes", "circulated", "distributed", "read", "shared", "broadcast", "aired", "delivered", "handed", "gave", "recorded",
    "filmed", "produced", "made", "put", "printed", "dropped", "pushed", "slipped", "drew", "addressed",
})  # fmt: skip
"""Of these what people do with texts of others, too: they count where `by` names who did."""
MAKING = frozenset(
    {
        "published",
        "publishes",
        "circulated",
        "distributed",
        "shared",
        "broadcast",
        "aired",
        "recorded",
        "filmed",
        "produced",
        "made",
    }
)
"""Of these what makes a new text its issuer’s, unless they are of the press."""
NEW = frozenset({"a", "an", "its", "their", "his", "her", "another"})
PRESS = frozenset({
    "newspaper", "paper", "website", "site", "station", "police", "prosecutors", "court", "magazine", "agency", "broadcaster", "channel",
    "daily", "radio", "television", "press", "media", "journalist", "reporter", "investigators", "officials",
})  # fmt: skip
SHOWING = frozenset(
    {
        "read",
        "aired",
        "broadcast",
        "carried",
        "seen",
        "obtained",
        "reviewed",
        "verified",
        "shown",
        "quoted",
        "heard",
        "received",
        "found",
        "shared",
    }
)
"""What others than the issuer do to a text."""
BEARS = frozenset(
    {
        "signed",
        "with",
        "bearing",
        "bears",
        "bore",
        "carrying",
        "carries",
        "carried",
        "under",
        "in",
        "stamped",
        "marked",
        "on",
    }
)
PURPORTING = frozenset(
    {"claiming", "claims", "purporting", "purports", "said", "believed", "thought", "appearing", "alleged"}
)
GROUPS = frozenset({
    "group", "groups", "organisation", "organization", "faction", "militia", "network", "gang", "movement", "outfit", "cell", "sect",
    "cult", "army", "collective", "rebels", "militants", "fighters", "extremists", "terrorists", "insurgents", "gunmen", "jihadists",
})  # fmt: skip
"""Nouns for an armed group, whose name the rest of the article gives."""
FIGHTERS = frozenset(
    {
        "fighters",
        "members",
        "militants",
        "gunmen",
        "supporters",
        "wing",
        "spokesmen",
        "cadres",
        "rebels",
        "office",
        "arm",
    }
)
"""Who issues texts for a group: what they write is the group’s."""
PLATFORMS = frozenset({"SMS", "PDF", "USB", "CCTV", "TV", "DVD", "VHS", "CD", "FBI", "UN", "US", "BBC"})
KEPT = frozenset({"found", "discovered", "recovered", "seized", "left", "kept"})
COMING = frozenset({"came", "come", "comes", "coming", "be", "is", "was"})
WITHIN = frozenset({"in", "via", "through", "on"})
PLACES = frozenset({
    "prison", "jail", "cell", "exile", "hospital", "abroad", "inside", "behind", "home", "hiding", "time", "phone", "telephone", "post",
    "hand", "radio", "fax", "email", "e-mail", "courier", "mail", "satellite",
})  # fmt: skip
"""Where texts come from, or how, who issue none."""
