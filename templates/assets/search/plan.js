// Finds a string in the archive: exactly, and with as few bytes as can be foreseen. Places of pieces are met until they
// cover every unit of the string; when it is cheaper to read the few documents that are left, their text decides.
(function (wenda) {
  'use strict';

  const { COST, LETTERS, piecesOf, presenceKey, partsOf, isWord, Tally } = wenda;

  const NOWHERE = { at: new Uint32Array(0), hits: new Uint32Array(0), whole: new Uint8Array(0) };
  // Places nearer than this are taken to be in one document, while nothing tells.
  const NEAR = 1500;
  // So many texts are asked for at once.
  const TEXTS = 32;

  class Plan {
    // within: a byte for each document, 0 where nobody asks; check() throws when the search is no longer wanted.
    constructor(store, string, within, check) {
      Object.assign(this, { store, string, within, check });
      const { grams, runs } = piecesOf(string);
      this.runs = runs;
      this.grams = grams;
      this.pieces = new Set([...grams, ...runs.filter((run) => run.isExact || run.triple)]);
      // What is known of each piece that was weighed, and what is proven: the units, and where the string can begin (null: anywhere).
      this.weighed = [];
      this.covered = new Uint8Array(string.length);
      this.starts = null;
      // Whether documents that nobody asks for were left out.
      this.isPartial = false;
    }

    async run() {
      const key = presenceKey(this.string, this.store.manifest);
      if (key) {
        const gram = await this.store.gram(key);
        return gram ? gram.parts : NOWHERE;
      }
      // Both ends first: whether words begin and end there is known by them, whatever else is read.
      await Promise.all([this.grams[0], this.grams[this.grams.length - 1]].map((piece) => piece && this.advance(piece)));
      for (;;) {
        this.check();
        await this.useAllAtHand();
        if (this.starts && !this.starts.at.length || this.weighed.some((piece) => piece.count === 0)) return NOWHERE;
        const sole = this.weighed.find((piece) => piece.from === 0 && piece.to === this.string.length);
        if (sole) return this.partsOfPiece(sole);
        if (this.covered.every(Boolean)) return partsOf(this.store, this.starts);
        const step = this.step();
        if (!step.length) return this.starts ? this.readPlaces() : this.readAll();
        await Promise.all(step.map((piece) => this.advance(piece)));
      }
    }

    // The pieces to go on with: none where reading the text is cheaper, or all that is left.
    step() {
      if (!this.starts) {
        const open = [...this.pieces].sort((a, b) => this.cost(a) - this.cost(b));
        return open.slice(0, 1);
      }
      const text = this.textCost(), { chosen, bytes, isWhole } = this.cover();
      if (!isWhole) return chosen.length && this.cost(chosen[0]) < text ? chosen.slice(0, 1) : [];
      if (text <= bytes) return [];
      return text > bytes * 2 ? chosen : chosen.slice(0, 1);
    }

    // A cheap cover of what is open, from left to right.
    cover() {
      const covered = this.covered.slice(), chosen = [];
      let bytes = 0, isWhole = true;
      for (let at = 0; at < covered.length; at++) {
        if (covered[at]) continue;
        const price = (piece) => (this.cost(piece) + 1) / (piece.to - at);
        const [best] = [...this.pieces].filter((piece) => piece.from <= at && at < piece.to).sort((a, b) => price(a) - price(b));
        if (!best) {
          isWhole = false;
          continue;
        }
        chosen.push(best);
        bytes += this.cost(best);
        covered.fill(1, at, best.to);
      }
      return { chosen, bytes, isWhole };
    }

    // What is still to be loaded, in bytes, before a piece is used.
    cost(piece) {
      if (!piece.entries) return COST.letters + COST.grams;
      if (piece.count === undefined) return this.store.cost(piece.keys);
      return piece.blocksCost(this.store, this.starts && this.starts.at);
    }

    textCost() {
      let documents = 0, last = -Infinity;
      for (const at of this.starts.at) {
        if (at - last > NEAR) documents++;
        last = at;
      }
      return documents * COST.text;
    }

    // One step with a piece: its words are looked up, or it is weighed, or its places are met with the others.
    async advance(piece) {
      if (!piece.entries) return piece.resolve(this.store);
      if (piece.count !== undefined) return this.use(piece);
      await piece.weigh(this.store);
      if (!this.weighed.includes(piece)) this.weighed.push(piece);
      if (!piece.extended) return undefined;
      this.pieces.delete(piece);
      const wider = await piece.wider(this.store);
      wider.forEach((one) => this.pieces.add(one));
      return undefined;
    }

    async use(piece) {
      const places = await piece.places(this.store, this.starts && this.starts.at);
      const mask = (piece.from === 0 ? 2 : 0) | (piece.to === this.string.length ? 1 : 0);
      this.starts = wenda.meet(this.starts || places, places, mask);
      this.covered.fill(1, piece.from, piece.to);
      this.pieces.delete(piece);
    }

    // Uses all that nothing has to be loaded for, the rarest first.
    async useAllAtHand() {
      for (;;) {
        const free = [...this.pieces].filter((piece) => piece.entries && !this.cost(piece));
        if (!free.length) return;
        const unknown = free.filter((piece) => piece.count === undefined);
        const step = unknown.length ? unknown : free.sort((a, b) => a.count - b.count);
        for (const piece of step) await this.advance(piece);
      }
    }

    async partsOfPiece(piece) {
      const tally = new Tally(this.store.documents);
      for (const { gram, ends } of piece.entries) {
        const { at, hits, whole } = gram.parts || await partsOf(this.store, gram.places);
        at.forEach((slot, i) => tally.add(slot, hits[i], ends === undefined ? whole[i] : +(ends === 3)));
      }
      return tally.parts();
    }

    // Of the places that are left, those where the text has the string.
    async readPlaces() {
      const documents = new Map();
      await wenda.ranges(this.store, this.starts.at);
      await wenda.locate(this.store, this.starts, (slot, offset, ends) => {
        const document = slot >> 2;
        if (!documents.has(document)) documents.set(document, []);
        documents.get(document).push({ part: slot & 3, offset, ends });
      });
      return this.read([...documents.keys()], (text, document, found) => {
        for (const { part, offset, ends } of documents.get(document)) {
          if (text.part(part).startsWith(this.string, offset)) found(part, offset, ends);
        }
      });
    }

    // Where no place is known: every document that has all that is known of the string.
    async readAll() {
      for (const run of this.runs.filter((one) => !one.entries)) {
        const piece = new wenda.Piece(0, 0, [{ key: LETTERS + run.run, shift: 0, mask: 0 }]);
        await piece.weigh(this.store);
        this.weighed.push(piece);
      }
      const having = new Uint8Array(this.store.documents * 4);
      for (const piece of this.weighed) (await this.partsOfPiece(piece)).at.forEach((slot) => having[slot]++);
      const documents = new Set();
      having.forEach((count, slot) => count === this.weighed.length && documents.add(slot >> 2));
      return this.read([...documents], (text, document, found) => {
        for (let part = 0; part < 4; part++) {
          if (having[document * 4 + part] === this.weighed.length) wenda.placesIn(text.part(part), this.string).forEach((offset) => found(part, offset, 0));
        }
      });
    }

    // Reads documents, a few at a time: look(text, document, found) says by found(part, offset, ends) where the string is.
    async read(documents, look) {
      const { store, string } = this, tally = new Tally(store.documents);
      const asked = documents.filter((document) => this.within[document]);
      this.isPartial = asked.length < documents.length;
      const known = (isWord(string, 0) ? 2 : 0) | (isWord(string, string.length - 1) ? 1 : 0);
      for (let i = 0; i < asked.length; i += TEXTS) {
        this.check();
        await Promise.all(asked.slice(i, i + TEXTS).map(async (document) => {
          const text = await store.text(document);
          look(text, document, (part, offset, ends) => {
            ends |= known & wenda.uncut(text.part(part), offset, offset + string.length);
            tally.add(document * 4 + part, 1, +(ends === 3));
          });
        }));
      }
      return tally.parts();
    }
  }

  Object.assign(wenda, { Plan, NOWHERE });
})(globalThis.wendaSearch ||= {});
