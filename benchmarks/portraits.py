"""Fits the linear models of `dsbuild/lexicon/portraits` to portrayals and gold, and tells how good they are left out.

    pip install -e .[test]
    python benchmarks/portraits.py                 # figures of a cross-validation by article; --docs docs/roles.md
    python benchmarks/portraits.py --write         # the weights, anew

A portrayal is a label, a tab and a sentence in which `@` stands for a name (`seeds/portrayals`); gold gives one person
or body of an article as an instance, with all the places at which the article tells of them.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import page
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from dsbuild import layout, lexicon, quotes, sentences
from dsbuild.evaluation import corpus
from dsbuild.evaluation.compare import same_person
from dsbuild.evaluation.gold import GoldSpeaker
from dsbuild.lexicon.linear import BIAS, SCALE, Linear, damped
from dsbuild.model import Role, article_from_text
from dsbuild.quotes.narration import labels
from dsbuild.quotes.roster.introduced import gathered, own
from dsbuild.quotes.roster.joining import joined
from dsbuild.quotes.roster.mentioned import named_by
from dsbuild.quotes.roster.nameless import NAMELESS
from dsbuild.quotes.roster.part import PART
from dsbuild.quotes.roster.persons import apposed
from dsbuild.quotes.roster.portraits import Surroundings, features, of_name
from dsbuild.quotes.roster.reader import read
from dsbuild.quotes.roster.telling import tell
from dsbuild.quotes.roster.vocabulary import bare, normal, vocabulary

ROOT = Path(__file__).parent.parent
PORTRAYALS = ROOT / "seeds" / "portrayals"
PACKAGED = ROOT / "dsbuild" / "lexicon" / "portraits"
GOLD = [ROOT / "seeds", *(ROOT / "tests/golden" / name for name in ("news", "houses"))]
CASES = ROOT / "tests/golden/speakers"
MARKS = '“”"‘’ …'
SOMEBODY, SOMETHING = "Ewan Tarrick", "Zorvania"
SPOKEN = "\n“It rained,” said Walter Prentiss.\n"  # so that the text has a speaker, and is read
LABELS = {
    "xc": ("extremist", "current"),
    "xf": ("extremist", "former"),
    "o": ("official", None),
    "v": ("victim_or_witness", None),
    "e": ("expert", None),
    "j": ("journalist", None),
    "z": ("other", None),
}
MODELS = ("names", "bodies", "people")
ROLES = ("extremist", "official", "victim_or_witness", "expert", "journalist", "other")
FORMER = "former"
KIND = (
    "D:"  # begins a feature that tells portrayals from articles: what all lines share is not learnt of people
)
CASE = frozenset({f"{KIND}case"})
NOBODY = -1  # somebody whom the cast of a line does not hold
AT_LEAST = 2  # instances that have a feature
LEAST = 3  # hundredths of a logit, in one answer at least, for a feature to be kept
STRENGTH = 3.0  # the inverse of the regularisation
OF_A_NAME, OF_A_LINE, OF_A_DOSSIER = 0.1, 0.05, 0.15  # weights, where that of somebody of an article is 1
LEXICON = lexicon.load()
WORDS = vocabulary(LEXICON)


class Instance(NamedTuple):
    """The features of a name, certain ones and the words around it, what it is, and the article or file that it comes from."""

    certain: frozenset[str]
    around: frozenset[str]
    answer: str
    status: str | None
    source: str
    weight: float = 1.0


class Read(NamedTuple):
    """A text as far as it is read before roles are told."""

    text: str
    split: tuple
    quoted: tuple
    attributed: tuple


def read_text(text: str) -> Read:
    """The sentences, quotations and attributions of a text."""
    article = article_from_text(text)
    laid = layout.lay_out(article, LEXICON)
    split = sentences.segment(article.text, laid.blocks, LEXICON)
    shown, _ = quotes.as_read(article.text, laid, LEXICON)
    return Read(shown, split, *quotes.attributed_in(shown, laid, split, LEXICON))


def people_of_lines(path: Path) -> Iterator[Instance]:
    """An instance a line."""
    kind = {f"{KIND}line"}
    for label, line in _lines(path):
        told = tell(*read_text(line.replace("@", SOMEBODY) + SPOKEN), LEXICON)
        scene = told.scene
        index = _word_at(scene.reading, line.index("@"), scene.classes, "NPX")
        if index is None:
            continue
        person = scene.cast.who.setdefault(index, NOBODY)
        around = Surroundings(scene.reading, scene.classes, WORDS.portraits.names)
        words = frozenset(features(around, [(index - 1, index + 1)]))
        found = _without_part(told.standing.features(person)) | kind
        yield Instance(found, words, *LABELS[label], path.name, OF_A_LINE)


def people_of_dossiers(path: Path) -> Iterator[Instance]:
    """An instance a line of several sentences, of which the first names the person in full."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        label, _, sentences_of_it = line.partition("\t")
        told_of = sentences_of_it.replace("@", SOMEBODY, 1).replace("@", SOMEBODY.rsplit(maxsplit=1)[-1])
        told = tell(*read_text(told_of.replace(" ¶ ", "\n") + SPOKEN), LEXICON)
        scene = told.scene
        index = next((i for i in scene.cast.who if scene.reading.word(i) == SOMEBODY), None)
        if index is not None:
            person = scene.cast.who[index]
            found = _without_part(told.standing.features(person)) | {f"{KIND}dossier"}
            words = told.standing.around(person)
            yield Instance(found, words, *LABELS[label], f"{path.name}-{number}", OF_A_DOSSIER)


