//! The binary: hands the arguments and the standard streams to [`writethru::run`].

fn main() -> std::process::ExitCode {
    writethru::main()
}
