//! Bars side by side.

use super::{Bar, Chart, push, share, text, u64_of};

/// Room above the bars for the highest one's number.
const TOP: u64 = 18;
/// The height of the highest bar.
const HIGH: u64 = 96;
/// Room below the bars for the names.
const BOTTOM: u64 = 22;
/// How wide a bar and what is around it may become: a few stand together and are not spread over the page.
const WIDE: usize = 56;
/// Up to how many bars each says its number; of more only the highest does on a phone,
const EACH_SAYS: usize = 12;
/// and of more than these on any page.
const EACH_SAYS_WIDE: usize = 24;
/// How many figures stand side by side on a phone, and on a page of full width: where the numbers have more, only the
/// highest is said too.
const FIGURES: [usize; 2] = [48, 72];
/// How many names stand side by side on a phone, and on a page of full width.
const NAMES: [usize; 2] = [8, 16];

pub(super) fn draw(chart: &Chart<'_>) -> String {
    let count = chart.bars.len();
    let width = (count * WIDE < 640).then_some(count * WIDE);
    let height = usize::try_from(TOP + HIGH + BOTTOM).unwrap_or_default();
    let columns = Columns::of(chart);
    chart.drawing(width, height, |out| {
        let foot = TOP + HIGH;
        push(out, format_args!("<line x2=\"100%\" y1=\"{foot}\" y2=\"{foot}\"/>\n"));
        for at in 0..count {
            columns.draw(at, out);
        }
    })
}

/// The bars with what is the same for all of them.
struct Columns<'a> {
    bars: &'a [Bar],
    longest: u64,
    /// The first of the highest.
    highest: Option<usize>,
    /// Where the numbers of the others stand, if they do.
    others: Option<&'static str>,
    /// How wide each is.
    breadth: String,
}

impl<'a> Columns<'a> {
    fn of(chart: &Chart<'a>) -> Self {
        let (bars, longest) = (chart.bars, chart.longest());
        let said = bars.iter().filter(|bar| bar.value.is_some());
        let figures = said.map(|bar| bar.label.len()).max().unwrap_or_default() * bars.len();
        let others = match bars.len() {
            ..=EACH_SAYS if figures <= FIGURES[0] => Some("value"),
            ..=EACH_SAYS_WIDE if figures <= FIGURES[1] => Some("value wide"),
            _ => None,
        };
        let highest = bars.iter().position(|bar| bar.value == Some(longest));
        Self { bars, longest, highest, others, breadth: share(32, u64_of(bars.len() * 40)) }
    }

    /// One bar with its number above and its name below; nothing where there is none of them to be seen.
    fn draw(&self, at: usize, out: &mut String) {
        let bar = &self.bars[at];
        let (says, name) = (self.says(at), self.names(at));
        if bar.value == Some(0) && says.is_none() && name.is_none() {
            return;
        }
        // In fortieths of a column's room: the bar has four fifths of it.
        let place = |part: usize| share(u64_of(at * 40 + part), u64_of(self.bars.len() * 40));
        let (left, middle) = (place(4), place(20));
        let breadth = &self.breadth;
        out.push_str("<g><title>");
        super::escape_into(out, bar.name.as_str());
        out.push(' ');
        super::escape_into(out, bar.label.as_str());
        out.push_str("</title>");
        let high = match bar.value {
            None => {
                push(
                    out,
                    format_args!(
                        "<rect class=\"none\" x=\"{left}\" y=\"{TOP}\" width=\"{breadth}\" height=\"{HIGH}\"/>"
                    ),
                );
                0
            }
            Some(0) => 0,
            Some(value) => {
                let high = height(value, self.longest);
                let top = TOP + HIGH - high;
                push(
                    out,
                    format_args!(
                        "<rect x=\"{left}\" y=\"{top}\" width=\"{breadth}\" height=\"{high}\"/>"
                    ),
                );
                high
            }
        };
        if let Some(class) = says {
            let y = TOP + HIGH - high - 5;
            text(out, format_args!("class=\"{class}\" x=\"{middle}\" y=\"{y}\""), &bar.label);
        }
        if let Some(class) = name {
            let y = TOP + HIGH + 16;
            text(out, format_args!("{class}x=\"{middle}\" y=\"{y}\""), &bar.name);
        }
        out.push_str("</g>\n");
    }

    /// Whether a bar says its name, and where there is room for it: the class of the words.
    fn names(&self, at: usize) -> Option<&'static str> {
        let shown = |most: usize| {
            let step = step(self.bars.len(), most);
            // Years are named by their own figures: 2000, 2005, and not every fifth from the first on.
            self.bars[at].name.parse::<usize>().unwrap_or(at) % step == 0
        };
        match NAMES.map(shown) {
            [true, true] => Some(""),
            [true, false] => Some("class=\"narrow\" "),
            [false, true] => Some("class=\"wide\" "),
            [false, false] => None,
        }
    }

    /// Whether a bar says its number, and where there is room for it: the class of the words.
    fn says(&self, at: usize) -> Option<&'static str> {
        self.bars[at].value?;
        if self.highest == Some(at) { Some("value") } else { self.others }
    }
}

/// How many bars share a name, so that at most `most` names stand there.
fn step(count: usize, most: usize) -> usize {
    let steps = [1, 2, 5, 10, 20, 50, 100];
    steps.into_iter().find(|step| count.div_ceil(*step) <= most).unwrap_or(100)
}

/// A bar's height: at least two pixels, so that it is seen.
fn height(value: u64, longest: u64) -> u64 {
    let high = u128::from(value) * u128::from(HIGH) / u128::from(longest);
    u64::try_from(high).unwrap_or(HIGH).clamp(2, HIGH)
}
