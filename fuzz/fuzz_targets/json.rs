//! Article records, feeds and ninjs.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| writethru_fuzz::bodies::json(data));
