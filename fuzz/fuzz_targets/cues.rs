//! Headline tags, notices and datelines in the blocks of an article.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| writethru_fuzz::bodies::cues(data));
