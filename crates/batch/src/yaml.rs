//! YAML: the one place that knows which library reads it.

use serde::de::DeserializeOwned;

/// Reads a document called `name`. `no`, `yes` and `0123` are words, as in YAML 1.2; a key that comes twice is an
/// error.
///
/// # Errors
///
/// What is wrong, with line, column and the line itself.
pub(crate) fn read<T: DeserializeOwned>(text: &str, name: &str) -> Result<T, String> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
    };
    serde_yaml::from_str_with_options(text, options).map_err(|error| {
        let message = error.to_string().replace("<input>", name);
        let message = message.strip_prefix("error: ").unwrap_or(&message);
        // The library names the type of the program, not what its user should write.
        message.replace("invalid u64", "expected a whole number")
    })
}
