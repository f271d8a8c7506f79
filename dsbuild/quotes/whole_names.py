"""Names of organisations with small words in them: `Front de libération du Vercel`, `Root and Flame`, `Army for a free Kaltes (AFK)`.

A reader knows that these are one name since their acronym follows, since somebody is said to be called so, or since
they open in another language. From then on the rest reads them as names: each word with a capital.
"""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = re.compile(r"\b(A|O|U|Per|Do|As|No|Me) (?=[^\W\d_a-zß-ÿ])")
_IS_ENGLISH = re.compile(r" (?:of|for|the|and|in|to|against|with) ")
_BRACKETED = re.compile(r" [(\[][“\"‘']?(?P<letters>[^\W\d_](?:[-.]?[^\W_]){1,7}\.?)[”\"’']?(?=[)\],;])")
_APART = re.compile(r"[^\w\s’'&-]")
_SEEN = 120
"""Code points before an acronym that can hold what it stands for."""
_FOREIGN = (
    "de|du|des|del|da|do|das|dos|di|della|delle|dei|degli|la|le|les|las|los|el|y|et|und|e|für|der|den|und|pour|para|per|por|contra"
    "|contre|na|za|wa|och|og|en|voor|van|i|u|al"
)
_ENGLISH = frozenset({"of", "for", "the", "and", "in", "a", "to", "against", "with", "&"})
_IS_FOREIGN = frozenset(_FOREIGN.split("|"))
_CALLED = re.compile(
    r"\b(?:(?:call|nam|styl|dubb?|term|christen|baptis|baptiz)(?:s|es|ed|ing) (?:itself|themselves)"
    r"|(?:group|cell|network|movement|outfit|gang|faction|militia|organisation|organization|collective|sect|cult|cabal|unit"
    r"|channel|splinter)(?:,? (?:that is|which is|that was|which was|then|now|so far|previously|hitherto))?,? "
    r"(?:called|named|known (?:only |locally |simply )?as|styled|dubbed|calling itself|naming itself|styling itself))"
    r" (?:the )?[“\"‘']?(?P<name>[^\W\d_a-zß-ÿ][\w’'-]*(?: (?:(?:and|of|for|the|in|against|without|or|with|&) ){1,2}[^\W\d_a-zß-ÿ][\w’'-]*| [^\W\d_a-zß-ÿ][\w’'-]*){1,5})"
)
_HEAD = (
    "Front|Frente|Fronte|Ej[ée]rcito|Ex[ée]rcito|Esercito|Arm[ée]e|Forces|Fuerzas?|For[cç]as?|Forze|Mouvement|Movimiento|Movimento|Parti|Partido"
    "|Partito|Briga[dt]as?|Brigades?|Brigate|Unión|União|Unione|Cellules?|Células?|Cellula|Groupe|Grupos?|Gruppo|Comit[éê]|Comitato|Commandos?"
    "|Comandos?|R[ée]sistance|Resistencia|Resistência|Organisation|Organización|Organização|Organizzazione|Ligue|Liga|Lega|Núcleos?|Nucle[io]"
    "|Noyaux|Action|Acción|Ação|Azione|Jeunesses?|Juventude?|Alianza|Aliança|Coordinadora|Columna|Coluna|Colonna|Bloque|Bloco|Blocco|Collectif"
    "|Colectivo|Milices?|Milicias?|Milizia|Ordre|Orden|Ordine|Union|Rassemblement|Légion|Legión|Legione|Phalange|Falange|Garde|Guardia"
    "|Bewegung|Kommando|Bund|Volksfront|Rat|Zelle|Aktion|Widerstand|Kampfbund|Pokret|Vojska|Armata|Ruch|Armia"
)
_KIND = (
    r"(?: (?i:[\w’'-]*(?:aires?|ales?|ari[oa]s?|ist[aei]s?|iques?|ic[oai]s?|ien(?:ne)?s?|ares?|ian[oa]s?|ées?|ad[oa]s?|at[oai])"
    r"|libres?|liber[oai]|secr[èe]tes?|secret[oa]s?|rouges?|roj[oa]s?|ross[oaei]|noire?s?|negr[oa]s?|ner[oaei]|unie?s?))"
)
_OF_PLACE = r"(?: [\w’'-]{3,}(?:ois(?:es?)?|ais(?:es?)?|ain(?:es?)?|ins?|ines?|an[oa]s?|es[ei]|ens[ei]s?|euses?|eños?|eñas?))"
_OPENS = re.compile(
    rf"\b(?=[A-Z])(?:{_HEAD}){_KIND}{{0,2}}(?:(?: (?:{_FOREIGN})){{1,2}}(?: (?:a|o|u|os|as))? [^\W\d_][\w’'-]*{_KIND}?| (?:(?:de|pour) )?(?:[dl]|dell|nell)[’'][^\W\d_][\w’'-]*{_KIND}?)+"
)
_IS_HEAD = re.compile(_HEAD)
_QUALIFIED = re.compile(
    rf"\b(?=[A-Z])(?!(?:Front|Forces|Union|Unión|Action|Organisation|Commandos|Brigades?|Columna|Orden|Rat|Bund|Zelle)\b)(?:{_HEAD})(?:{_KIND}|{_OF_PLACE}){{1,3}}(?![\w’'-])"
)
"""A head of another language with nothing but small adjectives behind it (`Armée secrète vercinoise`)."""
_ARTICLED = re.compile(
    r"(?:(?<=[a-zß-ÿ,:] )|(?<=,[”\"’'] ))(?P<name>[AOU] [^\W\d_a-zß-ÿ][\w’'-]+(?: [^\W\d_a-zß-ÿ][\w’'-]+){1,3})"
)
"""A name that opens with an article of its language, which stands with a capital inside a sentence (`by A Forza Nova`)."""
_TIED = re.compile(rf"[a-zß-ÿ] (?:(?:{_FOREIGN}) |[dl][’'])[^\W\d_]")
"""What a name in another language holds, and few articles do."""
LONGEST = 8
"""Words of such a name, at most."""
MOST = 40
"""Such names in an article, at most; no article that people wrote has more."""


