//! The thread pool: an ordered parallel map over a stream, with bounded memory.
#![allow(clippy::disallowed_methods, reason = "this is the room for threads")]

use std::collections::BTreeMap;

use crossbeam_channel::{Receiver, Sender, bounded};

/// Stack of each worker, in bytes: enough for the deepest page that the guards let through.
const STACK: usize = 64 << 20;

/// How many items per worker may be under way, read but not yet written.
const AHEAD: usize = 32;

/// Applies `work` to every item on `jobs` threads and hands the results to `emit` in the order of
/// the items. At most `32 × jobs` items are in memory, however slow `emit` or one item is.
/// `emit` returns `false` to stop.
pub fn ordered<T: Send, R: Send>(
    items: impl Iterator<Item = T> + Send,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    mut emit: impl FnMut(R) -> bool,
) {
    let jobs = jobs.max(1);
    let (to_workers, from_reader) = bounded::<(u64, T)>(AHEAD * jobs);
    let (to_writer, from_workers) = bounded::<(u64, R)>(AHEAD * jobs);
    // One permit an item, given back when its result is written.
    let (give, take) = bounded::<()>(AHEAD * jobs);
    for _ in 0..AHEAD * jobs {
        give.send(()).expect("the channel holds all permits");
    }
    std::thread::scope(|scope| {
        scope.spawn(move || feed(items, &take, &to_workers));
        for _ in 0..jobs {
            let (from_reader, to_writer) = (from_reader.clone(), to_writer.clone());
            let work = &work;
            std::thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, move || {
                    for (idx, item) in from_reader {
                        if to_writer.send((idx, work(item))).is_err() {
                            return;
                        }
                    }
                })
                .expect("the system gives threads");
        }
        drop((from_reader, to_writer));
        drain(&from_workers, &give, &mut emit);
    });
}

/// Sends items to the workers as permits come back; ends when items or the writer do.
fn feed<T>(
    items: impl Iterator<Item = T>,
    take: &Receiver<()>,
    to_workers: &Sender<(u64, T)>,
) {
    for (idx, item) in (0..).zip(items) {
        if take.recv().is_err() || to_workers.send((idx, item)).is_err() {
            return;
        }
    }
}

/// Emits results in order, holding back those that come early.
fn drain<R>(
    from_workers: &Receiver<(u64, R)>,
    give: &Sender<()>,
    emit: &mut impl FnMut(R) -> bool,
) {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (idx, result) in from_workers {
        early.insert(idx, result);
        while let Some(result) = early.remove(&next) {
            next += 1;
            if !emit(result) {
                return;
            }
            // The reader may have ended; then nobody waits for a permit.
            let _ = give.send(());
        }
    }
}
