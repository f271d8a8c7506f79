"""Attribution by the words of the quotation's own sentence."""

from dsbuild.model import BlockKind, Rule
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.attribution.headings import names_nobody
from dsbuild.quotes.attribution.hearers import hearer
from dsbuild.quotes.attribution.texts import text_named
from dsbuild.quotes.closed import LABELS
from dsbuild.quotes.cues import Clauses, Cue
from dsbuild.quotes.frames import Frame
from dsbuild.quotes.reported import SAYINGS, inscriber, is_written, owner_of_saying, said_of
from dsbuild.quotes.retold import told_of
from dsbuild.quotes.tokens import REACH
from dsbuild.quotes.unmarked import interposed

SHORT = 8
"""Words of a sentence that does nothing but name the speaker of the quotation before it."""
DEPENDENT = frozenset({"and", "but", "that", "which", "when", "as"})
SIGNED = 14
"""Tokens of a signature after a quotation, at most."""


def middle(frame: Frame) -> Attribution | None:
    """The same speaker after an attribution in the middle of the sentence (`“A,” he said, “and B.”`)."""
    earlier = _neighbour(frame)
    if earlier is None or _own_cue(frame, earlier) is not None:
        return None
    return Attribution("A008", cue=earlier.cue, weak=earlier.weak, follows=frame.neighbour)


def second_verb(frame: Frame) -> Attribution | None:
    """The same speaker by a second verb without a subject of its own (`“A,” he said, adding that “B”`)."""
    earlier = _neighbour(frame)
    cue = _own_cue(frame, earlier) if earlier else None
    if earlier is None or cue is None:
        return None
    before = frame.before
    group = before.verb_group(cue.at)
    shared = cue.participle or (group > 0 and before.tokens[group - 1].lower in ("and", "but", "or"))
    mention = None if shared else before.speaker(cue)
    if mention is not None and not (earlier.mention and mention.start == earlier.mention.start):
        return None
    return Attribution("A006", cue=_span(before, cue), weak=earlier.weak, follows=frame.neighbour)


def _neighbour(frame: Frame) -> Attribution | None:
    """The attribution of the quotation before in the same sentence, where it has one."""
    if frame.neighbour is None:
        return None
    earlier = frame.done[frame.neighbour]
    settled = earlier.mention is not None or earlier.follows is not None or earlier.interviewee
    return earlier if settled else None


def _own_cue(frame: Frame, earlier: Attribution) -> Cue | None:
    """The last verb of speech between the two quotations, unless it attributes the first."""
    cue = frame.before.last_cue()
    used = earlier.cue is not None and cue is not None and frame.before.tokens[cue.at].start <= earlier.cue[0]
    return None if used else cue


def lead_in(frame: Frame) -> Attribution | None:
    """Whoever the words before the quotation make speak, where they lead up to it."""
    cue = frame.before.last_cue()
    with_words = _with_words(frame.before)
    if with_words:
        return with_words
    if cue is None:
        return None
    after_it = frame.quotation.utterance and _runs_on(frame) and not _leads(frame.before, cue)
    if after_it:
        return None
    found = _by_cue(frame.before, cue, "A001")
    if found and found.mention and not frame.before.mentions.can_speak(found.mention):
        return _by_somebody(frame.before, cue, found.mention) or found
    return found or _by_earlier(frame.before, cue)


def _with_words(clauses: Clauses) -> Attribution | None:
    """Whoever somebody else tells to have done something `with the words:`."""
    tokens, last = clauses.tokens, len(clauses.tokens) - 1
    short = last < len(("with", "the", "words")) or tokens[last].word != ":"
    if short or tokens[last - 1].lower not in SAYINGS:
        return None
    if tokens[last - 3].lower not in ("with", "in") or not (found := told_of(clauses.mentions, last - 3)):
        return None
    return Attribution("A005", found, (tokens[last].start, tokens[last].end))


def _by_somebody(clauses: Clauses, last: Cue, found: Mention) -> Attribution | None:
    """By a verb of speech before the last one, or by the clause, where the last has a thing `found` for its subject."""
    earlier = _by_earlier(clauses, last)
    if earlier and earlier.mention and clauses.mentions.can_speak(earlier.mention):
        return earlier
    subject = clauses.mentions.of_clause(0, clauses.verb_group(last.at))
    part = subject is not None and found.start <= subject.start < found.end
    if subject and part and subject.kind is not MentionKind.DESCRIPTION:
        return None  # `the Delby grandee` is no Delby
    if subject and clauses.mentions.can_speak(subject):
        return _attribution(clauses, last, subject, "A001")
    return None


