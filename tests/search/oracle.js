// What a search must find, by looking at every folded stretch.
'use strict';

// All stretches of an archive, folded: [{ slot: 4 × document + part, text }…].
function folded(wenda, { documents }) {
  return documents.flatMap(({ title, stretches }, document) =>
    [[0, '', title], ...stretches].map(([part, , words]) => ({ slot: document * 4 + part, text: wenda.fold(words) })));
}

// In which slots a folded string stands, and how often: a Map.
function look(stretches, string) {
  const slots = new Map();
  for (const { slot, text } of stretches) {
    for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) slots.set(slot, (slots.get(slot) || 0) + 1);
  }
  return slots;
}

module.exports = { folded, look };
