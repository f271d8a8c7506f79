from dsbuild.lexicon.strict import Strict, WordList


class Voice(Strict):
    """Words that decide between voices: what is no speech of its own, and what sounds like a statement."""

    worship: WordList
    statement_openings: WordList
