//! Topics and their broader ones: a topic is no part of itself, by whatever way.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Topic;
use crate::say;

/// How far the walk has come with a topic.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unseen,
    OnTheWay,
    Done,
}

/// Reports each reference to a broader topic that closes a circle, and takes it out, so that going up
/// always ends. All references lead to topics.
pub(super) fn break_circles(topics: &mut [Topic], report: &mut impl Extend<Diagnostic>) {
    let places: BTreeMap<String, usize> = topics
        .iter()
        .enumerate()
        .map(|(place, topic)| (topic.entry.id.as_str().to_owned(), place))
        .collect();
    let mut states = vec![State::Unseen; topics.len()];
    let mut closing: Vec<(usize, usize)> = Vec::new();
    for start in 0..topics.len() {
        if states[start] != State::Unseen {
            continue;
        }
        states[start] = State::OnTheWay;
        // A way up, each topic with how many of its broader ones were followed; no recursion, as an
        // archive may be as deep as it likes.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((topic, followed)) = way.last_mut() {
            let (topic, step) = (*topic, *followed);
            let Some(reference) = topics[topic].broader.get(step) else {
                states[topic] = State::Done;
                way.pop();
                continue;
            };
            *followed += 1;
            let Some(&broader) = places.get(&reference.id) else { continue };
            match states[broader] {
                State::Unseen => {
                    states[broader] = State::OnTheWay;
                    way.push((broader, 0));
                }
                State::OnTheWay => {
                    let from = way.iter().position(|(topic, _)| *topic == broader).unwrap_or(0);
                    let circle: Vec<usize> = way[from..].iter().map(|(topic, _)| *topic).collect();
                    report.extend([circle_fault(topics, &circle, step)]);
                    closing.push((topic, step));
                }
                State::Done => {}
            }
        }
    }
    closing.sort_unstable();
    for (topic, step) in closing.into_iter().rev() {
        topics[topic].broader.remove(step);
    }
}

/// `circle` goes up from its first topic; the reference at `step` of its last leads back to the first.
fn circle_fault(topics: &[Topic], circle: &[usize], step: usize) -> Diagnostic {
    let ids = circle.iter().chain(circle.first()).map(|&topic| topics[topic].entry.id.as_str());
    let way = ids.collect::<Vec<_>>().join(" → ");
    let last = circle.last().map(|&topic| &topics[topic].broader[step]);
    Diagnostic::error(
        Code::TopicCycle,
        say!(
            zh: "主题的上级绕成了圈：{way}",
            en: "these topics are each part of the next, in a circle: {way}",
        ),
        last.map_or(Place::Nowhere, |reference| Place::At(reference.span.clone())),
    )
    .hint(say!(
        zh: "从其中一个主题的 broader 里删去一项；并列的主题用 related",
        en: "take one out of a topic's `broader`; topics side by side are `related`",
    ))
}
