//! Web archives.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| writethru_fuzz::bodies::warc(data));
