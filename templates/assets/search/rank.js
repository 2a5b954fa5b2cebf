// The order of what was found. Nothing here decides whether a document is found.
(function (wenda) {
  'use strict';

  // What a place counts in the title, a question, an answer, around them; what a string counts where it cuts words.
  const WEIGHTS = [6, 2, 1, 0.5];
  const CUT = 0.4;

  // For each document, where it stands with the newest session first, and the documents of a session as they follow each other.
  function newestFirst({ documents, sessions }) {
    const order = new Uint32Array(documents), session = new Uint32Array(documents);
    let document = 0;
    sessions.forEach(([count], i) => {
      const before = documents - document - count;
      for (let j = 0; j < count; j++, document++) {
        order[document] = before + j;
        session[document] = i;
      }
    });
    return { order, session };
  }

  // A score for each document: rare strings count more, so do many places for its length, titles, and whole words.
  function scores(documents, matches, parts, lengthOf) {
    const score = new Float64Array(documents);
    for (const { at, hits, whole } of matches) {
      const found = new Set(at.map((slot) => slot >> 2)).size;
      const rarity = Math.log(1 + documents / found);
      for (let i = 0; i < at.length; i++) {
        const slot = at[i], part = slot & 3;
        if (!(parts >> part & 1)) continue;
        const density = hits[i] / (hits[i] + 0.4 + lengthOf(slot >> 2));
        score[slot >> 2] += rarity * WEIGHTS[part] * density * (whole[i] ? 1 : CUT);
      }
    }
    return score;
  }

  // Document numbers by a key for each, lowest first; ties by order.
  function sorted(documents, keyOf, order) {
    const room = order.length, inOrder = new Uint32Array(room);
    order.forEach((at, document) => { inOrder[at] = document; });
    const keys = Float64Array.from(documents, (document) => Math.round(keyOf(document) * 1e6) * room + order[document]);
    return Int32Array.from(keys.sort(), (key) => inOrder[(key % room + room) % room]);
  }

  Object.assign(wenda, { newestFirst, scores, sorted });
})(globalThis.wendaSearch ||= {});
