//! [`Fact`]: one thing that a text claims. Kinds are open, shapes of value are closed.

use jiff::civil::DateTime;
use writethru_text::Span;

use crate::number::Number;

/// One thing that a text claims, at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What kind of thing it is.
    pub kind: FactKind,
    /// The words that state it.
    pub span: Span,
    /// The index of the first sentence that the span touches.
    pub sentence: u32,
    /// Its normalised value.
    pub value: Value,
    /// The index, into the reading's attributions, of who is said to have said it.
    pub attribution: Option<u32>,
    /// How sure the text is of it.
    pub certainty: Certainty,
    /// The pass and the rule of it that read the fact: `dates/relative`.
    pub rule: &'static str,
}

impl Fact {
    /// Whether it is a quantity told by a vague word, as “dozens”: its bounds are those of the word, and
    /// nothing can be reckoned from them.
    pub fn is_vague(&self) -> bool {
        self.rule == "quantities/vague"
    }
}

/// The kinds of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// A number with what it counts or measures.
    Quantity,
    /// A date, time, duration or set of times.
    Date,
    /// A mention of a person, organisation or place.
    Name,
    /// Words that someone is said to have said, in quotation marks or not.
    Quote,
    /// Something that happens, at its verb or noun.
    Event,
}

impl FactKind {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            FactKind::Quantity => "quantity",
            FactKind::Date => "date",
            FactKind::Name => "name",
            FactKind::Quote => "quote",
            FactKind::Event => "event",
        }
    }
}

/// The value of a fact, in one of five shapes.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Of a quantity.
    Amount(Amount),
    /// Of a date.
    Date(Date),
    /// Of a name.
    Name(Name),
    /// Of a quote.
    Quote(Quote),
    /// Of an event.
    Event(Event),
}

/// A number with its bounds, its unit and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The least value; `None` is an open end.
    pub low: Option<Number>,
    /// The greatest value; `None` is an open end. Equal to `low` but for ranges and vague counts.
    pub high: Option<Number>,
    /// How the text bounds or blurs it.
    pub modifier: Modifier,
    /// What is measured.
    pub dimension: Dimension,
    /// Canonical unit: `USD`, `km`, `%`; `None` for counts.
    pub unit: Option<&'static str>,
    /// The phrase of what is counted or measured.
    pub counted: Option<Counted>,
    /// Set where the number is the amount of a change (“up 19%”), not the level reached.
    pub change: Change,
}

/// The noun phrase that a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The phrase, without the number.
    pub span: Span,
    /// Its head, the last word of the phrase.
    pub head: Span,
}

/// How a text bounds or blurs a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Modifier {
    #[default]
    Exact,
    About,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Range,
}

impl Modifier {
    /// The name in records: `at_least`.
    pub fn as_str(self) -> &'static str {
        match self {
            Modifier::Exact => "exact",
            Modifier::About => "about",
            Modifier::AtLeast => "at_least",
            Modifier::AtMost => "at_most",
            Modifier::MoreThan => "more_than",
            Modifier::LessThan => "less_than",
            Modifier::Range => "range",
        }
    }
}

/// What a number measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Dimension {
    #[default]
    Count,
    Money,
    Percent,
    Duration,
    Length,
    Area,
    Volume,
    Mass,
    Temperature,
    Speed,
    Age,
    Ratio,
    Rank,
    Score,
    Other,
}

impl Dimension {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Dimension::Count => "count",
            Dimension::Money => "money",
            Dimension::Percent => "percent",
            Dimension::Duration => "duration",
            Dimension::Length => "length",
            Dimension::Area => "area",
            Dimension::Volume => "volume",
            Dimension::Mass => "mass",
            Dimension::Temperature => "temperature",
            Dimension::Speed => "speed",
            Dimension::Age => "age",
            Dimension::Ratio => "ratio",
            Dimension::Rank => "rank",
            Dimension::Score => "score",
            Dimension::Other => "other",
        }
    }
}

/// Whether a number is the amount of a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Change {
    /// It is a level.
    #[default]
    None,
    /// It is the amount by which something rose.
    Rise,
    /// It is the amount by which something fell.
    Fall,
}

impl Change {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Change::None => "none",
            Change::Rise => "rise",
            Change::Fall => "fall",
        }
    }
}

