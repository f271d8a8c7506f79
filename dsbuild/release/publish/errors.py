"""Why a publish or a withdrawal did not go through."""


class RefusedError(RuntimeError):
    """It must not be done as asked; the message says why, and what to do instead."""


class FailedError(RuntimeError):
    """It could not be done or finished; nothing incomplete is visible, and running it again goes on from there."""


class TakenError(RuntimeError):
    """Another release has appeared under this version meanwhile."""
