//! Tokens: one pass over the bytes, with an ASCII fast path.
//!
//! Word borders follow UAX #29, joined further where news writes one thing with several marks:
//! numbers with separators, hyphenated compounds, contractions, abbreviations.

use unicode_segmentation::UnicodeSegmentation;

use crate::abbreviation::{self, Follower};
use crate::span::Span;

/// A word, number or mark of a text; white space is the gap between tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Never empty.
    pub span: Span,
    /// What its first characters show.
    pub kind: TokenKind,
}

/// The shape of a token, read from its characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Starts with a letter: a word, compound (`ex-minister`), contraction (`don't`, `Ruiz's`),
    /// abbreviation with its full stops (`Dr.`, `U.S.`), name with signs (`AT&T`), URL, `@handle`.
    Word,
    /// Starts with a digit, after an optional sign: `1,500`, `2.5%`, `-5`, `10:30`, `1/2`,
    /// `2022-02-15`, `3rd`, `14.3bn`, `20-year-old`.
    Number,
    /// A currency sign with the letters glued before it: `$`, `US$`, `€`.
    Currency,
    /// One mark, or a run of full stops or hyphens: `,`, `“`, `...`, `--`.
    Punct,
    /// Any other character.
    Symbol,
}

/// Currency codes that touch the digits after them, as in `RM5` and `USD1,700`.
const CODES: [&[u8]; 14] = [
    b"USD", b"EUR", b"GBP", b"JPY", b"CNY", b"INR", b"AUD", b"CAD", b"NZD", b"HKD",
    b"SGD", b"CHF", b"RM", b"RMB",
];

/// Appends the tokens of `source[block]`.
pub(crate) fn scan(source: &str, block: Span, out: &mut Vec<Token>) {
    let mut scanner = Scanner { text: &source[..block.end()], start: block.start() };
    let mut at = block.start();
    while let Some(c) = scanner.char_at(at) {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        scanner.start = at;
        let kind = kind_at(&scanner, at, c, block.start());
        let end = match kind {
            TokenKind::Word => scanner.word_end(at),
            TokenKind::Number => scanner.number_end(at),
            TokenKind::Currency => scanner.currency_end(at),
            TokenKind::Punct => scanner.punct_end(at, c),
            TokenKind::Symbol => scanner.symbol_end(at, c),
        };
        if kind == TokenKind::Word && needs_segmenter(c) {
            segment(&source[at..end], at, out);
        } else {
            out.push(Token { span: Span::new(at, end), kind });
        }
        at = end;
    }
}

/// What starts at `at`, whose character is `c`.
fn kind_at(scanner: &Scanner<'_>, at: usize, c: char, block_start: usize) -> TokenKind {
    let next = scanner.char_at(at + c.len_utf8());
    if c.is_ascii_digit() {
        return TokenKind::Number;
    }
    if is_currency(c) || scanner.currency_prefix(at) {
        return TokenKind::Currency;
    }
    if is_word(c) {
        return if c.is_numeric() { TokenKind::Number } else { TokenKind::Word };
    }
    // A sign or a leading full stop belongs to the digits after it only where nothing else can
    // claim it: “from 5 -5” has a sign, “51-49” has none.
    if matches!(c, '-' | '−' | '+' | '.') && next.is_some_and(|n| n.is_ascii_digit()) {
        let before = (at > block_start).then(|| scanner.char_before(at)).flatten();
        if before
            .is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '$' | '£' | '€'))
        {
            return TokenKind::Number;
        }
    }
    match c {
        '@' | '#' if next.is_some_and(is_word) => TokenKind::Word,
        _ if is_punct(c) => TokenKind::Punct,
        _ => TokenKind::Symbol,
    }
}

struct Scanner<'a> {
    // The source up to the end of the block.
    text: &'a str,
    start: usize,
}

