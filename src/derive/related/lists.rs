//! The lists: exchanges read together with the earlier ones like them, compared, and given their reasons.

use std::ops::Range;

use rayon::prelude::*;

use super::days::Days;
use super::features::{Feature, Read, Tells};
use super::index::{Index, Reach, Sums};
use super::vector::{Gathered, Laid, Layout, Vector, WHOLE};
use super::{MOST, RelatedTo, Shared};
use crate::derive::{Twin, TwinsView};

/// With how many earlier exchanges each is read together. Each counts by how much more alike it is than the first
/// left out, so that the last count for next to nothing, and one that comes between shifts the others little.
const READ_WITH: usize = 24;

/// And with no more than one in so many: in a small archive even the most alike have little in common.
const ONE_IN: usize = 8;

/// How many features an exchange has when it is read together with others.
const FEATURES: usize = 256;

/// How far an exchange looks for those with which it is read.
pub(super) const BY_ITSELF: Reach =
    Reach { features: 64, indexed: 256, nearest: 24, looked_at: 512, candidates: 32 };

/// And, once it is read together with them, for those to which it is related: its heaviest features are those that
/// many agree on, so that fewer find as much.
const TOGETHER: Reach =
    Reach { features: 32, indexed: 64, nearest: 24, looked_at: 768, candidates: 36 };

/// From what likeness on, in millionths, two exchanges are the same one recorded twice.
const SAME: u32 = 900_000;

/// Below what likeness, in millionths, nothing is called related.
const LEAST: u32 = 80_000;

/// From what likeness on, in millionths, everyday words are reason enough.
const VERY: u32 = 120_000;

/// How many shared things are told.
const REASONS: usize = 4;

/// How many more stand beside one that many have,
const BESIDES: usize = 2;

/// if each counts for one in so many parts of it at least,
const BESIDE: u64 = 4;

/// and one exchange in so many has it at most.
const OFTEN: usize = 10;

/// What one exchange in so many has at most is reason enough alone.
const RARELY: usize = 50;

/// Another exchange and how alike it is.
#[derive(Clone, Copy)]
pub(super) struct Alike {
    pub(super) likeness: u32,
    pub(super) exchange: usize,
}

/// Makes all lists, and the words that they give as reasons.
pub(super) fn make(
    read: &Read,
    vectors: &[Vector],
    days: &Days,
    twins: &TwinsView,
) -> (Vec<Vec<RelatedTo>>, Vec<String>) {
    let features = read.features.len();
    let index = Index::new(vectors, features, days, &BY_ITSELF);
    let together: Vec<Vector> = (0..vectors.len())
        .into_par_iter()
        .map_init(Sums::default, |sums, at| {
            let until = 0..days.session(at).end;
            let like = most_alike(at, vectors, &index, days, (&until, &BY_ITSELF), sums);
            let with = READ_WITH.min(until.end / ONE_IN).min(like.len());
            let left_out = like.get(with).map_or(0, |it| it.likeness);
            read_together(at, &like[..with], left_out, vectors, &mut sums.gathered)
        })
        .collect();
    drop(index);
    let index = Index::new(&together, features, days, &TOGETHER);
    let mut lists: Vec<Vec<RelatedTo>> = (0..vectors.len())
        .into_par_iter()
        .map_init(Sums::default, |sums, at| {
            let within = (&(0..vectors.len()), &TOGETHER);
            let like = most_alike(at, &together, &index, days, within, sums);
            let twins = twins.of(days.at(at).session);
            list(at, &like, vectors, read, days, twins, &mut sums.layouts)
        })
        .collect();
    let words = words(&mut lists, read);
    (lists, words)
}

