//! [`Change`]: one fact, or one piece of wording, that differs at one place.

use writethru_text::Span;

/// One difference. At least one side is present; a change with nothing in it cannot exist.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What kind of thing changed.
    pub kind: ChangeKind,
    /// What was done to it.
    pub action: Action,
    /// Whether what the article claims changed; wording, style, order and time rolled forward do
    /// not.
    pub factual: bool,
    /// Where it stood: the shortest run of words that carries the fact.
    pub old: Option<Place>,
    /// Where it stands.
    pub new: Option<Place>,
    /// What the two sides say, by kind.
    pub detail: Detail,
    /// Changes with one number come from one edit; a reader may fold them.
    pub edit: u32,
    /// The index of the change that says the same of another place.
    pub repeats: Option<u32>,
    /// The rule that told it: `quantity`, `words`; `sentence` of whole sentences, `block` of
    /// lines outside the story, `rest` of words around other changes, `notice`, `order`.
    pub rule: &'static str,
    /// One line that a person can read.
    pub label: String,
    /// How much it matters, 0 to 1.
    pub score: f32,
    /// Why it is (not) factual, and why it matters.
    pub reasons: Vec<String>,
    /// Which grafs it stood and stands in.
    pub position: Position,
    /// Whether readers were told.
    pub disclosure: Disclosure,
}

impl Change {
    /// Whether it is a fact that was revised or removed without telling readers: disclosure level
    /// 0 to 2.
    pub fn is_undisclosed(&self) -> bool {
        self.factual
            && matches!(self.action, Action::Revised | Action::Removed)
            && self.disclosure.level <= 2
    }
}

/// Where one side of a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its words.
    pub span: Span,
    /// The first sentence that they touch.
    pub sentence: u32,
}

/// Kinds of change, the more specific before the less: where two fit, the first one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are those of the contract")]
pub enum ChangeKind {
    Headline,
    Notice,
    Quantity,
    Date,
    Role,
    Name,
    Speaker,
    Quote,
    Polarity,
    Certainty,
    Attribution,
    Statement,
    Metadata,
    Wording,
    Order,
}

impl ChangeKind {
    /// Every kind, in order of precedence.
    pub const ALL: [ChangeKind; 15] = [
        ChangeKind::Headline,
        ChangeKind::Notice,
        ChangeKind::Quantity,
        ChangeKind::Date,
        ChangeKind::Role,
        ChangeKind::Name,
        ChangeKind::Speaker,
        ChangeKind::Quote,
        ChangeKind::Polarity,
        ChangeKind::Certainty,
        ChangeKind::Attribution,
        ChangeKind::Statement,
        ChangeKind::Metadata,
        ChangeKind::Wording,
        ChangeKind::Order,
    ];

    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            ChangeKind::Headline => "headline",
            ChangeKind::Notice => "notice",
            ChangeKind::Quantity => "quantity",
            ChangeKind::Date => "date",
            ChangeKind::Role => "role",
            ChangeKind::Name => "name",
            ChangeKind::Speaker => "speaker",
            ChangeKind::Quote => "quote",
            ChangeKind::Polarity => "polarity",
            ChangeKind::Certainty => "certainty",
            ChangeKind::Attribution => "attribution",
            ChangeKind::Statement => "statement",
            ChangeKind::Metadata => "metadata",
            ChangeKind::Wording => "wording",
            ChangeKind::Order => "order",
        }
    }
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of the contract")]
pub enum Action {
    Revised,
    Added,
    Removed,
    Restored,
    Relocated,
}

impl Action {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Action::Revised => "revised",
            Action::Added => "added",
            Action::Removed => "removed",
            Action::Restored => "restored",
            Action::Relocated => "relocated",
        }
    }
}

/// What the two sides of a change say.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Detail {
    /// Of statements, wording and order: nothing beyond the places.
    None,
    /// Of a quantity or date; all decimals are strings.
    Figure {
        /// The old value: decimal string, or range `low..high`; TIMEX3 value for dates.
        from: Option<String>,
        /// The new one.
        to: Option<String>,
        /// Whether it went up or down.
        direction: Option<Direction>,
        /// New minus old.
        difference: Option<String>,
        /// New over old.
        ratio: Option<String>,
        /// How the two go together.
        relation: Relation,
    },
    /// Of a certainty change: level names.
    Certainty {
        /// The old level.
        from: String,
        /// The new one.
        to: String,
        /// True: hardened; false: softened.
        hardened: bool,
    },
    /// Of a polarity change.
    Polarity {
        /// The old words or polarity.
        from: String,
        /// The new ones.
        to: String,
    },
    /// Of attribution, speaker, role, name and quote.
    Words {
        /// The old words.
        from: Option<String>,
        /// The new ones.
        to: Option<String>,
        /// How the two go together.
        relation: Relation,
    },
    /// Of a fact that changed in the headline.
    Headline {
        /// The fact's own kind.
        kind: ChangeKind,
        /// The fact's own detail.
        detail: Box<Detail>,
    },
    /// Of a notice.
    Notice {
        /// The kind of the notice: `correction`.
        kind: String,
        /// What it says changed.
        claims: Vec<Claim>,
    },
}

/// What a notice says changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Claim {
    /// What the value is of, in the notice's words: `the age of the victim`.
    pub field: Option<String>,
    /// The 0-based graf that it names.
    pub graf: Option<u32>,
    /// The value that it calls wrong.
    pub old: Option<String>,
    /// The value that it calls right.
    pub new: Option<String>,
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Direction {
    Up,
    Down,
}

/// How two values of one thing go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Both cannot be true.
    Contradicts,
    /// The new one is more (or less) exact than, and within, the old one.
    Refines,
    /// Equal at the coarser rounding.
    Rounds,
    /// The same value written otherwise.
    Equal,
}

impl Relation {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Contradicts => "contradicts",
            Relation::Refines => "refines",
            Relation::Rounds => "rounds",
            Relation::Equal => "equal",
        }
    }
}

/// The 0-based grafs of the body; `None` in the headline or dek.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// In the old version.
    pub old: Option<u32>,
    /// In the new one.
    pub new: Option<u32>,
    /// Whether it rose or sank.
    pub shift: Shift,
}

/// Whether text rose towards the top or sank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shift {
    /// It stands nearer the top, counting only what both versions have.
    Raised,
    /// It stands further down.
    Buried,
    /// It stands where it stood.
    #[default]
    None,
}

impl Shift {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Shift::Raised => "raised",
            Shift::Buried => "buried",
            Shift::None => "none",
        }
    }
}

/// Whether readers were told of a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Disclosure {
    /// 0 none, 1 only a visible time, 2 only a machine time, 3 a generic notice, 4 a notice that
    /// names the field or paragraph, 5 a notice that states the changed value.
    pub level: u8,
    /// The index, into the revision's notices, of the one that tells.
    pub notice: Option<u32>,
}
