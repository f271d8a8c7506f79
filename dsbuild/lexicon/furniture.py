from pydantic import model_validator

from dsbuild.lexicon.strict import Strict, WordList


class Calendar(Strict):
    """The words a time stamp is made of."""

    months: WordList
    weekdays: WordList
    units: WordList
    zones: WordList
    labels: WordList


class Furniture(Strict):
    """What stands on a news page around the article, and what introduces the parts of the article itself.

    `…_lines` are whole lines, `…_openings` open a line, `…_phrases` stand anywhere in it, `…_words` are
    single words. All are lower case, with straight apostrophes; an opening that ends in a colon asks for
    a colon, a dash or the end of the line after it.
    """

    calendar: Calendar

    navigation_lines: WordList
    navigation_openings: WordList
    section_lines: WordList
    share_words: WordList
    widget_lines: WordList
    widget_openings: WordList
    paper_words: WordList
    outlet_words: WordList
    letterhead_words: WordList
    byline_openings: WordList
    name_particles: WordList
    newsroom_words: WordList
    biography_openings: WordList
    biography_phrases: WordList
    credit_openings: WordList
    credit_words: WordList
    agency_words: WordList
    sign_off_openings: WordList
    sign_off_lines: WordList
    link_openings: WordList
    link_headings: WordList
    invitation_openings: WordList
    invitation_lines: WordList
    invitation_phrases: WordList
    request_openings: WordList
    media_words: WordList
    closing_phrases: WordList
    navigation_hints: WordList
    widget_hints: WordList
    invitation_hints: WordList
    advertisement_hints: WordList
    link_hints: WordList
    foreign_words: WordList
    advertisement_lines: WordList
    advertisement_openings: WordList
    copyright_openings: WordList
    copyright_phrases: WordList

    caption_openings: WordList
    caption_phrases: WordList
    picture_stems: WordList
    correction_openings: WordList
    fact_box_openings: WordList
    fact_box_lines: WordList
    post_openings: WordList
    question_labels: WordList
    answer_labels: WordList
    interviewer_words: WordList
    broadcaster_words: WordList
    address_words: WordList
    function_words: WordList

    @model_validator(mode="after")
    def _comparable(self) -> "Furniture":
        """Refuses words that a line in lower case with straight apostrophes can never equal."""
        lists = [getattr(self, name) for name in type(self).model_fields if name != "calendar"]
        lists += [getattr(self.calendar, name) for name in Calendar.model_fields]
        odd = [word for words in lists for word in words.words if word != word.lower() or "’" in word]
        if odd:
            raise ValueError(f"not in lower case with straight apostrophes: {', '.join(odd)}")
        return self
