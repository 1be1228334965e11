//! The table of passes, in the order in which they run.

use crate::draft::Draft;

/// One pass: adds facts to the draft or refines those that earlier passes added.
pub(crate) type Pass = fn(&mut Draft<'_>);

/// Every pass. The order is meant: dates before the quantities, which skip the figures that a date
/// took; names → roles → speakers → attribution → events → certainty.
pub(crate) const PASSES: &[Pass] = &[
    crate::figure::run,
    crate::name::run,
    crate::quote::run,
    crate::event::run,
    crate::certainty::run,
];