def _by_earlier(clauses: Clauses, last: Cue) -> Attribution | None:
    """By a verb of speech before the last one, which has no subject (`said he was willing to testify`)."""
    for cue in reversed(clauses.cues):
        if cue.at < last.at and not cue.passive and (found := _by_cue(clauses, cue, "A001")):
            return found
    return None


def inverted(frame: Frame) -> Attribution | None:
    """Whoever follows the verb of speech right after the quotation (`said Rachid`, `was the verdict of Rachid`)."""
    clauses = frame.after
    if said := said_of(clauses.tokens, clauses.mentions):
        return Attribution("A003", said[1], (clauses.tokens[0].start, clauses.tokens[said[0]].end))
    if written := is_written(clauses.tokens):
        return Attribution("A007", Mention(*written, MentionKind.DESCRIPTION), written)
    cue = clauses.first_cue()
    if cue is None or any(token.is_word for token in clauses.tokens[: clauses.verb_group(cue.at)]):
        return None
    mention = clauses.inverted(cue)
    return _attribution(clauses, cue, mention, "A003") if mention else None


def clause_after(frame: Frame) -> Attribution | None:
    """Whoever a clause after the quotation makes speak (`he said`)."""
    cue = frame.after.first_cue()
    if cue is None or (not _runs_on(frame) and frame.after.tokens[0].lower in DEPENDENT):
        return None
    return _by_cue(frame.after, cue, "A002")


def according(frame: Frame) -> Attribution | None:
    """Whoever `according to` names in the same sentence; weak where it is only `For`."""
    for clauses in (frame.after, frame.before):
        found = clauses.according()
        if found:
            at, mention = found
            first = clauses.tokens[max(0, at - 1)]
            return Attribution("A004", mention, (first.start, clauses.tokens[at].end), weak=at == 0)
    return None


def colon(frame: Frame) -> Attribution | None:
    """The subject of a lead-in that ends with a colon and has no verb of speech."""
    tokens = frame.before.tokens
    if not tokens or tokens[-1].word != ":":
        return None
    last = len(tokens) - 1
    if last == 1 and tokens[0].lower in LABELS:
        return Attribution("A005", cue=(tokens[0].start, tokens[0].end), weak=True)
    mentions = frame.before.mentions
    mention = (
        inscriber(tokens, mentions)
        or owner_of_saying(tokens, mentions)
        or mentions.of_clause(0, last)
        or text_named(frame.before)
        or mentions.subject(last)
    )
    if mention and mention.kind is MentionKind.DESCRIPTION and tokens[0].lower == "in":
        mention = text_named(frame.before) or mention  # `In a letter that the radio received stood:`
    if mention and names_nobody(frame, mention):
        return None
    if mention and frame.previous is not None and not mentions.can_speak(mention):
        return Attribution("A005", cue=(tokens[-1].start, tokens[-1].end), weak=True, follows=frame.previous)
    return Attribution("A005", mention, (tokens[-1].start, tokens[-1].end)) if mention else None


def beside(frame: Frame) -> Attribution | None:
    """Whoever does right beside the quotation what is speech only there (`he began`, `she read`)."""
    leading = frame.before.beside(before=False)
    if leading:
        return _by_cue(frame.before, leading, "A024")
    following = frame.after.beside(before=True) if frame.quotation.utterance and _runs_on(frame) else None
    return _by_cue(frame.after, following, "A024") if following else None


def within(frame: Frame) -> Attribution | None:
    """Whoever a clause between commas inside the guillemets makes speak, as French sets it (`« I wait, he says. »`)."""
    quotation, page = frame.quotation, frame.page
    if quotation.rule != "Q003":
        return None
    start = quotation.start + len(quotation.opened)
    clause = interposed(page.lexicon).search(page.text, start, min(quotation.end, start + REACH))
    if clause is None:
        return None
    clauses = page.clauses(clause.start() + 1, clause.end())
    cue = clauses.first_cue()
    return _by_cue(clauses, cue, "A025") if cue else None


def signature(frame: Frame) -> Attribution | None:
    """A name set off by a dash or a colon after the quotation, and nothing else."""
    tokens = frame.after.tokens
    if not 1 < len(tokens) <= SIGNED or tokens[0].word not in "–—―-:":
        return None
    mention = frame.after.mentions.forward(1)
    if mention is None or mention.kind is MentionKind.PRONOUN:
        return None
    whole = tokens[1].start == mention.start and mention.end == tokens[-1].end
    if tokens[0].word == ":" and not whole and frame.here.kind is not BlockKind.BODY:
        return None
    return Attribution("A020", mention, (tokens[0].start, tokens[0].end))