/// The exchanges of a stretch most like the one at `at`, as far as it reaches there, the most alike first.
pub(super) fn most_alike(
    at: usize,
    vectors: &[Vector],
    index: &Index,
    days: &Days,
    (within, reach): (&Range<usize>, &Reach),
    sums: &mut Sums,
) -> Vec<Alike> {
    let candidates = index.candidates(at, &vectors[at], days, (within, reach), sums);
    let laid = sums.layouts[0].lay(&vectors[at]);
    let mut alike: Vec<Alike> = candidates
        .into_iter()
        .map(|exchange| {
            let likeness = laid.likeness(&vectors[exchange]);
            let faded = (u64::from(likeness) * u64::from(days.nearness(at, exchange))) >> 10;
            Alike { likeness: u32::try_from(faded).unwrap_or(u32::MAX), exchange }
        })
        .collect();
    alike.sort_unstable_by_key(|it| (std::cmp::Reverse(it.likeness), it.exchange));
    alike
}

/// The features of the exchange `at` with those of the exchanges like it, which together count as much as its own, each by
/// how much more alike it is than `left_out`.
fn read_together(
    at: usize,
    like: &[Alike],
    left_out: u32,
    vectors: &[Vector],
    gathered: &mut Gathered,
) -> Vector {
    let counts = |it: &Alike| u64::from(it.likeness.saturating_sub(left_out));
    let whole: u64 = like.iter().map(counts).sum();
    if whole == 0 {
        return vectors[at].clone();
    }
    let with = like.iter().map(|it| vectors[it.exchange].len());
    gathered.make_room(vectors[at].len() + with.sum::<usize>());
    gathered.add(&vectors[at], WHOLE);
    for it in like {
        let parts = counts(it) * u64::from(WHOLE) / whole;
        gathered.add(&vectors[it.exchange], u32::try_from(parts).unwrap_or(WHOLE));
    }
    gathered.take(FEATURES)
}

/// The list of one exchange: of other sessions, nothing twice, and nothing without a reason.
fn list(
    at: usize,
    like: &[Alike],
    vectors: &[Vector],
    read: &Read,
    days: &Days,
    twins: &[Twin],
    layouts: &mut [Layout; 2],
) -> Vec<RelatedTo> {
    let session = days.session(at);
    let [here, there] = layouts;
    let laid = here.lay(&vectors[at]);
    let mut listed: Vec<usize> = Vec::new();
    let mut list = Vec::new();
    for Alike { likeness, exchange } in like.iter().copied() {
        if list.len() == MOST || likeness < LEAST {
            break;
        }
        let other = &vectors[exchange];
        let said = days.at(exchange);
        let translated = || twins.iter().any(|twin| twin.session == said.session);
        let same_day = |it: usize| days.is_same_day(it, exchange);
        let mut twice =
            |it: &usize| same_day(*it) && there.lay(&vectors[*it]).likeness(other) >= SAME;
        if session.contains(&exchange)
            || translated()
            || same_day(at) && laid.likeness(other) >= SAME
            || listed.iter().any(&mut twice)
        {
            continue;
        }
        let shared = reasons(&laid, other, likeness, read);
        if !shared.is_empty() {
            listed.push(exchange);
            list.push(RelatedTo { at: said, likeness, shared });
        }
    }
    list
}

/// What two exchanges share, what counts most first: what tells much, or, if that is nothing and they are
/// very much alike, what tells a little. Where that is one thing that many have, what else they share stands beside it.
pub(super) fn reasons(one: &Laid, other: &Vector, likeness: u32, read: &Read) -> Vec<Shared> {
    let common = one.common(other).map(|(feature, product)| {
        let feature = &read.features[feature as usize];
        (std::cmp::Reverse(product), feature.what, feature)
    });
    let mut common: Vec<_> = common.filter(|it| it.2.tells > Tells::Nothing).collect();
    common.sort_unstable_by_key(|it| (it.0, it.1));
    let most = common.iter().map(|it| it.2.tells).max().unwrap_or(Tells::Nothing);
    if most < Tells::Little || most == Tells::Little && likeness < VERY {
        return Vec::new();
    }
    let (first, rest): (Vec<_>, Vec<_>) = common.into_iter().partition(|it| it.2.tells == most);
    let mut told: Vec<(Shared, &Feature)> =
        first.iter().take(REASONS).map(|it| (it.1, it.2)).collect();
    if let [(std::cmp::Reverse(product), _, only)] = first.as_slice()
        && (only.is_bare() || !read.has_one_in(RARELY, only))
    {
        for (std::cmp::Reverse(other), what, feature) in rest {
            if other * BESIDE < *product || told.len() > BESIDES {
                break;
            }
            if is_worth_telling(feature, &told, read) {
                told.push((what, feature));
            }
        }
        if told.len() > 1 && only.is_bare() {
            told.remove(0);
        }
    }
    told.into_iter().map(|(what, _)| what).collect()
}

