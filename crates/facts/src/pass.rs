//! The table of passes, in the order in which they run.

use crate::draft::Draft;

/// One pass over a draft.
pub(crate) struct Pass {
    /// For `--explain`.
    #[allow(dead_code, reason = "read by the explanation of a reading")]
    pub(crate) name: &'static str,
    /// Adds facts to the draft or refines those that earlier passes added.
    pub(crate) run: fn(&mut Draft<'_>),
}

/// Every pass. The order is meant: names → roles → speakers → attribution → events → certainty.
pub(crate) const PASSES: &[Pass] = &[
    Pass { name: "dates", run: crate::date::run },
    Pass { name: "quantities", run: crate::quantity::run },
    Pass { name: "names", run: crate::name::run },
    Pass { name: "quotes", run: crate::quote::run },
    Pass { name: "events", run: crate::event::run },
    Pass { name: "certainty", run: crate::certainty::run },
];
