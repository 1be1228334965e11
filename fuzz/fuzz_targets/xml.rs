//! RSS, Atom, NITF and both generations of NewsML.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| writethru_fuzz::bodies::xml(data));
