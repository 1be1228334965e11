//! Lines of a stream, one by one, with bounded memory.

use std::io::{self, BufRead};

/// Longest line that is read, in bytes. A longer one is skipped and told of: a stream of articles
/// has no such line, a binary file given by mistake has.
pub const MAX_LINE: usize = 64 << 20;

/// A line of a stream, without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// 1-based.
    pub number: u64,
    /// The byte that it starts at.
    pub offset: u64,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, String>,
}

/// The lines of `reader` that are not blank, read as they are asked for. After a read error,
/// which is a line of its own, the stream ends.
pub fn lines(reader: impl BufRead) -> impl Iterator<Item = Line> {
    Lines { reader, number: 0, next: 0, ended: false }
}

struct Lines<R> {
    reader: R,
    number: u64,
    next: u64,
    ended: bool,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.ended {
            self.number += 1;
            let (number, offset) = (self.number, self.next);
            let line = |bytes| Some(Line { number, offset, bytes });
            match read_line(&mut self.reader, &mut self.next) {
                Ok(None) => self.ended = true,
                Ok(Some(Ok(bytes))) if bytes.trim_ascii().is_empty() => {}
                Ok(Some(bytes)) => return line(bytes),
                Err(error) => {
                    self.ended = true;
                    return line(Err(format!("cannot read on: {error}")));
                }
            }
        }
        None
    }
}

/// The next line; `None` at the end, an inner error for one that is too long. `position` goes on
/// by what was read.
fn read_line(
    reader: &mut impl BufRead,
    position: &mut u64,
) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let (mut line, mut length) = (Vec::new(), 0);
    loop {
        let chunk = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        if chunk.is_empty() {
            return Ok((length > 0).then(|| finish(line, length)));
        }
        let end = chunk.iter().position(|&byte| byte == b'\n');
        let taken = end.unwrap_or(chunk.len());
        length += taken;
        if length <= MAX_LINE {
            line.extend_from_slice(&chunk[..taken]);
        } else {
            line = Vec::new();
        }
        let consumed = taken + usize::from(end.is_some());
        reader.consume(consumed);
        *position += consumed as u64;
        if end.is_some() {
            return Ok(Some(finish(line, length)));
        }
    }
}

fn finish(mut line: Vec<u8>, length: usize) -> Result<Vec<u8>, String> {
    if length > MAX_LINE {
        let most = MAX_LINE >> 20;
        return Err(format!(
            "line of {} MiB: at most {most} MiB are read; write one record a line",
            length >> 20
        ));
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<(u64, String)> {
        lines(bytes)
            .map(|line| (line.number, String::from_utf8(line.bytes.unwrap()).unwrap()))
            .collect()
    }

    #[test]
    fn blank_lines_count_and_are_skipped() {
        let expected = [(1, "a".to_owned()), (3, "b".to_owned()), (4, "c".to_owned())];
        assert_eq!(read(b"a\r\n \nb\nc"), expected);
    }

    #[test]
    fn a_line_that_is_too_long_is_told_of_and_the_next_is_read() {
        let mut bytes = vec![b'x'; MAX_LINE + 1];
        bytes.extend_from_slice(b"\nshort\n");
        let lines: Vec<Line> = lines(bytes.as_slice()).collect();
        assert!(lines[0].bytes.as_ref().unwrap_err().contains("one record a line"));
        let offset = MAX_LINE as u64 + 2;
        assert_eq!(lines[1], Line { number: 2, offset, bytes: Ok(b"short".to_vec()) });
    }
}