/// Whether a thing is told beside those that are: not who speaks, which is not what is spoken of, not what very many
/// have, and not what these say already.
fn is_worth_telling(feature: &Feature, told: &[(Shared, &Feature)], read: &Read) -> bool {
    let speaks = matches!(feature.what, Shared::Person(_) | Shared::Organisation(_));
    let is_said = || told.iter().any(|(_, other)| other.name.contains(&feature.name));
    !speaks && !feature.is_bare() && read.has_one_in(OFTEN, feature) && !is_said()
}

/// The words that are reasons, which get the numbers by which lists name them.
fn words(lists: &mut [Vec<RelatedTo>], read: &Read) -> Vec<String> {
    let mut numbers = vec![u32::MAX; read.features.len()];
    let mut words = Vec::new();
    let shared = lists.iter_mut().flatten().flat_map(|related| &mut related.shared);
    for feature in shared.filter_map(|it| if let Shared::Word(it) = it { Some(it) } else { None }) {
        let number = &mut numbers[*feature as usize];
        if *number == u32::MAX {
            *number = u32::try_from(words.len()).unwrap_or(u32::MAX);
            words.push(read.features[*feature as usize].name.clone());
        }
        *feature = *number;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What two exchanges of two thousand share, of these features with how many have each, told by their names.
    fn told(features: &[(&str, Tells, usize)]) -> String {
        let feature = |(number, &(name, tells, had)): (usize, &(&str, Tells, usize))| {
            let what = Shared::Word(u32::try_from(number).unwrap());
            Feature { what, name: name.to_owned(), tells, had }
        };
        let features: Vec<Feature> = features.iter().enumerate().map(feature).collect();
        let exchanges = vec![Vec::new(); 2000];
        let weights = (0..features.len()).map(|at| (u32::try_from(at).unwrap(), 1.0));
        let vector = Vector::new(weights.collect(), 0.0, 9);
        let read = Read { features, exchanges };
        let shared = reasons(&Layout::default().lay(&vector), &vector, VERY, &read);
        let name = |it: &Shared| match it {
            Shared::Word(number) => read.features[*number as usize].name.clone(),
            other => format!("{other:?}"),
        };
        shared.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn one_word_that_many_have_does_not_stand_alone() {
        use Tells::{Beside, Little, Much, Nothing};
        let bridge = ("石桥", Much, 9);
        let company = ("公司", Much, 90);
        let (build, work, we) =
            (("竣工", Beside, 80), ("工程", Little, 150), ("我们", Nothing, 900));
        let often = ("情况", Little, 300);
        assert_eq!(told(&[bridge, build, work]), "石桥", "it is rare enough");
        assert_eq!(told(&[company, build, work, we, often]), "公司 竣工 工程");
        assert_eq!(told(&[company, ("公司法", Much, 90), build]), "公司 公司法", "two are enough");
        assert_eq!(told(&[("上市公司", Much, 90), ("公司", Little, 190), build]), "上市公司 竣工");
        assert_eq!(told(&[("I’d", Much, 9), ("bridge", Little, 150)]), "bridge");
        assert_eq!(told(&[company, we]), "公司", "there is nothing else");
        assert_eq!(told(&[build, we]), "", "what is told beside others relates nothing");
    }
}