impl Scanner<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b' ')
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(*byte as char),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// Past the letters, digits and joining marks of a word.
    fn word_end(&self, at: usize) -> usize {
        if let Some(end) = self.url_end(at) {
            return end;
        }
        let first = self.char_at(at).expect("a word has a first character");
        let mut end = self.run_end(at + first.len_utf8());
        loop {
            while let Some(next) = self.joined(at, end) {
                end = self.run_end(next);
            }
            if self.byte(end) != b'.' || !self.keeps_full_stop(at, end) {
                return end;
            }
            end += 1;
            match self.joined_after_full_stop(end) {
                Some(next) => end = self.run_end(next),
                None => return end,
            }
        }
    }

    /// Where a word goes on after its full stop: `U.S.-led`, `U.S.’s`.
    fn joined_after_full_stop(&self, end: usize) -> Option<usize> {
        let mark = self.char_at(end).filter(|c| matches!(c, '-' | '‑' | '\'' | '’'))?;
        let next = end + mark.len_utf8();
        let letter = self.char_at(next).filter(|c| c.is_alphabetic())?;
        Some(next + letter.len_utf8())
    }

    /// Past a run of letters, digits, marks and underscores.
    fn run_end(&self, mut at: usize) -> usize {
        let bytes = self.text.as_bytes();
        loop {
            while at < bytes.len()
                && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_')
            {
                at += 1;
            }
            match self.char_at(at) {
                Some(c) if !c.is_ascii() && is_word(c) => at += c.len_utf8(),
                _ => return at,
            }
        }
    }

    /// Where the word goes on after a joining mark at `end`, if it does.
    fn joined(&self, start: usize, end: usize) -> Option<usize> {
        let mark = self.char_at(end)?;
        let next_at = end + mark.len_utf8();
        let next = self.char_at(next_at).filter(|&next| is_word(next))?;
        let before = self.char_before(end)?;
        let joins = match mark {
            '\'' | '’' => next.is_alphabetic() && before.is_alphanumeric(),
            '-' | '‑' => !(before.is_ascii_digit() && next.is_ascii_digit()),
            '&' => before.is_uppercase() && next.is_uppercase(),
            '.' => self.joins_full_stop(start, end, next_at, next),
            '@' => true,
            _ => false,
        };
        joins.then_some(next_at + next.len_utf8())
    }

    /// Whether the full stop at `end` stands inside one word: `U.S`, `example.com`, `Ph.D`.
    fn joins_full_stop(
        &self,
        start: usize,
        end: usize,
        next_at: usize,
        next: char,
    ) -> bool {
        let part = self.text[start..end].rsplit(['.', '-']).next().unwrap_or("");
        let single = part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
        let after = self.char_at(next_at + next.len_utf8());
        if single {
            return next.is_alphabetic() && !after.is_some_and(char::is_alphanumeric)
                || next.is_lowercase();
        }
        let lower = part.chars().next_back().is_some_and(|c| !c.is_uppercase());
        part == "Ph" || lower && (next.is_lowercase() || next.is_ascii_digit())
    }

    /// Whether the full stop after the word `[start, end)` is part of it.
    fn keeps_full_stop(&self, start: usize, end: usize) -> bool {
        let word = &self.text[start..end];
        let last = word.rsplit('-').next().unwrap_or(word);
        if last.contains('.') {
            return last.split('.').all(|part| part.len() <= 2) && !last.contains('@');
        }
        let digit = self.byte(end + 1) == b' ' && self.byte(end + 2).is_ascii_digit();
        let mut letters = last.chars();
        if let Some(letter) = letters.next().filter(|_| letters.next().is_none()) {
            // “p. 5”, “born c. 1950”.
            // “Ruiz v. Baker”.
            let case = letter == 'v' && self.byte(end + 2).is_ascii_uppercase();
            return letter.is_uppercase() && letter != 'I'
                || letter.is_lowercase() && (digit || case);
        }
        match abbreviation::find(last) {
            // “No.” is an abbreviation only where a number follows.
            Some(Follower::Number) => digit,
            found => found.is_some(),
        }
    }

    /// Past a URL that starts here.
    fn url_end(&self, at: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[at..];
        let prefixes: [&[u8]; 3] = [b"http://", b"https://", b"www."];
        if !matches!(self.byte(at), b'h' | b'w')
            || !prefixes.iter().any(|p| rest.starts_with(p))
        {
            return None;
        }
        let stops = |c: char| {
            c.is_whitespace()
                || matches!(c, '"' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}')
        };
        let end = self.text[at..].find(stops).map_or(self.text.len(), |len| at + len);
        let url = self.text[at..end]
            .trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '”', '\'']);
        Some(at + url.len())
    }

    /// Past a number: digits, separators between digits, a glued unit, a per cent sign.
    fn number_end(&self, at: usize) -> usize {
        let first = self.char_at(at).expect("a number has a first character");
        if !first.is_ascii_digit() && is_word(first) {
            return self.run_end(at + first.len_utf8());
        }
        let mut end = self.digits_end(at + first.len_utf8());
        if let Some(date_end) = self.iso_date_end(at, end) {
            return date_end;
        }
        while matches!(self.byte(end), b'.' | b',' | b':' | b'/')
            && self.byte(end + 1).is_ascii_digit()
        {
            end = self.digits_end(end + 1);
        }
        match self.char_at(end) {
            Some('%' | '‰') => {
                return end + self.char_at(end).map_or(0, char::len_utf8);
            }
            Some('½' | '¼' | '¾') => return end + 2,
            _ => {}
        }
        end = self.run_end(end);
        while let Some(next) = self.joined(at, end) {
            end = self.run_end(next);
        }
        end
    }

    fn digits_end(&self, mut at: usize) -> usize {
        while self.byte(at).is_ascii_digit() {
            at += 1;
        }
        at
    }

    /// Past `dddd-dd-dd`, with its time of day (`T10:30:00Z`) if it has one.
    fn iso_date_end(&self, at: usize, end: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(at..at + 10)?;
        let shape = |idx: usize, byte: &u8| match idx {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        if end != at + 4 || !rest.iter().enumerate().all(|(idx, byte)| shape(idx, byte)) {
            return None;
        }
        let mut end = at + 10;
        if self.byte(end) == b'T' && self.byte(end + 1).is_ascii_digit() {
            end += 1;
            while matches!(self.byte(end), b'0'..=b'9' | b':' | b'.' | b'+' | b'-' | b'Z')
                && self.byte(end + 1) != b' '
                && end < self.text.len()
            {
                end += 1;
            }
            if matches!(self.byte(end), b'0'..=b'9' | b'Z') && end < self.text.len() {
                end += 1;
            }
        }
        (!self.char_at(end).is_some_and(char::is_alphanumeric)).then_some(end)
    }

    /// Whether one to three capitals and a currency sign start here: `US$`, `HK$`.
    fn currency_prefix(&self, at: usize) -> bool {
        let capitals =
            (0..3).take_while(|n| self.byte(at + n).is_ascii_uppercase()).count();
        let code = &self.text.as_bytes()[at..at + capitals];
        if self.byte(at + capitals).is_ascii_digit() && CODES.contains(&code) {
            return true;
        }
        capitals > 0
            && self.char_at(at + capitals).is_some_and(is_currency)
            && self
                .byte(
                    at + capitals + self.char_at(at + capitals).map_or(1, char::len_utf8),
                )
                .is_ascii_digit()
    }

    fn currency_end(&self, mut at: usize) -> usize {
        while self.byte(at).is_ascii_uppercase() {
            at += 1;
        }
        let sign = self.char_at(at).filter(|&c| is_currency(c));
        at + sign.map_or(0, char::len_utf8)
    }

    /// Past all code points that are drawn as one: `👨‍👩‍👧`.
    fn symbol_end(&self, at: usize, c: char) -> usize {
        if c.is_ascii() {
            return at + 1;
        }
        let shown = self.text[at..].graphemes(true).next();
        at + shown.map_or(c.len_utf8(), str::len)
    }

    fn punct_end(&self, at: usize, c: char) -> usize {
        let mut end = at + c.len_utf8();
        if matches!(c, '.' | '-' | '!' | '?' | '*' | '_' | '=') {
            while self.byte(end) == c as u8 {
                end += 1;
            }
        }
        end
    }
}