def next_sentence(frame: Frame) -> Attribution | None:
    """A short sentence after the quotation that does nothing but attribute it (`Smith said.`)."""
    page, quotation = frame.page, frame.quotation
    if any(token.is_word for token in frame.after.tokens) or not quotation.utterance:
        return None
    at = page.sentence_at(quotation.end - 1) + 1
    if at >= len(page.sentences) or not quotation.end <= page.sentences[at].start < frame.here.end:
        return None
    start, end = page.sentences[at].start, page.sentences[at].end
    if frame.index + 1 < len(page.quotations) and page.quotations[frame.index + 1].start < end:
        return None
    clauses = page.clauses(start, min(end, start + 160))
    cue = clauses.first_cue()
    asked = frame.inner[-1:] in "?!"
    longest = 3 * SHORT if asked else SHORT
    how = [token.lower for token in clauses.tokens[:3]] == ["that", "was", "how"]
    if cue is None or (sum(token.is_word for token in clauses.tokens) > longest and not how):
        return None
    if not (asked or how) and cue.end < len(clauses.tokens) - 3:
        return None
    return _by_cue(clauses, cue, "A021")


def speaking_text(clauses: Clauses, cue: Cue, mention: Mention) -> bool:
    """Whether a text is the verb's subject, which speaks for whoever made it."""
    begins = clauses.verb_group(cue.at)
    last = next((at for at in range(begins - 1, -1, -1) if clauses.tokens[at].start < mention.end), 0)
    nouns = clauses.tokens[last : min(begins, last + 3)]
    named = mention.kind is not MentionKind.PRONOUN
    return cue.inscription or (named and any(noun.lower in clauses.grammar.statements for noun in nouns))


def denied(clauses: Clauses, cue: Cue, mention: Mention) -> bool:
    """Whether nobody says it, or somebody only might."""
    nobody = any(
        token.start == mention.start and token.lower in clauses.grammar.negations for token in clauses.tokens
    )
    return nobody or clauses.is_negated(cue)


def _by_cue(clauses: Clauses, cue: Cue, rule: str) -> Attribution | None:
    mention = clauses.speaker(cue)
    return _attribution(clauses, cue, mention, rule) if mention else None


def _attribution(clauses: Clauses, cue: Cue, mention: Mention, rule: str) -> Attribution:
    span = _span(clauses, cue)
    if denied(clauses, cue, mention):
        return Attribution("A018", mention, span, weak=True)
    if speaking_text(clauses, cue, mention):
        return Attribution("A007", mention, span)
    return Attribution("A003" if mention.start >= span[1] and rule == "A002" else rule, mention, span)


def _span(clauses: Clauses, cue: Cue) -> tuple[int, int]:
    return clauses.tokens[cue.at].start, clauses.tokens[cue.end - 1].end


def _runs_on(frame: Frame) -> bool:
    """Whether the sentence runs on after the quotation, as before `he said`."""
    after = frame.after.tokens
    return frame.inner[-1:] in ",?!…–—" or (bool(after) and after[0].word == ",")


def _leads(clauses: Clauses, cue: Cue) -> bool:
    """Whether nothing but its object and a sign or `that` stands between the verb and the quotation."""
    rest = clauses.tokens[cue.end :]
    if not rest or rest[-1].word == ":":
        return True
    return len(rest) <= 6 and (rest[-1].word == "," or rest[-1].lower in ("that", "how"))


RULES: tuple[Rule[[Frame], Attribution | None], ...] = (
    Rule("A008", "the same speaker goes on after an attribution in the middle", middle),
    Rule("A006", "a second verb of speech goes on with the same speaker", second_verb),
    Rule("A019", "nobody: the subject of the verb hears the words", hearer),
    Rule("A001", "a speaker and a verb of speech lead up to the quotation", lead_in),
    Rule("A003", "a verb of speech and then the speaker follow it", inverted),
    Rule("A002", "a speaker and a verb of speech follow it", clause_after),
    Rule("A004", "`according to` names the speaker", according),
    Rule("A024", "a verb that is one of speech right beside the marks", beside),
    Rule("A025", "a clause inside the guillemets attributes them", within),
    Rule("A005", "a lead-in without a verb of speech ends with a colon", colon),
    Rule("A020", "a name is set off after it", signature),
    Rule("A021", "a short sentence after it attributes it", next_sentence),
)
"""In the order in which they are tried; the first that sees a speaker decides."""

REFINED: tuple[Rule[[Clauses, Cue, Mention], bool], ...] = (
    Rule("A018", "the verb of speech is denied or supposed", denied),
    Rule("A007", "a statement, a post or a video speaks for whoever made it", speaking_text),
)
"""What is told of a verb of speech and its subject wherever they stand, in place of the rule that saw them."""
