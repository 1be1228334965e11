//! [`Judgement`]: how sure the text is of one event, and how judgements combine.

use super::signature::Entry;
use crate::fact::{Certainty, Level, Polarity};

/// How sure the text is of an event: a value on the scale of factuality and the kind of hedge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Judgement {
    /// −3 (certainly not) to 3 (certainly).
    pub(super) value: f32,
    /// The strongest hedge on it.
    pub(super) level: Level,
}

impl Judgement {
    /// What a text states plainly.
    pub(super) const FACT: Judgement = Judgement { value: 3.0, level: Level::Asserted };

    /// A judgement of this value and level.
    pub(super) const fn new(value: f32, level: Level) -> Self {
        Judgement { value, level }
    }

    /// What follows for the governed of `entry` where the governor is judged so: between the
    /// values for an affirmed and for a negated governor, as far as the governor itself is sure.
    pub(super) fn govern(self, entry: Entry) -> Judgement {
        let sure = ((self.value + 3.0) / 6.0).clamp(0.0, 1.0);
        let (affirmed, negated) =
            (f32::from(entry.affirmed) / 10.0, f32::from(entry.negated) / 10.0);
        let level = if entry.level == Level::Asserted { self.level } else { entry.level };
        Judgement { value: negated + sure * (affirmed - negated), level }
    }

    /// The judgement with its value scaled, and with this level unless that is `Asserted`.
    pub(super) fn scaled(self, factor: f32, level: Level) -> Judgement {
        let level = if level == Level::Asserted { self.level } else { level };
        Judgement { value: self.value * factor, level }
    }

    /// The certainty that a fact records: one digit after the point is all that it can bear.
    pub(super) fn certainty(self) -> Certainty {
        let factuality = (self.value.clamp(-3.0, 3.0) * 10.0).round() / 10.0;
        let polarity =
            if factuality < 0.0 { Polarity::Negated } else { Polarity::Affirmed };
        Certainty { factuality: factuality + 0.0, polarity, level: self.level }
    }
}