def in_whole_names(text: str) -> tuple[str, dict[str, str]]:
    """The text with each word of such names written with a capital, letter by letter at its place, and how they were written."""
    found = dict.fromkeys((*_spelled(text), *_called(text), *_foreign(text), *_articled(text)))
    names = sorted((name for name in found if _capital(name) != name), key=len, reverse=True)[:MOST]
    written = {_capital(name): name for name in names if len(_capital(name)) == len(name)}
    for whole, name in written.items():
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", whole, text)
    return text, written


def as_written(name: str, written: dict[str, str]) -> str:
    """A speaker's name with each such name in it as the article writes it."""
    for whole, small in written.items():
        name = name.replace(whole, small)
    return name


def _capital(name: str) -> str:
    """The name with each word large; what is a small word of English as well is tied to what follows (`Armata Per-A-Corvana`)."""
    large = _WORD.sub(lambda word: word[0][0].upper() + word[0][1:], name)
    return large if _IS_ENGLISH.search(name) else _SMALL.sub(r"\1-", large)


def _spelled(text: str) -> Iterator[str]:
    """Names before the acronym that their words begin with."""
    for found in _BRACKETED.finditer(text):
        letters = [letter.lower() for letter in found["letters"] if letter.isupper()]
        if len(letters) < 2:
            continue
        start = max(found.start() - _SEEN, text.rfind("\n", 0, found.start()) + 1)
        words = list(_WORD.finditer(text, start, found.start()))[-LONGEST - 2 :]
        for at in range(len(words) - 1, -1, -1):
            if _APART.search(text, words[at].start(), found.start()):
                break
            if _stands_for([word[0] for word in words[at:]], letters):
                yield text[words[at].start() : found.start()]
                break


def _stands_for(words: list[str], letters: list[str]) -> bool:
    """Whether these words, of which one at least is small and none of ours, begin with the letters, one after the other."""
    if not words[0][0].isupper() or len(words) < 2 or words[0][0].lower() != letters[0]:
        return False
    wanted = list(letters)
    for word in words:
        if wanted and word[0].lower() == wanted[0]:
            wanted.pop(0)
        elif word[0].isupper():
            return False
    small = {word for word in words if not word[0].isupper()} - _ENGLISH
    foreign = not _IS_FOREIGN.isdisjoint(words)
    capitals = sum(word[0].isupper() for word in words)
    return (
        not wanted and bool(small) and (foreign or capitals > 1 or _IS_HEAD.fullmatch(words[0]) is not None)
    )


def _called(text: str) -> Iterator[str]:
    for found in _CALLED.finditer(text):
        yield found["name"]


def _articled(text: str) -> Iterator[str]:
    for found in _ARTICLED.finditer(text):
        yield found["name"]


def _foreign(text: str) -> Iterator[str]:
    for found in _QUALIFIED.finditer(text):
        yield found[0]
    if _TIED.search(text) is None:
        return
    for found in _OPENS.finditer(text):
        words = found[0].split()
        if words[-1] in _IS_FOREIGN:
            words.pop()
        if 1 < len(words) <= LONGEST:
            yield " ".join(words)
