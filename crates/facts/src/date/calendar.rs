//! Calendar values: what a date means, its TIMEX3 value and its half-open interval.

use jiff::ToSpan;
use jiff::civil::{Date as Day, Time};

use crate::fact::{Date, DateType};

/// A value on the calendar, coarse or fine; an unknown year stays unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cal {
    /// Its first two digits.
    Century(i16),
    /// The year without its last digit.
    Decade(i16),
    Year(Option<i16>),
    Half(Option<i16>, i8),
    Quarter(Option<i16>, i8),
    Season(Option<i16>, Season),
    Month(Option<i16>, i8),
    /// Any day of the week.
    Week(Option<Day>),
    Weekend(Option<Day>),
    Day(Day),
    /// A day of a month of an unknown year.
    MonthDay(i8, i8),
    /// A day of the week with no anchor, Monday is 1.
    Weekday(i8),
    /// A day with no anchor.
    AnyDay,
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Ref(&'static str),
}

/// A season, northern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Fall => "FA",
            Season::Winter => "WI",
        }
    }

    /// Its first month.
    pub(super) fn month(self) -> i8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Fall => 9,
            Season::Winter => 12,
        }
    }
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    fn code(self) -> &'static str {
        match self {
            Part::Morning => "MO",
            Part::Midday => "MI",
            Part::Afternoon => "AF",
            Part::Evening => "EV",
            Part::Night => "NI",
        }
    }

    /// Its first and last hour.
    fn hours(self) -> (i8, i8) {
        match self {
            Part::Morning => (5, 11),
            Part::Midday => (11, 13),
            Part::Afternoon => (12, 17),
            Part::Evening => (17, 21),
            Part::Night => (20, 23),
        }
    }
}

/// `None` for days that do not exist.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Day> {
    Day::new(year, month, day).ok()
}

/// The Monday of a day's week.
pub(super) fn monday(day: Day) -> Day {
    add_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// A day that many days later; the day itself beyond the calendar.
pub(super) fn add_days(day: Day, n: i64) -> Day {
    if n.abs() > 400_000 {
        return day;
    }
    day.checked_add(n.days()).unwrap_or(day)
}

/// A month that many months later.
pub(super) fn add_months(year: i16, month: i8, n: i64) -> (i16, i8) {
    let months = i64::from(year) * 12 + i64::from(month) - 1 + n.clamp(-20_000, 20_000);
    (months.div_euclid(12) as i16, months.rem_euclid(12) as i8 + 1)
}

impl Cal {
    /// The day of a month, in a year if one is known.
    pub(super) fn month_day(year: Option<i16>, month: i8, of_month: i8) -> Option<Cal> {
        match year {
            Some(year) => day(year, month, of_month).map(Cal::Day),
            None => Some(Cal::MonthDay(month, of_month)),
        }
    }

    /// As a fact's value.
    pub(super) fn date(self) -> Date {
        let (from, to) = self.interval().unzip();
        let midnight = |day: Day| day.to_datetime(Time::midnight());
        Date {
            timex: self.timex(),
            kind: DateType::Date,
            from: from.map(midnight),
            to: to.map(midnight),
        }
    }

    fn timex(self) -> String {
        let year = |year: Option<i16>| match year {
            Some(year) => format!("{year:04}"),
            None => "XXXX".to_owned(),
        };
        match self {
            Cal::Century(century) => format!("{century:02}XX"),
            Cal::Decade(decade) => format!("{decade:03}X"),
            Cal::Year(y) => year(y),
            Cal::Half(y, half) => format!("{}-H{half}", year(y)),
            Cal::Quarter(y, quarter) => format!("{}-Q{quarter}", year(y)),
            Cal::Season(y, season) => format!("{}-{}", year(y), season.code()),
            Cal::Month(y, month) => format!("{}-{month:02}", year(y)),
            Cal::Week(None) => "XXXX-WXX".to_owned(),
            Cal::Week(Some(day)) => week(day),
            Cal::Weekend(None) => "XXXX-WXX-WE".to_owned(),
            Cal::Weekend(Some(day)) => format!("{}-WE", week(day)),
            Cal::Day(day) => day.to_string(),
            Cal::MonthDay(month, day) => format!("XXXX-{month:02}-{day:02}"),
            Cal::Weekday(weekday) => format!("XXXX-WXX-{weekday}"),
            Cal::AnyDay => "XXXX-XX-XX".to_owned(),
            Cal::Ref(name) => name.to_owned(),
        }
    }

    /// Its first day, and the day after its last; `None` without a place on the calendar.
    pub(super) fn interval(self) -> Option<(Day, Day)> {
        let months = |year: i16, month: i8, n: i64| {
            let (last_year, last_month) = add_months(year, month, n);
            Some((day(year, month, 1)?, day(last_year, last_month, 1)?))
        };
        let years = |from: i16, n: i16| {
            Some((day(from, 1, 1)?, day(from.checked_add(n)?, 1, 1)?))
        };
        match self {
            Cal::Century(century) => years(century.checked_mul(100)?, 100),
            Cal::Decade(decade) => years(decade.checked_mul(10)?, 10),
            Cal::Year(y) => years(y?, 1),
            Cal::Half(y, half) => months(y?, half * 6 - 5, 6),
            Cal::Quarter(y, quarter) => months(y?, quarter * 3 - 2, 3),
            Cal::Season(y, season) => months(y?, season.month(), 3),
            Cal::Month(y, month) => months(y?, month, 1),
            Cal::Week(day) => day.map(|day| (monday(day), add_days(monday(day), 7))),
            Cal::Weekend(day) => {
                day.map(|day| (add_days(monday(day), 5), add_days(monday(day), 7)))
            }
            Cal::Day(day) => Some((day, add_days(day, 1))),
            Cal::MonthDay(..) | Cal::Weekday(_) | Cal::AnyDay | Cal::Ref(_) => None,
        }
    }
}

fn week(day: Day) -> String {
    let iso = day.iso_week_date();
    format!("{:04}-W{:02}", iso.year(), iso.week())
}

/// A part of a day, as a fact's value.
pub(super) fn part_of(cal: Cal, part: Part) -> Date {
    let (first, last) = part.hours();
    let day = match cal {
        Cal::Day(day) => Some(day),
        _ => None,
    };
    Date {
        timex: format!("{}T{}", cal.timex(), part.code()),
        kind: DateType::Time,
        from: day.map(|day| day.at(first, 0, 0, 0)),
        to: day
            .map(|day| day.at(last, 59, 59, 0))
            .map(|to| to.checked_add(1.second()).unwrap_or(to)),
    }
}

/// A time of day, as a fact's value; without minutes it lasts an hour, else a minute.
pub(super) fn time_of(cal: Cal, hour: i8, minute: Option<i8>) -> Date {
    let from = match cal {
        Cal::Day(day) => Some(day.at(hour.min(23), minute.unwrap_or(0).min(59), 0, 0)),
        _ => None,
    };
    let length =
        if minute.is_some_and(|minute| minute > 0) { 1.minute() } else { 1.hour() };
    Date {
        timex: format!("{}T{hour:02}:{:02}", cal.timex(), minute.unwrap_or(0)),
        kind: DateType::Time,
        from,
        to: from.and_then(|from| from.checked_add(length).ok()),
    }
}
