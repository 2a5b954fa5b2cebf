// Finds a string in the archive: exactly, and with as few bytes as can be foreseen. The places of grams are met until they cover
// every unit of the string.
(function (wenda) {
  'use strict';

  // Roughly what is loaded, in bytes: a file of grams, and a place in a block.
  const FILE = 8000, PLACE = 2;

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

  // The parts a string stands in, { at, hits, whole }.
  wenda.find = async (index, string) => {
    const grams = gramsOf(string, index.extendedGrams), covered = [];
    let starts = null;

    // The blocks of a gram in which there can be places.
    const wanted = (gram, shift) => (gram?.blocks || []).filter(({ first, end }) =>
      !starts || wenda.below(starts.at, first - shift) < wenda.below(starts.at, end - shift));
    // What is still to be loaded before a gram is used.
    const cost = ({ key, from }) => {
      const file = index.held(index.gramPath(key));
      return file ? wanted(file.get(key), from).reduce((sum, { path, count }) => index.held(path) ? sum : sum + count * PLACE, 0) : FILE;
    };
    // A cheap way to cover what is not, from left to right.
    const cover = () => {
      const chosen = [], price = (one) => cost(one) / (one.to - one.from);
      for (let at = 0; at < string.length; at++) {
        if (covered[at]) continue;
        const [best] = grams.filter(({ from, to }) => from <= at && at < to).sort((a, b) => price(a) - price(b));
        chosen.push(best);
        at = best.to - 1;
      }
      return chosen.sort((a, b) => cost(a) - cost(b));
    };
    const use = async (one) => {
      const { key, from, to } = one, gram = await index.gram(key);
      const lists = gram?.at ? [gram] : await Promise.all(wanted(gram, from).map((block) => index.block(block)));
      const all = (name) => lists.flatMap((list) => list[name]);
      starts = meet(starts, { at: all('at'), ends: all('ends') }, from, (from ? 0 : 2) | (to < string.length ? 0 : 1));
      for (let at = from; at < to; at++) covered[at] = true;
      grams.splice(grams.indexOf(one), 1);
    };

    // Where a string is itself kept, nothing has to be met.
    const whole = grams.some(({ key }) => key === string) && await index.gram(string);
    if (whole?.parts) return whole.parts;
    // Both ends first: by them it is known whether words begin and end there.
    await Promise.all([grams[0], grams.at(-1)].map(({ key }) => index.gram(key)));
    while (!starts || starts.at.length) {
      const free = grams.find((one) => !cost(one)), left = cover();
      if (free || left[0] && index.held(index.gramPath(left[0].key))) await use(free || left[0]);
      else if (left.length) await Promise.all(left.map(({ key }) => index.gram(key)));
      else break;
    }

    const found = { at: [], hits: [], whole: [] };
    let slot = 0, last = -1;
    starts.at.forEach((place, i) => {
      // The last of the parts that begin there: those before it are empty. A slot is 4 × document + part.
      if (place >= index.starts[slot + 1]) slot = wenda.below(index.starts, place + 1) - 1;
      if (found.at[last] !== slot) {
        found.at[++last] = slot;
        found.hits[last] = found.whole[last] = 0;
      }
      found.hits[last]++;
      found.whole[last] |= starts.ends[i] === 3;
    });
    return found;
  };
})(globalThis.wendaSearch ||= {});
