// The pieces a string can be proven by: where each stands in the string, and under which keys the index keeps its places.
(function (wenda) {
  'use strict';

  const { WORD, LETTERS, isWord } = wenda;

  // One piece: units from..to of the string stand wherever one of `entries` stands. An entry is { key, shift, mask, ends }:
  // the string begins `shift` after the gram's place; of a place's two bits those in `mask` must be set; `ends`, where the bits do not say it.
  class Piece {
    constructor(from, to, entries) {
      Object.assign(this, { from, to, entries });
    }

    get keys() {
      return this.entries.map((entry) => entry.key);
    }

    async weigh(store) {
      const grams = await Promise.all(this.keys.map((key) => store.gram(key)));
      this.entries.forEach((entry, i) => { entry.gram = grams[i]; });
      this.entries = this.entries.filter((entry) => entry.gram);
      this.count = this.entries.reduce((sum, { gram }) => sum + gram.count, 0);
      this.extended = this.entries.some(({ gram }) => gram.blocks && !gram.blocks.length);
    }

    // Which blocks must be loaded, if the string can begin only at `starts` (all, if there are none).
    wanted({ shift }, starts) {
      return (first, end) => !starts || wenda.below(starts, first + shift) < wenda.below(starts, end + shift);
    }

    blocksCost(store, starts) {
      return this.entries.reduce((sum, entry) => (entry.gram.blocks || [])
        .filter((block) => !store.ready.has(block.path) && this.wanted(entry, starts)(block.first, block.end))
        .reduce((bytes, block) => bytes + 200 + block.count * wenda.COST.place, sum), 0);
    }

    // Where the string can begin by this piece.
    async places(store, starts) {
      return wenda.joinPlaces(await Promise.all(this.entries.map(async (entry) =>
        ({ ...entry, places: await store.places(entry.gram, this.wanted(entry, starts)) }))));
    }
  }

  class Gram extends Piece {
    constructor(string, from, to) {
      super(from, to, [{ key: string.slice(from, to), shift: -from, mask: 0 }]);
      this.string = string;
    }

    // What to use in its place: an extended pair's places are under the triples it is in.
    wider() {
      return [this.from - 1, this.from].filter((from) => from >= 0 && from + 3 <= this.string.length)
        .map((from) => new Gram(this.string, from, from + 3));
    }
  }

  // A run of letters and digits in the string: a word, or, at an end of the string, a part of one.
  class Run extends Piece {
    constructor(string, from, to) {
      super(from, to, null);
      Object.assign(this, { string, begin: from, end: to, before: null, after: null });
      this.openBefore = from === 0;
      this.openAfter = to === string.length;
      this.run = string.slice(from, to);
    }

    // A triple of letters that every word in question holds: the same while one types on. None for too short a part.
    get triple() {
      const letters = (this.openBefore ? '' : '^') + this.run + (this.openAfter ? '' : '$');
      return letters.length < 3 ? null : letters.slice(0, 3);
    }

    get isExact() {
      return !this.openBefore && !this.openAfter;
    }

    // The words this can be a part of, and where in each: [{ word, offset }…].
    async findWords(store) {
      if (this.words) return;
      const words = this.isExact ? [this.run] : await store.words(this.triple);
      this.words = words.flatMap((word) => wenda.placesIn(word, this.run)
        .filter((offset) => (this.openBefore || !offset) && (this.openAfter || offset + this.run.length === word.length))
        .map((offset) => ({ word, offset })));
    }

    async resolve(store) {
      await this.findWords(store);
      // A plain border is proven by the words' own bits, and with it the space.
      this.from = this.begin - (this.before ? 1 : 0);
      this.to = this.end + (this.after ? 1 : 0);
      const mask = (this.before ? 2 : 0) | (this.after ? 1 : 0);
      this.entries = this.words.map((one) => this.entry(one, WORD + one.word, 0, mask));
    }

    entry({ word, offset }, key, lead, mask) {
      const ends = (offset ? 0 : 2) | (offset + this.run.length < word.length ? 0 : 1);
      return { key, shift: lead + offset - this.begin, mask, ends, word, offset };
    }

    // An extended word's places are under two words, where the string has a second one.
    async wider(store) {
      const other = [this.after, this.before].filter((run) => run && (run.isExact || run.triple)).sort((a, b) => b.isExact - a.isExact)[0];
      if (!other || this.isWide) return [];
      await other.findWords(store);
      this.isWide = true;
      // A word of its own places proves both borders; one under two words only that between them.
      if (other === this.after) this.from = this.begin;
      else this.to = this.end;
      this.entries = this.entries.flatMap((entry) => !entry.gram.blocks || entry.gram.blocks.length ? [entry]
        : other.words.map(({ word }) => other === this.after
          ? this.entry(entry, `${WORD}${entry.word} ${word}`, 0, 0)
          : this.entry(entry, `${WORD}${word} ${entry.word}`, word.length + 1, 0)));
      this.count = undefined;
      return [this];
    }
  }

  // All pieces of a string: { grams, runs }.
  function piecesOf(string) {
    const grams = [], runs = [];
    for (let from = 0; from < string.length;) {
      let to = from + 1;
      if (isWord(string, from)) {
        while (isWord(string, to)) to++;
        runs.push(new Run(string, from, to));
      }
      from = to;
    }
    runs.forEach((run, i) => {
      const next = runs[i + 1];
      if (next && next.begin === run.end + 1 && string[run.end] === ' ') {
        run.after = next;
        next.before = run;
      }
    });
    const borders = new Set(runs.filter((run) => run.after).map((run) => run.end));
    for (let at = 0; at + 1 < string.length; at++) {
      if (isWord(string, at) && isWord(string, at + 1) || borders.has(at) || borders.has(at + 1)) continue;
      grams.push(new Gram(string, at, at + 2));
    }
    return { grams, runs };
  }

  // The key under which only presence is kept, for a string that short; or undefined.
  function presenceKey(string, { letters = 2 }) {
    const [run] = piecesOf(string).runs;
    if (run && run.run === string) return string.length <= letters ? LETTERS + string : undefined;
    return string.length === 1 ? string : undefined;
  }

  Object.assign(wenda, { Piece, piecesOf, presenceKey });
})(globalThis.wendaSearch ||= {});
