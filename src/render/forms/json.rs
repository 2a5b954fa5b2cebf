//! JSON with nothing empty in it.

use serde_json::{Map, Value};

/// An object without what is not known: no null, no empty list.
pub(super) fn object<const N: usize>(facts: [(&str, Value); N]) -> Value {
    let known = facts.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => true,
    });
    Value::Object(known.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// A list of one as that one, as JSON-LD has it.
pub(super) fn one_or_all(mut values: Vec<Value>) -> Value {
    if values.len() == 1 { values.remove(0) } else { Value::Array(values) }
}

/// The text of a file, spread over lines, so that a comparison of two versions shows what changed.
pub(super) fn text(value: &Value) -> String {
    format!("{value:#}\n")
}
