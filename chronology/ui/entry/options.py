"""What each choice of the form is called there. The values are the model's; these words are for the eye."""

from __future__ import annotations

from chronology.model.entering import Direction, Enquiry, Seen, Significance

SEEN = {
    Seen.NOT_RECORDED: "not recorded",
    Seen.SEEN: "seen",
    Seen.SPOKEN_TO: "spoken to",
    Seen.ALONE: "spoken to alone",
    Seen.NOT_SEEN: "not seen",
}
ENQUIRY = {
    Enquiry.NOT_RECORDED: "not recorded",
    Enquiry.ASKED: "asked",
    Enquiry.NOT_ASKED: "not asked",
    Enquiry.COULD_NOT_ASK: "could not ask",
    Enquiry.DISCLOSED: "disclosed",
    Enquiry.DENIED: "denied",
    Enquiry.NOT_APPLICABLE: "not applicable",
}
SIGNIFICANCE = {
    Significance.NOT_SAID: "not said",
    Significance.KEY: "key event",
    Significance.SIGNIFICANT: "significant",
    Significance.BACKGROUND: "background",
}
DIRECTION = {
    Direction.NOT_SAID: "not said",
    Direction.STRENGTH: "strength",
    Direction.CONCERN: "concern",
    Direction.NEUTRAL: "neutral",
}