/// Cuts a run of a script without blanks between words into words.
fn segment(run: &str, offset: usize, out: &mut Vec<Token>) {
    for (at, word) in run.split_word_bound_indices() {
        let span = Span::new(offset + at, offset + at + word.len());
        out.push(Token { span, kind: TokenKind::Word });
    }
}

fn is_word(c: char) -> bool {
    c == '_' && c.is_ascii() || c.is_alphanumeric() || is_mark(c)
}

/// Combining marks and joiners that continue a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}'
        | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Scripts that UAX #29 must cut: they write no blanks between words.
fn needs_segmenter(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '₠'..='⃀' | '\u{fdfc}')
}

fn is_punct(c: char) -> bool {
    c.is_ascii_punctuation()
        && !matches!(c, '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~')
        || matches!(c, '¡' | '¿' | '§' | '¶' | '·' | '«' | '»' | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
            | '\u{ff01}'..='\u{ff0f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(text: &str, expected: &Expect) {
        let mut tokens = Vec::new();
        scan(text, Span::new(0, text.len()), &mut tokens);
        let words: Vec<&str> = tokens.iter().map(|t| &text[t.span.range()]).collect();
        expected.assert_eq(&words.join(" | "));
    }

    #[test]
    fn numbers_keep_separators_signs_and_units() {
        check(
            "1,500 people, 2.5% of US$3.2bn, at 10:30 on 2022-02-15; -5 degrees, .5, 1/2.",
            &expect![[
                "1,500 | people | , | 2.5% | of | US$ | 3.2bn | , | at | 10:30 | on | 2022-02-15 | ; | -5 | degrees | , | .5 | , | 1/2 | ."
            ]],
        );
    }

    #[test]
    fn a_currency_code_is_cut_from_its_digits() {
        check(
            "RM23.50, USD1,700 and RMX2",
            &expect!["RM | 23.50 | , | USD | 1,700 | and | RMX2"],
        );
    }

    #[test]
    fn a_score_or_range_is_two_numbers() {
        check(
            "won 51-49, 650–700 or 2-1",
            &expect!["won | 51 | - | 49 | , | 650 | – | 700 | or | 2 | - | 1"],
        );
    }

    #[test]
    fn compounds_and_contractions_are_one_token() {
        check(
            "The 20-year-old ex-minister's F-16 didn't, AT&T said: rock 'n' roll.",
            &expect![
                "The | 20-year-old | ex-minister's | F-16 | didn't | , | AT&T | said | : | rock | ' | n | ' | roll | ."
            ],
        );
    }

    #[test]
    fn abbreviations_keep_their_full_stops() {
        check(
            "Sen. J. P. Ruiz of the U.S. left at 3 p.m. on Jan. 5. No. 2 said no.",
            &expect![
                "Sen. | J. | P. | Ruiz | of | the | U.S. | left | at | 3 | p.m. | on | Jan. | 5 | . | No. | 2 | said | no | ."
            ],
        );
    }

    #[test]
    fn urls_and_addresses_are_one_token() {
        check(
            "See https://example.com/a?b=1, or www.example.org. Mail ann@example.co.uk (@ann).",
            &expect![
                "See | https://example.com/a?b=1 | , | or | www.example.org | . | Mail | ann@example.co.uk | ( | @ann | ) | ."
            ],
        );
    }

    #[test]
    fn scripts_without_blanks_are_cut() {
        check("東京で3人", &expect!["東 | 京 | で | 3 | 人"]);
    }

    #[test]
    fn quotation_marks_and_dashes_stand_alone() {
        check(
            "“No,” he said -- or… well...",
            &expect!["“ | No | , | ” | he | said | -- | or | … | well | ..."],
        );
    }

    #[test]
    fn a_mark_after_a_number_is_not_part_of_it() {
        check(
            "It cost $1.5m, or 1,000, in 1999. About 5%. Seats: 5-3; 9/11's.",
            &expect![
                "It | cost | $ | 1.5m | , | or | 1,000 | , | in | 1999 | . | About | 5% | . | Seats | : | 5 | - | 3 | ; | 9/11's | ."
            ],
        );
    }

    #[test]
    fn compounds_with_numbers_and_abbreviations_stay_whole() {
        check(
            "the 20-year-old's U.S.-led anti-A.I. plan, a 3-for-2 split, mid-2020s, 1980s-era",
            &expect![
                "the | 20-year-old's | U.S.-led | anti-A.I. | plan | , | a | 3-for-2 | split | , | mid-2020s | , | 1980s-era"
            ],
        );
    }

    #[test]
    fn apostrophes_join_letters_only() {
        check(
            "don’t ‘quote’ O'Brien's 'tis the '90s dogs' James’ rock'n'roll",
            &expect![
                "don’t | ‘ | quote | ’ | O'Brien's | ' | tis | the | ' | 90s | dogs | ' | James | ’ | rock'n'roll"
            ],
        );
    }

    #[test]
    fn trailing_marks_are_not_part_of_an_address() {
        check(
            "(https://example.com/a_(b)). Go to www.example.com/x?y=1! Or ann.b@example.com.",
            &expect![
                "( | https://example.com/a_ | ( | b | ) | ) | . | Go | to | www.example.com/x?y=1 | ! | Or | ann.b@example.com | ."
            ],
        );
    }

    #[test]
    #[allow(clippy::unicode_not_nfc, reason = "combining marks are the case")]
    fn combining_marks_and_joined_emoji_stay_whole() {
        check(
            "cafe\u{301} n\u{303}o 👨‍👩‍👧 👍🏽 🇫🇷 a\u{200d}b",
            &expect!["café | ño | 👨‍👩‍👧 | 👍🏽 | 🇫🇷 | a‍b"],
        );
    }

    #[test]
    fn other_scripts_have_words() {
        check(
            "مرحبا بالعالم، שלום עולם. Привет, мир! नमस्ते दुनिया। ไทยแลนด์ 12",
            &expect![
                "مرحبا | بالعالم | ، | שלום | עולם | . | Привет | , | мир | ! | नमस्ते | दुनिया | । | ไ | ท | ย | แ | ล | น | ด์ | 12"
            ],
        );
    }
}
