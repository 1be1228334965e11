//! [`Key`]: a phrase in lower case, kept on the stack, to look tables up with.

/// Longest phrase that a table may hold, in bytes; longer ones match nothing.
const MAX: usize = 40;

/// A phrase in lower case, its words joined by one blank each.
pub(crate) struct Key {
    bytes: [u8; MAX],
    len: usize,
}

impl Default for Key {
    fn default() -> Self {
        Key { bytes: [0; MAX], len: 0 }
    }
}

impl Key {
    /// Adds a word; a phrase that gets too long becomes one that matches nothing.
    pub(crate) fn push(&mut self, word: &str) {
        let blank = usize::from(self.len > 0);
        let end = self.len + blank + word.len();
        if end > MAX || word.is_empty() {
            self.len = MAX;
            self.bytes = [0; MAX];
            return;
        }
        if blank == 1 {
            self.bytes[self.len] = b' ';
        }
        let to = &mut self.bytes[self.len + blank..end];
        to.copy_from_slice(word.as_bytes());
        to.make_ascii_lowercase();
        self.len = end;
    }

    /// The phrase.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

/// The word in lower case, if it is not too long.
pub(crate) fn lower(word: &str) -> Key {
    let mut key = Key::default();
    key.push(word);
    key
}