/// A date, time, duration or set of times.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// TIMEX3 value: `2022-02-15`, `2022-W07`, `P3D`, `PRESENT_REF`, `XXXX-02-15`.
    pub timex: String,
    /// TIMEX3 type.
    pub kind: DateType,
    /// Start of the calendar interval, local to the anchor; `None` without a calendar value.
    pub from: Option<DateTime>,
    /// End of it, not included.
    pub to: Option<DateTime>,
}

/// TIMEX3 types (TimeML 1.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateType {
    /// A calendar interval of a day or longer.
    Date,
    /// A point or part within a day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

impl DateType {
    /// The name in records and in TIMEX3: `DATE`.
    pub fn as_str(self) -> &'static str {
        match self {
            DateType::Date => "DATE",
            DateType::Time => "TIME",
            DateType::Duration => "DURATION",
            DateType::Set => "SET",
        }
    }
}

/// A mention of someone or something by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// What it names.
    pub kind: NameType,
    /// The fullest form of the same name in the article.
    pub canonical: Span,
    /// Which of the article's named things it is: mentions with one number are aliases.
    pub entity: u32,
    /// Title, office, trade or kinship stated at this mention.
    pub role: Option<Span>,
}

/// What a name names; a nationality is `Other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum NameType {
    Person,
    Organization,
    Place,
    Other,
}

impl NameType {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            NameType::Person => "person",
            NameType::Organization => "organization",
            NameType::Place => "place",
            NameType::Other => "other",
        }
    }
}

/// Words that someone is said to have said, thought or written.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Whether it stands in quotation marks.
    pub form: QuoteForm,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// The words that say that it was said: `said`, `according to`.
    pub cue: Option<Span>,
    /// The words said, without the outer quotation marks, in order.
    pub content: Vec<Span>,
}

/// The mention used at a quote, and who that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// As written here, a pronoun if so written.
    pub span: Span,
    /// The fullest form of the same name in the article; equal to `span` where none is known.
    pub canonical: Span,
}

/// Whether reported words stand in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteForm {
    /// All of them.
    Direct,
    /// Some of them.
    Mixed,
    /// None of them.
    Indirect,
}

impl QuoteForm {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            QuoteForm::Direct => "direct",
            QuoteForm::Mixed => "mixed",
            QuoteForm::Indirect => "indirect",
        }
    }
}

/// Something that happens or holds, at its main verb or its noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The verb (without auxiliaries) or noun.
    pub trigger: Span,
}

/// Who is said to have said what: shared by all facts within the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Who said it.
    pub source: Option<Span>,
    /// The words that say that it was said.
    pub cue: Option<Span>,
    /// What was said, in order.
    pub content: Vec<Span>,
}

/// How sure a text is of a fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Certainty {
    /// −3 (certainly not) to 3 (certainly), as in the UW factuality scale.
    pub factuality: f32,
    /// Whether it is affirmed or negated.
    pub polarity: Polarity,
    /// What kind of hedge stands on it.
    pub level: Level,
}

impl Default for Certainty {
    fn default() -> Self {
        Certainty {
            factuality: 3.0,
            polarity: Polarity::Affirmed,
            level: Level::Asserted,
        }
    }
}

/// Yes or no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// The text says that it is.
    #[default]
    Affirmed,
    /// The text says that it is not.
    Negated,
}

impl Polarity {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Polarity::Affirmed => "affirmed",
            Polarity::Negated => "negated",
        }
    }
}

/// Kinds of hedge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// The text says so itself.
    #[default]
    Asserted,
    /// Someone is said to say so.
    Reported,
    /// Likely.
    Probable,
    /// It may be.
    Possible,
    /// An accusation.
    Alleged,
    /// Someone says that it is not so.
    Denied,
    /// Claimed, not checked.
    Unverified,
    /// Intended or expected.
    Planned,
    /// Only if something else holds.
    Conditional,
}

impl Level {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Asserted => "asserted",
            Level::Reported => "reported",
            Level::Probable => "probable",
            Level::Possible => "possible",
            Level::Alleged => "alleged",
            Level::Denied => "denied",
            Level::Unverified => "unverified",
            Level::Planned => "planned",
            Level::Conditional => "conditional",
        }
    }
}
