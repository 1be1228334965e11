//! The README's table of formats is the table of `parse`.

use std::fmt::Write as _;

use crate::repository;
use writethru_parse::FORMATS;

#[test]
fn the_format_table_is_that_of_parse() {
    let mut table = String::from("| format | file names | follows |\n|---|---|---|\n");
    for format in FORMATS {
        let names: Vec<String> =
            format.extensions.iter().map(|extension| format!("`.{extension}`")).collect();
        let (name, standard) = (format.name, format.standard);
        writeln!(table, "| `{name}` | {} | {standard} |", names.join(" ")).unwrap();
    }
    let readme = std::fs::read_to_string(repository::root().join("README.md")).unwrap();
    assert!(readme.contains(&table), "the README should hold this table:\n\n{table}");
}