def _without_part(found: frozenset[str]) -> frozenset[str]:
    """Features without those of the part in an article, which a portrayal does not have."""
    return frozenset(feature for feature in found if not feature.startswith(PART))


def bodies_of_dossiers(path: Path) -> Iterator[Instance]:
    """An instance a line of several sentences on a body whose name stands in the second column."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        label, name, told_of = line.split("\t")
        text = told_of.replace("@", name).replace(" ¶ ", "\n") + SPOKEN
        key, answer = normal(bare(name)), "other" if label == "n" else "extremist"
        for seen in bodies_in(read_text(text)):
            if seen.key == key:
                found = seen.certain | {f"{KIND}dossier"}
                yield Instance(found, seen.around, answer, None, f"{path.name}-{number}", OF_A_DOSSIER)


def bodies_of_lines(path: Path) -> Iterator[Instance]:
    """An instance a line."""
    key = normal(SOMETHING)
    for label, line in _lines(path):
        for seen in bodies_in(read_text(line.replace("@", SOMETHING) + SPOKEN)):
            if seen.key == key:
                found = seen.certain - of_name(SOMETHING) | {f"{KIND}line"}
                answer = "other" if label == "n" else "extremist"
                yield Instance(found, seen.around, answer, None, path.name, OF_A_LINE)


class Body(NamedTuple):
    """A name in normal form, with the features of what rules find on it and of the words around it."""

    key: str
    certain: frozenset[str]
    around: frozenset[str]


def bodies_in(here: Read) -> Iterator[Body]:
    """The names of a text that can be bodies."""
    named = named_by(here.text, here.attributed, WORDS)
    reading = read(here.text, here.split, here.quoted, named, WORDS, labels(here.quoted, here.attributed))
    people = apposed(reading)
    classes = joined(reading, WORDS)
    around = Surroundings(reading, classes, WORDS.portraits.names)
    cases, same = gathered(reading, classes, WORDS)
    for name, case, certain in own(cases, same, named.whole, WORDS, people):
        if certain is not None:
            yield Body(name, frozenset(certain), frozenset(features(around, case.places)))


def names_of_lines(path: Path) -> Iterator[Instance]:
    """An instance a name."""
    for line in path.read_text(encoding="utf-8").splitlines():
        label, _, name = line.partition("\t")
        found = frozenset(of_name(name)) | {f"{KIND}name"}
        answer = "extremist" if label == "x" else "other"
        yield Instance(found, frozenset(), answer, None, path.name, OF_A_NAME)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        label, _, sentence = line.partition("\t")
        if sentence.count("@") == 1:
            yield label, sentence


def _word_at(reading, at: int, classes: str, kinds: str) -> int | None:
    spans = enumerate(zip(reading.starts, reading.ends, strict=True))
    return next((i for i, (start, end) in spans if start <= at < end and classes[i] in kinds), None)


class Spoken(NamedTuple):
    """A sentence of gold that quotes somebody."""

    start: int
    end: int
    speaker: GoldSpeaker


def gold_of(folder: Path) -> Iterator[tuple[str, str, list[Spoken]]]:
    """The articles of a folder that are not held out: name, text, and the sentences of the gold that quote somebody."""
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        files = [*(folder / "open").glob(f"{path.stem}.*"), *(folder / "open").glob(path.stem)]
        if gold.get("split") == "heldout" or not files:
            continue
        (article,) = corpus.articles([str(files[0])]).values()
        told = [
            Spoken(sentence["start"], sentence["end"], GoldSpeaker.model_validate(sentence["speaker"]))
            for sentence in gold["sentences"]
            if sentence.get("speaker") and sentence["speaker"].get("role") in ROLES
        ]
        yield path.stem, article.text, told


def keys_of(speaker: GoldSpeaker) -> set[str]:
    """All names of a speaker in normal form."""
    return {normal(bare(name)) for name in (speaker.name, *speaker.aliases) if name}


def people_of_gold(folder: Path) -> Iterator[Instance]:
    """An instance for each speaker of an article, named or not."""
    for name, text, spoken in gold_of(folder):
        yield from _people(name, text, spoken)


def _people(
    name: str, text: str, spoken: list[Spoken], kind: frozenset[str] = frozenset()
) -> Iterator[Instance]:
    here = read_text(text)
    if not any(a.mention or a.interviewee for a in here.attributed):
        return
    told = tell(*here, LEXICON)
    forms = {
        p: {normal(bare(form)) for form in forms} for p, forms in told.scene.cast.forms.items() if p >= 0
    }
    answers: dict[int, Counter] = defaultdict(Counter)
    for said in spoken:
        answer = str(said.speaker.role), said.speaker.status and str(said.speaker.status)
        meant = [person for person, known in forms.items() if known & keys_of(said.speaker)]
        if len(meant) == 1:
            answers[meant[0]][answer] += 1
            continue
        for quotation, (reference, _), person in zip(here.quoted, told.owners, told.speakers, strict=True):
            inside = quotation.speech and quotation.start < said.end and said.start < quotation.end
            if (
                inside
                and person is not None
                and person <= NAMELESS
                and same_person(said.speaker, reference.description or "")
            ):
                answers[person][answer] += 1
    for person, counts in answers.items():
        (role, status), _ = counts.most_common(1)[0]
        found, words = told.standing.features(person) | kind, told.standing.around(person)
        yield Instance(found, words, role, status, name)


def people_of_cases(lot: Path) -> Iterator[Instance]:
    """An instance for each speaker of a small case, in the form of `tests/golden/speakers`."""
    for number, block in enumerate(re.split(r"(?m)^---\s*$", lot.read_text(encoding="utf-8"))):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        text = "\n".join(line for line in lines if not line.startswith("= "))
        spoken = []
        for line in (line.removeprefix("= ") for line in lines if line.startswith("= ")):
            words, names, *told = (part.strip() for part in line.split(" :: "))
            role, _, status = (told[0] if told else "").partition(" ")
            at = text.find(words.strip(MARKS))
            if role in ROLES and at >= 0:
                name, *aliases = names.split(" / ")
                speaker = GoldSpeaker(
                    name=name, aliases=tuple(aliases), role=Role(role), status=status or None
                )
                spoken.append(Spoken(at, at + 1, speaker))
        yield from _people(f"{lot.stem}-{number}", text, spoken, CASE)


def bodies_of_gold(folder: Path) -> Iterator[Instance]:
    """An instance for each name of an article that can be a body; `bodies.tsv` tells which are extremist organisations."""
    known = bodies_told()
    for name, text, _ in gold_of(folder):
        yield from _bodies(name, text, known.get(name, frozenset()))


def bodies_of_cases(lots: Path) -> Iterator[Instance]:
    """An instance for each name of a small case that can be a body, of the lots of which it is told which are."""
    known = bodies_told()
    told_of = {name.rpartition("-")[0] for name in known}
    for lot in (lot for lot in sorted(lots.glob("*.txt")) if lot.stem in told_of):
        for number, block in enumerate(re.split(r"(?m)^---\s*$", lot.read_text(encoding="utf-8"))):
            name, lines = f"{lot.stem}-{number}", (line.strip() for line in block.splitlines())
            text = "\n".join(line for line in lines if line and not line.startswith("= "))
            yield from _bodies(name, text, known.get(name, frozenset()), CASE)


def bodies_told() -> dict[str, frozenset[str]]:
    """The extremist organisations of each article and small case, all their names in normal form."""
    told = {}
    for line in (PORTRAYALS / "bodies.tsv").read_text(encoding="utf-8").splitlines():
        name, _, bodies = line.partition("\t")
        told[name] = frozenset(normal(bare(body)) for body in bodies.split(" / "))
    return told


def _bodies(
    name: str, text: str, known: frozenset[str], kind: frozenset[str] = frozenset()
) -> Iterator[Instance]:
    for seen in bodies_in(read_text(text)):
        answer = "extremist" if _is_one(seen.key, known) else "other"
        if answer == "extremist" or not any(f" {seen.key} " in f" {one} " for one in known):
            yield Instance(seen.certain | kind, seen.around, answer, None, name)


def _is_one(key: str, known: frozenset[str]) -> bool:
    """Whether a name in normal form is a known one, or holds one of several words: `the second column of the Iron Front`."""
    return key in known or any(" " in one and f" {one} " in f" {key} " for one in known)


def fitted(instances: Sequence[Instance], answers: dict[str, Callable[[Instance], bool | None]]) -> Linear:
    """A logistic regression for each answer, on the instances of which it is asked."""
    counts = Counter(feature for instance in instances for feature in (*instance.certain, *instance.around))
    place = {f: i for i, f in enumerate(sorted(f for f, count in counts.items() if count >= AT_LEAST))}
    columns = []
    for asked in answers.values():
        chosen = [(instance, wanted) for instance in instances if (wanted := asked(instance)) is not None]
        model = LogisticRegression(C=STRENGTH, max_iter=4000, solver="liblinear", random_state=0)
        model.fit(
            _matrix([instance for instance, _ in chosen], place),
            [wanted for _, wanted in chosen],
            sample_weight=[instance.weight for instance, _ in chosen],
        )
        columns.append((model.intercept_[0], model.coef_[0]))
    weights = {
        feature: tuple(round(SCALE * coefficients[i]) for _, coefficients in columns)
        for feature, i in place.items()
    }
    kept = {
        feature: row
        for feature, row in weights.items()
        if max(map(abs, row)) >= LEAST and not feature.startswith(KIND)
    }
    return Linear(tuple(answers), tuple(round(SCALE * bias) for bias, _ in columns), kept)


def _matrix(instances: Sequence[Instance], place: dict[str, int]) -> csr_matrix:
    indices, values, pointers = [], [], [0]
    for instance in instances:
        sure = sorted(place[f] for f in instance.certain if f in place)
        hints = sorted(place[f] for f in instance.around if f in place)
        indices += [*sure, *hints]
        values += [*([1.0] * len(sure)), *([damped(len(instance.around))] * len(hints))]
        pointers.append(len(indices))
    parts = np.array(values), np.array(indices, dtype=np.int32), np.array(pointers, dtype=np.int32)
    return csr_matrix(parts, shape=(len(instances), len(place)))


def of_role(role: str) -> Callable[[Instance], bool]:
    """Whether an instance has the role."""
    return lambda instance: instance.answer == role


def is_former(instance: Instance) -> bool | None:
    """Whether an extremist actor left; None for others."""
    return None if instance.answer != "extremist" or not instance.status else instance.status == FORMER


PEOPLE = {**{role: of_role(role) for role in ROLES}, FORMER: is_former}
BODIES = {"extremist": of_role("extremist")}
_CARDS = LEXICON.evidence
ENOUGH = {
    "names": {},
    "bodies": {"extremist": _CARDS.organisations.likely},
    "people": {"extremist": _CARDS.people.enough, FORMER: _CARDS.people.gone_unhinted},
}


def write(model: Linear, path: Path) -> None:
    """Writes a model as the package reads it."""
    rows = ["\t".join(["feature", *model.answers]), "\t".join([BIAS, *map(str, model.bias)])]
    rows += ["\t".join([feature, *map(str, model.weights[feature])]) for feature in sorted(model.weights)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """Fits, and writes or tells."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--only", choices=MODELS, help="fit this model alone")
    parser.add_argument("--docs", type=Path, help="renew the tables between the marks of that page")
    parser.add_argument("--gold", type=Path, nargs="*", default=GOLD, help="folders with `open` and `gold`")
    given = parser.parse_args()
    if given.only is None:  # each reads the one before, from a process that begins anew
        for name in MODELS:
            subprocess.run([sys.executable, __file__, *sys.argv[1:], "--only", name], check=True)
        return
    gold = [folder for folder in given.gold if (folder / "gold").is_dir()]
    names = names_of_lines(PORTRAYALS / "names.tsv")
    if given.only == "names":
        settle([name._replace(weight=1.0) for name in names], BODIES, "names", given)
    elif given.only == "bodies":
        bodies = [*names, *bodies_of_lines(PORTRAYALS / "organisations.tsv")]
        bodies += bodies_of_dossiers(PORTRAYALS / "organisations-at-length.tsv")
        bodies += [instance for folder in gold for instance in bodies_of_gold(folder)]
        bodies += bodies_of_cases(CASES)
        settle(bodies, BODIES, "bodies", given)
    else:
        people = [
            *people_of_lines(PORTRAYALS / "people.tsv"),
            *people_of_dossiers(PORTRAYALS / "people-at-length.tsv"),
        ]
        people += [instance for folder in gold for instance in people_of_gold(folder)]
        people += [instance for lot in sorted(CASES.glob("*.txt")) for instance in people_of_cases(lot)]
        settle(people, PEOPLE, "people", given)


