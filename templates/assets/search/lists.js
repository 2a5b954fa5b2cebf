// Lists of places and of parts: from one to the other, joined, met. Places are { at, ends }: addresses in order, and
// for each whether what was looked for begins (2) and ends (1) where words do. Parts are { at, hits, whole }: 4 × document + part.
(function (wenda) {
  'use strict';

  // How many entries of a sorted list are below a value.
  function below(list, value, from = 0, to = list.length) {
    while (from < to) {
      const middle = from + to >>> 1;
      if (list[middle] < value) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  // Several lists of places, each moved by its shift, kept where `keep(ends)` has not said no, with the ends it says, as one list in order.
  function joinPlaces(lists) {
    const all = new Float64Array(lists.reduce((sum, { places }) => sum + places.at.length, 0));
    let count = 0;
    for (const { places, shift, mask, ends } of lists) {
      for (let i = 0; i < places.at.length; i++) {
        const at = places.at[i] + shift;
        if (at >= 0 && (places.ends[i] & mask) === mask) all[count++] = at * 4 + (ends === undefined ? places.ends[i] : ends);
      }
    }
    const kept = all.subarray(0, count);
    if (lists.length > 1) kept.sort();
    return { at: Uint32Array.from(kept, (one) => Math.floor(one / 4)), ends: Uint8Array.from(kept, (one) => one % 4) };
  }

  // The places that stand in both lists; of their ends, those of the second that `mask` names are added to the first's.
  function meet(one, other, mask) {
    const at = new Uint32Array(one.at.length), ends = new Uint8Array(one.at.length);
    let count = 0, j = 0;
    const few = one.at.length * 16 < other.at.length;
    for (let i = 0; i < one.at.length; i++) {
      const place = one.at[i];
      if (few) j = below(other.at, place, j);
      else while (other.at[j] < place) j++;
      if (other.at[j] === place) {
        at[count] = place;
        ends[count++] = one.ends[i] | other.ends[j] & mask;
      }
    }
    return { at: at.subarray(0, count), ends: ends.subarray(0, count) };
  }

  // Parts out of { slot: hits } given one by one in any order: a counter for all slots of the archive.
  class Tally {
    constructor(documents) {
      this.hits = new Uint32Array(documents * 4);
      this.whole = new Uint8Array(documents * 4);
    }

    add(slot, hits, whole) {
      this.hits[slot] += hits;
      this.whole[slot] |= whole;
    }

    parts() {
      const at = [];
      this.hits.forEach((hits, slot) => hits && at.push(slot));
      return { at: Uint32Array.from(at), hits: Uint32Array.from(at, (slot) => this.hits[slot]), whole: Uint8Array.from(at, (slot) => this.whole[slot]) };
    }
  }

  // In which part each place stands: `found(slot, offset, ends)` for each, in order.
  async function locate(store, { at, ends }, found) {
    for (let i = 0; i < at.length;) {
      const { first, starts } = await store.range(store.rangeAt(at[i]));
      const end = starts[starts.length - 1];
      if (at[i] >= end) throw new RangeError('a place beyond all documents');
      for (let slot = 0; i < at.length && at[i] < end; i++) {
        // The last of the parts that begin there: those before it are empty.
        if (at[i] >= starts[slot + 1]) slot = below(starts, at[i] + 1, slot) - 1;
        found(first * 4 + slot, at[i] - starts[slot], ends[i]);
      }
    }
  }

  // The ranges of documents that places stand in, loaded side by side.
  function ranges(store, at) {
    const bases = store.manifest.bases;
    const wanted = bases.map((base, range) => range).filter((range) => below(at, bases[range]) < below(at, range + 1 < bases.length ? bases[range + 1] : Infinity));
    return Promise.all(wanted.map((range) => store.range(range)));
  }

  async function partsOf(store, places) {
    const tally = new Tally(store.documents);
    await ranges(store, places.at);
    await locate(store, places, (slot, offset, ends) => tally.add(slot, 1, ends === 3 ? 1 : 0));
    return tally.parts();
  }

  Object.assign(wenda, { below, joinPlaces, meet, Tally, locate, ranges, partsOf });
})(globalThis.wendaSearch ||= {});
