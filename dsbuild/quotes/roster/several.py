"""Several people who are one subject: `A. B., 44, his brother C., 39, and D. E., a welder, belonged to the Front`."""

import re
from collections.abc import Mapping

from dsbuild.quotes.roster.reading import PERSON

_BESIDE = r"(?:\(#\)|,[#Y]|,d?[aFtomleuvkYr#]{1,5}(?:fd?[aNg]{1,3})?)?"
_LIST = re.compile(rf"P{_BESIDE}(?:,(?:Hk)?P{_BESIDE}){{0,8}},?c(?:Hk)?P(?={_BESIDE},?w?[a-zA-Z!&](?!P))")


def together(classes: str, who: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """For the last name of each such list the people who stand before it."""
    found = {}
    for match in _LIST.finditer(classes):
        places = [at for at in range(match.start(), match.end()) if classes[at] == PERSON and at in who]
        if len(places) > 1 and places[-1] == match.end() - 1:
            found[places[-1]] = tuple(dict.fromkeys(who[at] for at in places[:-1]))
    return found
