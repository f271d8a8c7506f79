"""Whom an article says that it interviews: `A. B. talks to the Star about grief`, `an interview with A. B.`."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator

from dsbuild.quotes.roster.cast import HE_SHE, Cast
from dsbuild.quotes.roster.reading import Reading

OPENING = 3000
"""Code points before the first answer that can present who answers."""
FIRST = 6
"""Sentences of an opening that present who tells, at most."""
MOST = 12
"""Such words that are looked at."""
MEETS = re.compile(
    r"(?<=[\w”\"] )(?:asks|asked|questions|interviews|interviewed|meets|met|visits|visited|(?:walk|rode|ride|sit|sat|drove|travel)(?:s|ed|led)? (?:\w+ ){1,3}with)(?= (?:him|her|[^\W\d_a-z]|an? |the |one of |its |their ))"
)
"""What a reporter does with whom they ask, where both are named."""
REPORTER = re.compile(
    r"(?:\b[Bb]y|BY|[Tt]ext|[Ii]nterview(?:er)?|reporter|correspondent|journalist|colleague|editor|writer),?:? \Z"
)
REPORTS = re.compile(
    r"(?:,? (?:of|for|from) (?:this|the) (?:newspaper|paper|magazine|website|station)|,? our\b)"
)
FAR = 8
NEAR = 5
"""Words from such words to whom they present after them, at most."""
ANSWERS = re.compile(
    r"\b(?:(?:talk|speak|chat|open)(?:s|ed|ing)?(?: up| out| exclusively| frankly| candidly| openly| publicly| here| first| now)*(?: to| with| about| of| on| for| in)\b"
    r"|spoke(?: up| out| exclusively| frankly| candidly| openly| publicly| at length)*(?: to| with| about| of| on| for| in)\b"
    r"|(?:sits?|sat|sitting) down (?:with|for|to)\b|(?:breaks?|broke|breaking) (?:his|her|their|a|the)(?: \w+){0,3} silence"
    r"|(?:gives?|gave|giving|grants?|granted)(?: \w+){0,5} interviews?\b|agree[sd] to (?:talk|speak|answer|be interviewed|meet|an interview)"
    r"|(?:tells?|told)(?: all| us| me| our| this| the [A-Z]| [A-Z])|(?:opened|opens) (?:his|her|their) (?:heart|door|home)"
    r"|answer(?:s|ed|ing)?(?: \w+){0,3} questions|confid(?:es|ed|ing) (?:in|to)\b|receive[sd] (?:us|me|our)\b|welcome[sd] (?:us|me|our)\b"
    r"|(?:reflect|look)(?:s|ed|ing)? back|reflect(?:s|ed|ing)? on|(?:remember|recall|describe|explain|relate|recount|discusse|share|reveal|reminisce)s\b"
    r"|in (?:his|her|their) own words|in conversation\b|was interviewed|were interviewed|interviewed by)"
)
"""What somebody does who is interviewed."""
ASKED = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed)?(?: with|: |s )?|INTERVIEW(?: WITH|:)|Q ?& ?A(?: with|:)?|[Qq]uestions (?:to|for)|[Cc]onversation with|[Ii]n conversation with|[Tt]alk with"
    r"|(?:we|We|I) (?:met|spoke to|spoke with|asked|talked to|talked with|visited|interviewed|sat down with|caught up with)"
    r"|(?:correspondent|reporter|editor|writer|journalist|colleague)s?,?(?: [A-Z][\w'’-]+){0,3},? (?:met|spoke to|spoke with|asked|talked to|visited|interviewed|talks to|speaks to|meets|visits)"
    r"|[A-Z]\w+ (?:Monitor|Courier|Gazette|Chronicle|Journal|Observer|Telegraph|Times|News|Post|Herald|Tribune|Monthly|Weekly|Quarterly|Magazine|Review"
    r"|Daily|Wire|Radio|Press|Sentinel|Dispatch) (?:met|(?:spoke|talked)(?: by (?:tele)?phone)? (?:to|with)|asked|visited|interviewed|reached|sat down with|caught up with))"
)
"""What the paper does with somebody whom it names then."""
DEAD = re.compile(
    r"\b(?:killed|died|dead|murdered|shot dead|lost (?:his|her|their) li[fv]es?|lost (?:his|her) life|buried|late|executed|beheaded|funeral|perished|fell)\b"
)


def invited(players: Cast, reading: Reading, before: int, reporters: Container[int]) -> int | None:
    """The person whom the words before word `before` say that the article interviews; not one of its `reporters`."""
    counts = Counter(players.who.values())
    found = [
        person
        for person in _invited(players, reading, before)
        if person not in reporters and (counts[person] > 1 or not _names_reporter(players, reading, person))
    ]
    return found[0] if found else None


def _names_reporter(players: Cast, reading: Reading, person: int) -> bool:
    """Whether a byline or a noun beside the name makes somebody the reporter."""
    at = players.first.get(person, 0)
    start, end = reading.starts[at], reading.ends[at]
    text = reading.text
    if REPORTER.search(text, max(0, start - 24), start) or REPORTS.match(text, end):
        return True
    top = re.escape(players.name(person))
    return re.search(rf"(?im)(?:\bby:? |^){top}(?:$|,| for\b| in\b| \||\Z)", text[:OPENING]) is not None


def _invited(players: Cast, reading: Reading, before: int) -> Iterator[int]:
    """Those presented, in the order of the text."""
    end = reading.starts[before] if before < len(reading.starts) else len(reading.text)
    low = max(0, end - OPENING)
    found = [(match.start(), match.end(), True) for match in ASKED.finditer(reading.text, low, end)]
    found += [(match.start(), match.end(), False) for match in ANSWERS.finditer(reading.text, low, end)]
    found += [(match.start(), match.end(), False) for match in MEETS.finditer(reading.text, low, end)]
    for start, stop, after in sorted(found)[:MOST]:
        person = _after(players, reading, bisect_left(reading.starts, stop)) if after else None
        person = _of_two(players, reading, start, stop) if person is None and not after else person
        if person is not None:
            yield person


def _of_two(players: Cast, reading: Reading, start: int, stop: int) -> int | None:
    """Who answers of the two whom a sentence has talk to each other: not the reporter, else its subject."""
    subject = _subject(players, bisect_left(reading.starts, start))
    at = bisect_left(reading.starts, stop)
    other = _after(players, reading, at, reach=FAR)
    pronoun = (
        HE_SHE.get(reading.low[at]) if at < len(reading.low) and reading.low[at] in ("him", "her") else None
    )
    if pronoun and subject is not None and other in (None, subject):
        other = players.antecedent(at, pronoun, named=True, other=subject)
    if other is None or other == subject:
        return subject
    meets = MEETS.match(reading.text, start) is not None
    if subject is None or meets or _names_reporter(players, reading, subject):
        return None if subject is None and not meets else other
    return other if pronoun else subject


def _after(players: Cast, reading: Reading, at: int, reach: int = NEAR) -> int | None:
    for index in range(at, min(at + reach, len(reading.classes))):
        if reading.classes[index] == "|":
            return None
        if index in players.who:
            return players.who[index]
    noun = reading.word(at + 1).lower() if at + 1 < len(reading.classes) else ""
    taken_up = at > 0 and reading.word(at).lower() == "the" and noun
    return next((p for p, nouns in players.nouns.items() if noun in nouns), None) if taken_up else None


def _subject(players: Cast, at: int) -> int | None:
    """Whom the sentence of the word `at` is about, named before it."""
    number = players.sentence(at)
    subjects = players.subjects.get(number, ())
    low = players.boundaries[number - 1] if 0 < number <= len(players.boundaries) else 0
    here = {players.who[index] for index in range(low, at) if index in players.who}
    return next((person for person in subjects if person in here), None)


def narrator(players: Cast, reporters: Container[int]) -> int | None:
    """The first person by name whom one of the opening sentences is about."""
    for number in range(1, FIRST):
        if number in players.headed and players.subjects[number][0] >= 0:
            person = players.subjects[number][0]
            return None if person in reporters else person
    return None


def is_dead(players: Cast, reading: Reading, person: int) -> bool:
    """Whether the sentence that names somebody first tells of their death."""
    number = players.sentence(players.first.get(person, 0))
    if number not in players.headed or players.subjects[number][0] != person:
        return False
    first = players.first[person]
    end = players.boundaries[number] if number < len(players.boundaries) else len(reading.classes) - 1
    return DEAD.search(reading.text, reading.ends[first], reading.ends[min(end, first + 16) - 1]) is not None
