"""Plots as SVG, drawn by matplotlib: the same bytes for the same figures and the same release of it."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = ("#4c78a8", "#e45756", "#f2a541", "#72b7b2", "#8c6bb1")
_STYLE: Any = {
    "axes.grid": True,
    "axes.grid.axis": "x",
    "axes.spines.right": False,
    "axes.spines.top": False,
    "font.size": 9.0,
    "grid.alpha": 0.3,
    "svg.fonttype": "none",
    "svg.hashsalt": "dsbuild",
}


def bars(rows: Sequence[str], series: Mapping[str, Sequence[float]], unit: str) -> str:
    """Horizontal bars, a group of them for each row, one for each series."""

    def draw(axes: "Axes") -> None:
        height = 0.8 / len(series)
        for number, (name, values) in enumerate(series.items()):
            places = [row + number * height for row in range(len(rows))]
            drawn = axes.barh(places, values, height, label=name, color=COLOURS[number % len(COLOURS)])
            axes.bar_label(drawn, labels=[f"{value:,.0f}" for value in values], padding=2, fontsize=8)
        axes.set_yticks([row + 0.4 - height / 2 for row in range(len(rows))], rows)
        if len(series) > 1:
            axes.legend(frameon=False)

    return _svg(draw, unit, 0.28 * len(rows) * max(1.0, len(series) * 0.7) + 1.0)


def ranges(
    rows: Sequence[str],
    found: Sequence[tuple[float, float | None, float | None]],
    unit: str,
    until: float | None = None,
) -> str:
    """A mark for each row, with the range from the least to the most; an arrow where it has no end.

    `until` is where the axis ends, by default where the figures do.
    """

    def draw(axes: "Axes") -> None:
        top = max([1.0, *(max(mark, most or 0.0) for mark, _, most in found)])
        for row, (mark, least, most) in enumerate(found):
            low, high = mark if least is None else least, top * 1.05 if most is None else most
            axes.plot([low, high], [row, row], color=COLOURS[0], linewidth=2, alpha=0.5)
            axes.plot([mark], [row], "o", color=COLOURS[0], markersize=4)
            if most is None:
                axes.plot([high], [row], ">", color=COLOURS[0], markersize=4)
        axes.set_yticks(range(len(rows)), rows)

        if until is not None:
            axes.set_xlim(0, until)

    return _svg(draw, unit, 0.26 * len(rows) + 1.0)


def _svg(draw: Any, unit: str, height: float) -> str:
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(8, height), layout="constrained")
        axes = figure.subplots()
        draw(axes)
        axes.invert_yaxis()
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlabel(unit)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    drawn = out.getvalue()
    inner = drawn[drawn.index("<svg") :]
    return re.sub(r' (?:width|height)="[\d.]+pt"', "", inner, count=2)