def settle(instances: Sequence[Instance], answers: dict, name: str, given: argparse.Namespace) -> None:
    """Writes a model, or tells how good it is on what is left out."""
    print(f"{name}: {len(instances)} instances, {dict(Counter(instance.answer for instance in instances))}")
    if given.write:
        model = fitted(instances, answers)
        write(model, PACKAGED / f"{name}.tab")
        print(f"  {len(model.weights)} features")
        return
    made = validated(instances, answers, ENOUGH[name])
    print(made)
    if given.docs and name != "names":
        of_articles = [
            row for row in made.split("\n") if not re.match(r"\| (?:case|dossier|line|name) ", row)
        ]
        page.renew(given.docs, **{f"fitted-{name}": "\n".join(of_articles)})


def validated(instances: Sequence[Instance], answers: dict, enough: dict[str, float], folds: int = 5) -> str:
    """A table of the precision and recall of each answer on instances left out, articles and dossiers whole."""
    sources = {instance.source for instance in instances if not instance.source.endswith(".tsv")}
    fold = {source: number % folds for number, source in enumerate(sorted(sources))}
    of = [fold.get(instance.source, number) % folds for number, instance in enumerate(instances)]
    if len(sources) < folds:
        of = [number % folds for number in range(len(instances))]
    tally: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for left in range(folds):
        model = fitted([i for i, part in zip(instances, of, strict=True) if part != left], answers)
        for instance in (i for i, part in zip(instances, of, strict=True) if part == left):
            logits = dict(zip(model.answers, model.logits(instance.certain, instance.around), strict=True))
            kind = next((f.removeprefix(KIND) for f in instance.certain if f.startswith(KIND)), "article")
            for answer, asked in answers.items():
                wanted = asked(instance)
                if wanted is not None:
                    tally[kind, answer][wanted, logits[answer] >= enough.get(answer, 0.0)] += 1
    rows = ["| left out | answer | of | precision | recall |", "|---|---|---|---|---|"]
    for (kind, answer), counts in sorted(tally.items()):
        right, all_ = counts[True, True], counts[True, True] + counts[True, False]
        precision, recall = 100 * right / max(1, right + counts[False, True]), 100 * right / max(1, all_)
        rows.append(f"| {kind} | {answer} | {all_:,} | {precision:.1f} | {recall:.1f} |")
    return "\n".join(["", *rows, ""])


if __name__ == "__main__":
    main()
