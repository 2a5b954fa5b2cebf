// The files of the index, by what they hold: each is loaded once, when first asked for, and kept as it came; what is
// decoded of it is kept too. docs/search-index.md tells the format.
(function (wenda) {
  'use strict';

  // Roughly what a file costs to load, in bytes: the planner weighs with them.
  const COST = { grams: 11000, letters: 9000, text: 7000, place: 2 };

  const WORD = '\uE000', LETTERS = '\uE001';

  class Store {
    constructor({ load, manifest }) {
      this.load = load;
      this.manifest = manifest;
      this.documents = manifest.documents;
      this.loaded = [];
      this.files = new Map();
      this.ready = new Map();
    }

    // A file's data as `read` makes it. A file that fails may be asked for again.
    file(path, read) {
      let file = this.files.get(path);
      if (!file) {
        file = this.fetch(path, read);
        this.files.set(path, file);
        file.then((value) => this.ready.set(path, value), () => this.files.delete(path));
      }
      return file;
    }

    async fetch(path, read) {
      try {
        await this.load(path);
        const value = read(...wenda.take(wenda.nameOf(path)));
        this.loaded.push(path);
        return value;
      } catch (error) {
        throw Object.assign(new Error('cannot read ' + path), { file: path, cause: error });
      }
    }

    path(kind, number) {
      return `search/${kind}/${number}-${this.manifest.names[kind].substr(number * 4, 4)}.js`;
    }

    fold() {
      return this.file(`search/fold-${this.manifest.fold}.js`, wenda.variants);
    }

    names() {
      return this.file(`search/names-${this.manifest.labels}.js`, (names) => names);
    }

    fields(range) {
      return this.file(this.path('f', range), (fields) => fields);
    }

    gramPath(key) {
      return this.path('g', wenda.keyHash(key) % this.manifest.grams);
    }

    // What is still to be loaded, in bytes, before all these keys are known.
    cost(keys) {
      return COST.grams * new Set(keys.map((key) => this.gramPath(key)).filter((path) => !this.ready.has(path))).size;
    }

    // The gram kept under a key, or null: { count, places, parts, blocks }, with either places or parts and blocks.
    async gram(key) {
      const file = await this.file(this.gramPath(key), (keys, bits) => new GramFile(keys, bits, this));
      return file.gram(key);
    }

    // All places of a gram whose places are kept, or those in the blocks that `wanted(first, end)` says yes to.
    async places(gram, wanted) {
      if (gram.places) return gram.places;
      const blocks = gram.blocks.filter((block) => !wanted || wanted(block.first, block.end));
      const read = await Promise.all(blocks.map(({ path, first, end, count }) =>
        this.file(path, (bits) => new wenda.Bits(bits).places(count, first, end - first))));
      return join(read);
    }

    // The words that hold a triple of letters.
    async words(triple) {
      const files = this.manifest.names.l.length / 4;
      const words = await this.file(this.path('l', wenda.keyHash(triple) % files), (lists) => new Map(Object.entries(lists)));
      return (words.get(triple) || '').split(' ').filter(Boolean);
    }

    rangeOf(document) {
      return Math.floor(document / this.manifest.range);
    }

    rangeAt(address) {
      const bases = this.manifest.bases;
      let range = bases.length - 1;
      while (bases[range] > address) range--;
      return range;
    }

    // 4,096 documents: where each of their parts begins, and which file has their text.
    range(number) {
      return this.file(this.path('d', number), (texts, bits) => this.readRange(number, texts, new wenda.Bits(bits)));
    }

    readRange(number, [firstFile, hashes], bits) {
      const first = number * this.manifest.range;
      const count = Math.min(this.manifest.range, this.documents - first);
      const starts = new Uint32Array(count * 4 + 1), texts = new Uint32Array(count);
      let address = this.manifest.bases[number], file = -1;
      for (let i = 0; i < count; i++) {
        for (let part = 0; part < 4; part++) {
          starts[i * 4 + part] = address;
          address += (bits.gamma() - 1) * 64;
        }
        file += bits.read(1);
        texts[i] = file;
      }
      starts[count * 4] = address;
      return { first, starts, textPath: (document) => {
        const file = texts[document - first];
        return `search/t/${firstFile + file}-${hashes.substr(file * 4, 4)}.js`;
      } };
    }

    // A document's words: { first: …, see wenda.Text }.
    async text(document) {
      const range = await this.range(this.rangeOf(document));
      const documents = await this.file(range.textPath(document), (first, list) => ({ first, list: list.map((one) => new wenda.Text(one)) }));
      return documents.list[document - documents.first];
    }
  }

  // A g file: its keys, where each one's record begins, and those that were read.
  class GramFile {
    constructor(keys, bits, store) {
      this.store = store;
      this.bits = new wenda.Bits(bits);
      this.records = new Map();
      this.read = new Map();
      this.addresses = store.manifest.addresses;
      this.slots = store.documents * 4;
      for (const key of keys ? keys.split('\n') : []) {
        this.records.set(key, this.bits.at);
        this.skip();
      }
      if (this.bits.at > this.bits.length) throw new RangeError('the bits end too early');
    }

    skip() {
      const bits = this.bits, count = bits.gamma();
      if (!bits.read(1)) return bits.skipPlaces(count, this.addresses);
      bits.skipParts(bits.gamma(), this.slots);
      let blocks = bits.gamma() - 1;
      while (blocks--) {
        bits.gamma();
        bits.at += 56;
        bits.gamma();
      }
    }

    gram(key) {
      if (!this.records.has(key)) return null;
      if (!this.read.has(key)) {
        this.bits.at = this.records.get(key);
        this.read.set(key, this.record());
      }
      return this.read.get(key);
    }

    record() {
      const bits = this.bits, count = bits.gamma();
      if (!bits.read(1)) return { count, places: bits.places(count, 0, this.addresses) };
      const parts = bits.parts(bits.gamma(), this.slots);
      const blocks = [];
      for (let left = bits.gamma() - 1; left; left--) {
        const path = `search/p/${bits.gamma() - 1}-${wenda.letters(bits.read(24))}.js`;
        blocks.push({ path, first: bits.read(32), count: bits.gamma() });
      }
      blocks.forEach((block, i) => {
        block.end = i + 1 < blocks.length ? blocks[i + 1].first : this.addresses;
      });
      return { count, parts, blocks };
    }
  }

  // Lists of places, one after the other, as one.
  function join(lists) {
    const count = lists.reduce((sum, list) => sum + list.at.length, 0);
    const at = new Uint32Array(count), ends = new Uint8Array(count);
    let done = 0;
    for (const list of lists) {
      at.set(list.at, done);
      ends.set(list.ends, done);
      done += list.at.length;
    }
    return { at, ends };
  }

  Object.assign(wenda, { Store, COST, WORD, LETTERS });
})(globalThis.wendaSearch ||= {});
