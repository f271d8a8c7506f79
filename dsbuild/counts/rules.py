"""The rules in the order in which they are asked: the first that fires decides."""

from typing import Any

from dsbuild.counts import (
    anaphora,
    comparisons,
    distant,
    fates,
    figures,
    following,
    gapping,
    genres,
    losses,
    named,
    nouns,
    objects,
    results,
    shares,
    sources,
    subjects,
    things,
    tolls,
    unreal,
    zero,
)
from dsbuild.counts.binding import Binding, Scene
from dsbuild.model import Rule

Binds = Rule[[Scene, int], Binding | None]
RulesOut = Rule[[Scene, int], bool]
RulesOutBound = Rule[[Scene, int, Binding], bool]

# What a number is of, before any harm is looked for.
OF_NUMBERS: tuple[RulesOut, ...] = (
    figures.AGE,
    figures.MONEY,
    figures.CLOCK,
    figures.DATE,
    figures.SHARE,
    figures.ORDINAL,
    comparisons.DIFFERENCE,
    things.IDIOM,
    figures.NAME,
    things.MEASURE,
    things.DURATION,
    things.ATTACK,
    things.WEAPON,
    things.ANIMAL,
    things.WITHDRAWN,
    things.PRONOUN,
)

# What binds a number to harm by words of its own: the nearest first.
OF_HARM: tuple[Binds, ...] = (
    zero.NOBODY_HARMED,
    zero.NO_LOSS,
    zero.NOBODY_HIT,
    named.LABELLED,
    nouns.COUNTED,
    nouns.ATTRIBUTIVE,
    tolls.LIVES,
    objects.DEED,
    subjects.SUFFERS,
    losses.BEREAVED,
    results.RESULT,
    objects.OBJECT,
    objects.TO_HOSPITAL,
    tolls.TOLL,
    named.LEFT,
    distant.SUFFERS_FAR,
    objects.OBJECT_FAR,
    named.POSTPOSED,
    named.TAKEN_UP,
    named.WHOM,
    nouns.VICTIMS,
)

# The same for the whole of `three of the 12 passengers`, which shares nothing else.
OF_WHOLES: tuple[Binds, ...] = (nouns.COUNTED, nouns.ATTRIBUTIVE, named.WHOLE, named.WHOM)

# What a number shares with those bound before it.
OF_SHARES: tuple[Binds, ...] = (
    shares.DEGREE,
    shares.SUBSET,
    shares.LISTED,
    shares.FURTHER,
    anaphora.ANSWERED,
    anaphora.RESUMED,
    anaphora.INCLUDED,
    anaphora.ELLIPSIS,
    anaphora.ANOTHER_TIME,
    anaphora.CORRECTED,
    anaphora.REPLACING,
    sources.ANOTHER_SOURCE,
    gapping.PARALLEL,
    following.FOLLOWED,
)

# Why a number bound to harm is no count after all.
OF_BINDINGS: tuple[RulesOutBound, ...] = (
    unreal.AGENT,
    unreal.PLANNED,
    unreal.FEARED,
    unreal.POSSIBLE,
    unreal.NEGATED,
    unreal.DISEASE,
    genres.SPORT,
    genres.FICTION,
    genres.TITLE_OF_WORK,
    genres.ON_REGISTER,
)

# What a number counts that no harm binds.
OF_THE_REST: tuple[RulesOut, ...] = (
    things.THING,
    fates.ARRESTED,
    fates.CAPTIVE,
    fates.SURVIVED,
    fates.DISPLACED,
    fates.CHARGED,
    fates.STRENGTH,
)

RULES: tuple[Rule[..., Any], ...] = (
    *OF_NUMBERS,
    *OF_HARM,
    named.WHOLE,
    *OF_SHARES,
    *OF_BINDINGS,
    *OF_THE_REST,
)
