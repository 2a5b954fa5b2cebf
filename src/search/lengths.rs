//! How long each part of each document is: what a reader needs to tell where in the archive a place is.

use super::documents::Part;
use super::laid::Extent;
use super::script::{File, Hashed, quoted, script};

/// How many documents one file tells of.
const DOCUMENTS: usize = 16_384;

/// Makes the files of lengths; their hashes, in order.
pub(super) fn files(extents: &[Extent]) -> (Vec<File>, String) {
    let made = extents.chunks(DOCUMENTS).enumerate().map(|(number, documents)| {
        // Part by part: what is alike stands together, and is packed best on its way.
        let parts: [String; Part::COUNT] = std::array::from_fn(|part| {
            let mut numbers = String::with_capacity(documents.len());
            for extent in documents {
                write_number(extent.blocks[part], &mut numbers);
            }
            quoted(&numbers)
        });
        script(&format!("l/{number}"), &parts.each_ref().map(String::as_str))
    });
    made.map(|Hashed { file, hash }| (file, hash)).unzip()
}

/// The digits of base 36.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Writes a number in base 36; one of several digits between two spaces, so that the others, nearly all, take
/// one character.
fn write_number(number: u32, out: &mut String) {
    let digit = |number: u32| char::from(DIGITS[number as usize % DIGITS.len()]);
    if number < 36 {
        out.push(digit(number));
        return;
    }
    let rests = std::iter::successors(Some(number), |rest| Some(rest / 36));
    let mut digits: Vec<char> = rests.take_while(|rest| *rest > 0).map(digit).collect();
    digits.reverse();
    out.push(' ');
    out.extend(digits);
    out.push(' ');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_one_digit_is_one_character_and_others_stand_between_spaces() {
        let mut out = String::new();
        for number in [0, 9, 10, 35, 36, 1295, 1296, 7, u32::MAX] {
            write_number(number, &mut out);
        }
        assert_eq!(out, "09az 10  zz  100 7 1z141z3 ");
    }
}
