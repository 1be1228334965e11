//! Pages.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| writethru_fuzz::bodies::html(data));
