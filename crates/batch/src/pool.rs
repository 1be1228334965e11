//! The thread pool: an ordered parallel map over a stream, with bounded memory.
//!
//! One plain thread reads, rayon works, the caller's thread writes. Nothing blocks inside a rayon
//! task, so work may itself be parallel, and a slow reader holds back no finished result.
#![allow(clippy::disallowed_methods, reason = "this is the room for threads")]

use std::collections::BTreeMap;

use crossbeam_channel::{Receiver, Sender, bounded, never, select, unbounded};

/// Stack of each worker, in bytes: enough for the deepest page that the guards let through.
const STACK: usize = 64 << 20;

/// How many items per worker may be under way, read but not yet written: enough that one slow
/// item among short ones does not idle the other workers.
const AHEAD: usize = 32;

/// How many threads the machine can run at once.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Applies `work` to every item on `jobs` threads and hands the results to `emit`, on the
/// caller's thread, in the order of the items. At most `32 × jobs` items are in memory, however
/// slow `emit` or one item is. `emit` returns `false` to stop; then no further item is started.
///
/// # Panics
///
/// If the system gives no threads, or `work` panics.
pub fn ordered<T: Send, R: Send>(
    items: impl Iterator<Item = T> + Send,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    emit: impl FnMut(R) -> bool,
) {
    let jobs = jobs.max(1);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .stack_size(STACK)
        .build()
        .expect("the system gives threads");
    let (to_caller, from_reader) = bounded::<T>(jobs);
    std::thread::scope(|threads| {
        threads.spawn(move || feed(items, &to_caller));
        pool.in_place_scope(|scope| {
            let work = &work;
            let start = |idx: u64, item: T, done: Sender<(u64, R)>| {
                scope.spawn(move |_| {
                    // Nobody listens once the writer has stopped.
                    let _ = done.send((idx, work(item)));
                });
            };
            coordinate(&from_reader, AHEAD * jobs, start, emit);
            // The reader ends when nobody takes its items.
            drop(from_reader);
        });
    });
}

/// Sends items until they end or nobody takes them.
fn feed<T>(items: impl Iterator<Item = T>, to_caller: &Sender<T>) {
    for item in items {
        if to_caller.send(item).is_err() {
            return;
        }
    }
}

/// Starts items while fewer than `ahead` are under way and emits results in order, holding back
/// those that come early.
fn coordinate<T, R>(
    from_reader: &Receiver<T>,
    ahead: usize,
    start: impl Fn(u64, T, Sender<(u64, R)>),
    mut emit: impl FnMut(R) -> bool,
) {
    let (done, results) = unbounded();
    let closed = never();
    let mut early = BTreeMap::new();
    let (mut started, mut emitted, mut more) = (0_u64, 0_u64, true);
    while more || emitted < started {
        let room = more && started - emitted < ahead as u64;
        let items = if room { from_reader } else { &closed };
        select! {
            recv(items) -> item => match item {
                Ok(item) => {
                    start(started, item, done.clone());
                    started += 1;
                }
                Err(_) => more = false,
            },
            recv(results) -> result => {
                let (idx, result) = result.expect("a sender is kept");
                early.insert(idx, result);
            }
        }
        while let Some(result) = early.remove(&emitted) {
            emitted += 1;
            if !emit(result) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for jobs in [1, 3] {
            let mut out = Vec::new();
            let slow_first = |n: u64| {
                if n.is_multiple_of(50) {
                    std::thread::sleep(std::time::Duration::from_millis(5));
                }
                n * 2
            };
            ordered(0..200, jobs, slow_first, |n| {
                out.push(n);
                true
            });
            assert_eq!(out, (0..200).map(|n| n * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_writer_that_stops_ends_an_endless_stream() {
        let mut n_emitted = 0;
        ordered(
            0_u64..,
            2,
            |n| n,
            |_| {
                n_emitted += 1;
                n_emitted < 10
            },
        );
        assert_eq!(n_emitted, 10);
    }

    #[test]
    fn no_more_than_the_bound_is_under_way() {
        use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
        let (read, written, most) =
            (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        let items = (0..500).inspect(|_| {
            let under_way = read.fetch_add(1, SeqCst) + 1 - written.load(SeqCst);
            most.fetch_max(under_way, SeqCst);
        });
        let straggler = |n: u32| {
            if n == 0 {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
        };
        ordered(items, 2, straggler, |()| {
            written.fetch_add(1, SeqCst);
            true
        });
        // The reader holds one and its channel two more.
        assert!(most.into_inner() <= 2 * AHEAD + 3);
    }
}
