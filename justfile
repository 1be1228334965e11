# The tasks of this repository; `.ci/run` calls the same commands.

# List the tasks.
default:
    @just --list

# Everything that a change must pass.
check:
    .ci/run

# Run all tests.
test:
    cargo test --workspace

# Format the code.
format:
    cargo fmt --all

# Rewrite the expected values of tests; read the difference before you commit it.
bless:
    UPDATE_EXPECT=1 cargo test --workspace

# Run the sample job.
demo:
    cargo run --release -- batch corpus/job.yaml

# Check licences and advisories of dependencies.
deny:
    cargo deny check
