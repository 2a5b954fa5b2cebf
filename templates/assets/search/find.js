// Finds a string in the archive: exactly, and with as few bytes as can be foreseen. The places of grams are met until they cover
// every unit of the string; where that is cheaper, the words of the few documents that are left are read instead.
(function (wenda) {
  'use strict';

  // Roughly what is loaded, in bytes: for an address in a file of grams, for a place in a block, for a document's words.
  const bytes = wenda.bytes = { address: 2, place: 2, words: 7000 };
  // Places nearer than this are taken to be in one document while nothing tells. So many documents are read at once.
  const NEAR = 600, ATONCE = 32;

  // Which grams of a string have places, each unit being in one of them: the shortest from each unit on, and the shortest at the end.
  function gramsOf(string, extended) {
    const all = [], end = string.length;
    const add = (from, to) => all.push({ from, to, key: string.slice(from, to) });
    for (let from = 0, to; from < end; from++) {
      for (to = from + 2; to <= end && extended.has(string.slice(from, to));) to++;
      if (to <= end) add(from, to);
    }
    let from = Math.max(0, end - 2);
    while (from && extended.has(string.slice(from))) from--;
    add(from, end);
    return all;
  }

  // Those of `starts` (of all, if there are none) at which a gram stands `shift` units further; of its ends, those that the mask names.
  function meet(starts, { at, ends }, shift, mask) {
    const met = { at: [], ends: [] };
    for (let i = 0, j = 0; i < (starts || { at }).at.length; i++) {
      const place = starts ? starts.at[i] + shift : at[i];
      while (at[j] < place) j++;
      if (at[j] === place && place >= shift) {
        met.at.push(place - shift);
        met.ends.push((starts ? starts.ends[i] : 0) | ends[j] & mask);
      }
    }
    return met;
  }

  // The parts a string stands in, { at, hits, whole }. within: a byte for each document, 0 where nobody asks; check() throws when nobody waits.
  wenda.find = async (index, string, within, check) => {
    const all = gramsOf(string, index.extendedGrams), covered = Array(string.length).fill(false);
    let starts = null;

    // The blocks of a gram in which there can be places.
    const wanted = (gram, shift) => (gram?.blocks || []).filter(({ first, end }) =>
      !starts || wenda.below(starts.at, first - shift) < wenda.below(starts.at, end - shift));
    // What is still to be loaded before a gram is used.
    const cost = ({ key, from }) => {
      const file = index.held(index.gramPath(key));
      return file ? wanted(file.get(key), from).reduce((sum, { path, count }) => index.held(path) ? sum : sum + count * bytes.place, 0) : index.addresses / index.grams * bytes.address;
    };
    // A cheap way to cover what is not, from left to right.
    const cover = () => {
      const chosen = [], price = (one) => cost(one) / (one.to - one.from);
      for (let at = 0; at < string.length; at++) {
        if (covered[at]) continue;
        const [best] = all.filter(({ from, to }) => from <= at && at < to).sort((a, b) => price(a) - price(b));
        chosen.push(best);
        at = best.to - 1;
      }
      return chosen.sort((a, b) => cost(a) - cost(b));
    };
    const use = async (one) => {
      const { key, from, to } = one, gram = await index.gram(key);
      const lists = gram?.blocks ? await Promise.all(wanted(gram, from).map((block) => index.block(block))) : gram ? [gram] : [];
      const places = lists.length === 1 ? lists[0] : { at: lists.flatMap(({ at }) => [...at]), ends: lists.flatMap(({ ends }) => [...ends]) };
      starts = meet(starts, places, from, (from ? 0 : 2) | (to < string.length ? 0 : 1));
      covered.fill(true, from, to);
      all.splice(all.indexOf(one), 1);
    };

    // Where a string is itself kept, nothing has to be met.
    if (all.some(({ key }) => key === string)) {
      const gram = await index.gram(string);
      if (gram?.parts) return gram.parts;
    }
    // Both ends first: by them it is known whether words begin and end there.
    await Promise.all([all[0], all[all.length - 1]].map(({ key }) => index.gram(key)));
    while (!starts || starts.at.length) {
      check();
      const free = all.find((one) => !cost(one)), left = cover();
      if (free) await use(free);
      else {
        const rest = left.reduce((sum, one) => sum + cost(one), 0);
        const words = starts ? bytes.words * starts.at.filter((place, i) => !(place - starts.at[i - 1] < NEAR)).length : Infinity;
        if (!left.length || words <= rest) break;
        if (index.held(index.gramPath(left[0].key))) await use(left[0]);
        // If words will hardly be read, all files of grams are loaded side by side.
        else await Promise.all(left.slice(0, starts && words > rest * 2 ? left.length : 1).map(({ key }) => index.gram(key)));
      }
    }

    const texts = new Map(), isCovered = covered.every(Boolean);
    if (!isCovered) {
      const documents = new Set();
      index.locate(starts, (slot) => within[slot >> 2] && documents.add(slot >> 2));
      for (let left = [...documents]; left.length; check()) {
        await Promise.all(left.splice(0, ATONCE).map(async (document) => texts.set(document, await index.text(document))));
      }
    }
    const found = { at: [], hits: [], whole: [] };
    let last = -1;
    index.locate(starts, (slot, offset, ends) => {
      if (!isCovered && !texts.get(slot >> 2)?.part(slot & 3).startsWith(string, offset)) return;
      if (found.at[last] !== slot) {
        found.at[++last] = slot;
        found.hits[last] = found.whole[last] = 0;
      }
      found.hits[last]++;
      found.whole[last] |= ends === 3;
    });
    return found;
  };
})(globalThis.wendaSearch ||= {});
