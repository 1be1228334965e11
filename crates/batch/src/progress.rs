//! [`Progress`]: who watches a run.

/// Told how far a run has come, from one thread, in order.
pub trait Progress {
    /// A phase of this many steps begins.
    fn begin(&mut self, phase: &str, n_steps: usize);
    /// A step was done.
    fn advance(&mut self);
    /// All is done.
    fn finish(&mut self);
}

/// Nobody watches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&mut self, _: &str, _: usize) {}
    fn advance(&mut self) {}
    fn finish(&mut self) {}
}
