"""The closed classes of English words by which clauses and noun phrases are read."""

BEING = frozenset({"was", "is", "were", "are", "be", "been", "being"})
BETWEEN = frozenset({"not", "also", "then", "later", "often"})
"""Words between an auxiliary and its participle, besides adverbs of manner."""
WHENS = frozenset({"when", "if", "once", "as"})
INVERTING = frozenset({"said", "says", "added", "adds"})
"""Verbs that may open a sentence before their subject."""
PLURALS = frozenset({"people", "men", "women", "police", "children", "and", "or", "who", "to", "that"})
"""Words before the bare form of a verb that end in no plural s."""
OWNING_VERBS = frozenset({"has", "have", "had", "having"})
ALONE = frozenset({"that", "all", "one", "other", "some", "many", "most", "both", "another"})
"""Determiners that can be a subject by themselves."""
OBJECTS = frozenset({"him", "her", "them"})
COURTS = frozenset(
    {"court", "inquest", "jury", "trial", "hearing", "tribunal", "inquiry", "jurors", "bailey", "commission"}
)
QUOTING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "reported", "recorded"})
REPORTED = frozenset({
    "alleged", "believed", "thought", "said", "reported", "claimed", "understood", "supposed", "heard", "seen",
    "overheard", "recorded", "filmed", "known", "caught",
})  # fmt: skip
"""What others say of somebody who speaks (`is alleged to have shouted`)."""
ASIDE = frozenset({"whom", "which", "whose", "where", "as", "when", "because", "although", "though"})
SEEN_TO = BEING | {"can", "could"}
RELATIVE = frozenset({"who", "which", "that"})
CLAUSAL = frozenset(
    {"and", "but", "while", "as", "when", "where", "because", "so", "yet", "though", "although", "whereas"}
    | {"or"}
)
INDEFINITE = frozenset({"a", "an", "another", "one"})
SOMEBODY = frozenset({"someone", "somebody", "others", "another", "one"})
OWNING = frozenset({"by", "from", "of"})
OWN = frozenset({"his", "her", "their", "its"})
SEEING = frozenset(
    {"seen", "obtained", "read", "reviewed", "viewed", "verified", "published", "reported", "shown", "heard"}
)
"""What others do to a text that is not theirs (`a letter seen by …`)."""
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "him", "her", "them"})
RELATED = 16
"""Words of a relative clause between a description and the name beside it, at most."""
TIMING = frozenset({"on", "at", "in", "after", "during", "before"})
SPANS = frozenset(
    {"minutes", "hours", "days", "weeks", "months", "years", "decades", "seconds", "moments", "generations"}
)
"""Nouns for times, of which so many are nobody (`Six weeks earlier, …`)."""
LOCATED = frozenset({"in", "at", "on", "near", "inside", "outside", "behind"})
"""Prepositions of places, which belong to no description."""
NAMING = frozenset({"name", "names", "alias", "nickname", "pseudonym", "username", "handle", "codename"})
"""Nouns that a name follows."""
APPOSED = 7
"""Words of what somebody is and their name, set beside a description, at most."""
SHE_HE = frozenset({"he", "she", "they"})
SPEAKING = frozenset({"one", "another", "others", "some", "many", "voice", "two", "three", "both", "several"})
"""Heads of descriptions that mean people, besides the nouns for them."""
SOUNDS = frozenset({"sound", "voice", "words", "cries"})
DATES = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "spring", "summer", "autumn", "winter", "ramadan", "christmas",
})  # fmt: skip
DATING = frozenset(
    {
        "in",
        "on",
        "since",
        "by",
        "last",
        "this",
        "next",
        "until",
        "early",
        "late",
        "mid",
        "from",
        "of",
        "during",
    }
)
"""Words before a month or a day that is no name."""
ONES = frozenset({"one", "other"})
"""Words that stand for somebody after what tells them apart (`the tallest one`)."""
CHRISTENED = frozenset({"april", "may", "june", "august", "autumn", "summer"})
"""Times of the year that are given names too."""
LABELS = frozenset(
    {"slogan", "motto", "hashtag", "watchword", "tagline", "title", "name", "password", "chant", "refrain"}
)
"""What stands before a colon in a box of facts, and names nobody."""
ROUNDING = frozenset(
    {"about", "around", "over", "under", "nearly", "almost", "perhaps", "maybe", "barely", "roughly"}
)
"""What stands before a number and leads no adverbial (`About 40 marchers`)."""
WORN = frozenset({"over", "across", "on", "round", "around", "in"})
"""Prepositions of what somebody wears or holds (`a youth with a scarf over his face`)."""
OCCASIONS = frozenset({
    "interview", "call", "voice", "whisper", "tone", "conversation", "speech", "briefing", "address", "conference", "hearing", "debate",
    "broadcast", "exchange", "row", "bid", "court", "shout", "reply", "response", "brief", "sermon", "meeting", "phone", "telephone",
})  # fmt: skip
"""How and where somebody speaks, which is no part of what they are (`said a woman in a low voice`)."""
UNTITLED = frozenset({"as", "at", "an", "do", "y", "ten"})
"""Particles that are common words as well."""
LOCATING = frozenset({"in", "at", "near", "from", "outside", "to"})
CLOSE = frozenset({"close", "familiar", "loyal", "near"})
"""Adjectives that follow a noun, with what it is close to."""
ASKED = frozenset({"asked", "pressed", "questioned", "challenged"})
"""Participles that open a sentence with what somebody is asked."""
SENTENTIAL = frozenset({
    "i", "we", "you", "they", "he", "she", "it", "me", "us", "my", "our", "no", "not", "never", "will", "is", "are", "was", "were",
    "do", "don't", "can't", "won't", "i'm", "i'll", "we'll", "it's", "must", "should",
})  # fmt: skip
"""Words of sentences, by which a few words in marks are told from a name and a label."""
JUDGED = frozenset(
    {
        "described",
        "called",
        "branded",
        "labelled",
        "labeled",
        "dismissed",
        "condemned",
        "denounced",
        "praised",
        "hailed",
    }
)
"""Participles behind which `by` tells who says so (`described by the judge as`)."""
