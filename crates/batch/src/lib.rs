//! Many records and stories in parallel, in order, with bounded memory.

pub mod pool;
