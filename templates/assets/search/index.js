// The files of the index: each is loaded once, when first asked for, and kept decoded. docs/search-index.md tells the format.
(function (wenda) {
  'use strict';

  wenda.Index = class {
    constructor({ load, manifest }) {
      Object.assign(this, manifest, { load, manifest, files: new Map(), ready: new Map(), loaded: [] });
      this.extendedGrams = new Set((manifest.extended || '').split('\n'));
    }

    // What `read` makes of a file's data. A file that fails is asked for anew the next time.
    file(path, read) {
      if (!this.files.has(path)) {
        this.files.set(path, this.load(path).then(() => {
          const value = read(...wenda.take(path));
          this.ready.set(path, value);
          this.loaded.push(path);
          return value;
        }).catch((cause) => {
          this.files.delete(path);
          throw Object.assign(Error('cannot read ' + path), { file: path, cause });
        }));
      }
      return this.files.get(path);
    }

    path(kind, number) {
      return `search/${kind}/${number}-${this.names[kind].substr(number * 4, 4)}.js`;
    }

    // The table of variants, without which nothing is folded.
    table() {
      return this.file(`search/fold-${this.fold}.js`, wenda.variants);
    }

    labelled() {
      return this.file(`search/names-${this.labels}.js`, (names) => names);
    }

    fields(range) {
      return this.file(this.path('f', range), (fields) => fields);
    }

    gramPath(key) {
      return this.path('g', wenda.keyHash(key) % this.grams);
    }

    // What is kept of a string: places { at, ends }, or { parts, blocks }; undefined if it stands nowhere.
    async gram(key) {
      return (await this.file(this.gramPath(key), (keys, data) => {
        const bits = new wenda.Bits(data);
        return new Map(keys.split('\n').map((one) => [one, this.record(bits)]));
      })).get(key);
    }

    record(bits) {
      const count = bits.gamma();
      if (!bits.read(1)) return bits.places(count, 0, this.addresses);
      const parts = bits.parts(bits.gamma(), this.documents * 4);
      const blocks = Array.from({ length: bits.gamma() - 1 }, () => {
        const number = bits.gamma() - 1, hash = btoa(String.fromCharCode(bits.read(8), bits.read(8), bits.read(8)));
        const path = `search/p/${number}-${hash.replace(/\+/g, '-').replace(/\//g, '_')}.js`;
        return { path, first: bits.read(32), count: bits.gamma() };
      });
      blocks.forEach((block, i) => { block.end = (blocks[i + 1] || { first: this.addresses }).first; });
      return { parts, blocks };
    }

    block({ path, first, end, count }) {
      return this.file(path, (data) => new wenda.Bits(data).places(count, first, end - first));
    }

    rangeOf(document) {
      return Math.floor(document / this.range);
    }

    // Some documents: where each of their parts begins, { first, starts }, and which file has their words.
    documentsIn(range) {
      return this.file(this.path('d', range), ([firstFile, hashes], data) => {
        const bits = new wenda.Bits(data), first = range * this.range;
        const count = Math.min(this.range, this.documents - first);
        const starts = new Uint32Array(count * 4 + 1), paths = [];
        let file = -1;
        starts[0] = this.bases[range];
        for (let slot = 0; slot < count * 4; slot++) {
          starts[slot + 1] = starts[slot] + (bits.gamma() - 1) * 64;
          if (slot % 4 < 3) continue;
          file += bits.read(1);
          paths.push(`search/t/${firstFile + file}-${hashes.substr(file * 4, 4)}.js`);
        }
        return { first, starts, paths };
      });
    }

    // Parts in which places stand, and `found(slot, offset, ends)` for each place.
    async locate({ at, ends }, found) {
      const ranges = this.bases.map((base, range) => [wenda.below(at, base), wenda.below(at, this.bases[range + 1] || Infinity), range]);
      await Promise.all(ranges.filter(([from, to]) => from < to).map(async ([from, to, range]) => {
        const { first, starts } = await this.documentsIn(range);
        for (let i = from, slot = 0; i < to; i++) {
          // The last of the parts that begin there: those before it are empty.
          if (at[i] >= starts[slot + 1]) slot = wenda.below(starts, at[i] + 1) - 1;
          found(first * 4 + slot, at[i] - starts[slot], ends[i]);
        }
      }));
    }

    // The words of a document.
    async text(document) {
      const { first, paths } = await this.documentsIn(this.rangeOf(document));
      const [from, texts] = await this.file(paths[document - first], (number, list) => [number, list.map((one) => new wenda.Text(one))]);
      return texts[document - from];
    }
  };

  // How many numbers of a list in order are below a value.
  wenda.below = function (list, value) {
    let from = 0, to = list.length;
    while (from < to) {
      const middle = from + to >> 1;
      if (list[middle] < value) from = middle + 1;
      else to = middle;
    }
    return from;
  };
})(globalThis.wendaSearch ||= {});
