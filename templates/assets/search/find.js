// Finds a string in the archive: exactly, and with as few bytes as can be foreseen. The places of grams are met until they cover
// every unit of the string; where that is cheaper, the few documents that are left are read instead.
(function (wenda) {
  'use strict';

  // Roughly what is loaded, in bytes: a file of grams, a place in a block, a document's words.
  const GRAMS = 13000, PLACE = 1.9, WORDS = 7000;
  // Places nearer than this are taken to be in one document while nothing tells. So many documents are read at once.
  const NEAR = 1500, ATONCE = 32;

  // Which of its grams have places: [[from, to]…], each unit in one of them at least.
  function gramsOf(string, extended) {
    const all = [];
    for (let from = 0; from < string.length; from++) {
      let to = from + 2;
      while (to <= string.length && extended.has(string.slice(from, to))) to++;
      if (to <= string.length) all.push({ from, to });
    }
    // The shortest that ends where the string does.
    let from = Math.max(0, string.length - 2);
    while (from && extended.has(string.slice(from))) from--;
    if (!all.some((gram) => gram.from === from && gram.to === string.length)) all.push({ from, to: string.length });
    return all.map((gram) => ({ ...gram, key: string.slice(gram.from, gram.to) }));
  }

  // The places of `starts` (all, if there are none) at which a gram `shift` units further stands, with those of its ends that the mask names.
  function meet(starts, { at, ends }, shift, mask) {
    const count = starts ? starts.at.length : at.length;
    const met = { at: new Uint32Array(count), ends: new Uint8Array(count) };
    let all = 0;
    for (let i = 0, j = 0; i < count; i++) {
      const place = starts ? starts.at[i] + shift : at[i];
      while (at[j] < place) j++;
      if (at[j] !== place || place < shift) continue;
      met.at[all] = place - shift;
      met.ends[all++] = (starts ? starts.ends[i] : 0) | ends[j] & mask;
    }
    return { at: met.at.subarray(0, all), ends: met.ends.subarray(0, all) };
  }

  // Counts what is found in each slot: { at, hits, whole }.
  class Tally {
    constructor(documents) {
      this.hits = new Uint32Array(documents * 4);
      this.whole = new Uint8Array(documents * 4);
    }

    add(slot, ends) {
      this.hits[slot]++;
      this.whole[slot] |= ends === 3;
    }

    parts() {
      const at = [];
      this.hits.forEach((hits, slot) => hits && at.push(slot));
      return { at, hits: at.map((slot) => this.hits[slot]), whole: at.map((slot) => this.whole[slot]) };
    }
  }

  // The parts a string stands in: { at, hits, whole }; partial, if some were left out. `within` has a byte for each document, 0 where nobody asks; check() throws when nobody waits.
  wenda.find = async function (index, string, within, check) {
    const tally = new Tally(index.documents), covered = new Uint8Array(string.length);
    let grams = gramsOf(string, index.extendedGrams), starts = null;

    // What is still to be loaded before a gram is used.
    const cost = ({ key, from }) => {
      const file = index.ready.get(index.gramPath(key));
      return file ? wanted(file.get(key), from).reduce((bytes, block) => bytes + block.count * PLACE + 200, 0) : GRAMS;
    };
    // The blocks of a gram that are not loaded and can have places that are left.
    const wanted = (gram, shift, all) => (gram && gram.blocks || []).filter(({ path, first, end }) => (all || !index.ready.has(path))
      && !(starts && wenda.below(starts.at, first - shift) === wenda.below(starts.at, end - shift)));
    const price = (gram) => cost(gram) / (gram.to - gram.from);
    // A cheap way to cover what is not, from left to right.
    const cover = () => {
      const chosen = [];
      for (let at = 0; at < string.length; at++) {
        if (covered[at]) continue;
        const [best] = grams.filter(({ from, to }) => from <= at && at < to).sort((a, b) => price(a) - price(b) || b.to - a.to);
        chosen.push(best);
        at = best.to - 1;
      }
      return chosen;
    };
    const use = async (one) => {
      const gram = await index.gram(one.key);
      const blocks = gram && gram.blocks ? await Promise.all(wanted(gram, one.from, true).map((block) => index.block(block))) : [gram || { at: [], ends: [] }];
      const mask = (one.from ? 0 : 2) | (one.to < string.length ? 0 : 1);
      starts = join(blocks.map((places) => meet(starts, places, one.from, mask)));
      covered.fill(1, one.from, one.to);
      grams = grams.filter((other) => other !== one);
    };

    // A string that is a gram itself needs no places.
    if (string.length === 1 || grams.some(({ key }) => key === string)) {
      const gram = await index.gram(string);
      if (!gram || gram.parts) return gram ? gram.parts : tally.parts();
    }
    // Both its ends first: by them it is known whether words begin and end there.
    await Promise.all([grams[0], grams[grams.length - 1]].map(({ key }) => index.gram(key)));
    for (;;) {
      check();
      const free = grams.find((gram) => !cost(gram));
      const left = cover(), bytes = left.reduce((sum, gram) => sum + cost(gram), 0);
      const documents = starts ? starts.at.filter((place, i) => !i || place - starts.at[i - 1] > NEAR).length : Infinity;
      if (!documents) return tally.parts();
      if (free) await use(free);
      else if (!left.length || documents * WORDS <= bytes) break;
      else {
        left.sort((a, b) => cost(a) - cost(b));
        const known = left.find(({ key }) => index.ready.has(index.gramPath(key)));
        // If the words will hardly be read, all files of grams are loaded side by side.
        if (left[0] === known) await use(known);
        else await Promise.all(left.slice(0, starts && documents * WORDS > bytes * 2 ? left.length : 1).map(({ key }) => index.gram(key)));
      }
    }

    if (covered.every(Boolean)) {
      await index.locate(starts, (slot, offset, ends) => tally.add(slot, ends));
      return tally.parts();
    }
    const places = new Map();
    await index.locate(starts, (slot, offset, ends) => {
      if (!places.has(slot >> 2)) places.set(slot >> 2, []);
      places.get(slot >> 2).push({ slot, offset, ends });
    });
    const asked = [...places.keys()].filter((document) => within[document]), partial = asked.length < places.size;
    while (asked.length) {
      check();
      await Promise.all(asked.splice(0, ATONCE).map(async (document) => {
        const text = await index.text(document);
        for (const { slot, offset, ends } of places.get(document)) {
          if (text.part(slot & 3).startsWith(string, offset)) tally.add(slot, ends);
        }
      }));
    }
    return { ...tally.parts(), partial };
  };

  // Lists of places, one after the other, as one.
  function join(lists) {
    if (lists.length === 1) return lists[0];
    const at = new Uint32Array(lists.reduce((sum, list) => sum + list.at.length, 0)), ends = new Uint8Array(at.length);
    let done = 0;
    for (const list of lists) {
      at.set(list.at, done);
      ends.set(list.ends, done);
      done += list.at.length;
    }
    return { at, ends };
  }
})(globalThis.wendaSearch ||= {});
