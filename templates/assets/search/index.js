// The files of the index: each is loaded once, when first asked for, and kept decoded. docs/search-index.md tells the format.
(function (wenda) {
  'use strict';

  wenda.Index = class {
    constructor({ load, manifest }) {
      Object.assign(this, manifest, { load, files: new Map(), loaded: [] });
      this.extendedGrams = new Set(manifest.extended.split('\n'));
    }

    // What `read` makes of a file's data. A file that fails is asked for anew the next time.
    file(path, read = (data) => data) {
      let file = this.files.get(path);
      if (!file) {
        file = this.load(path).then(() => {
          this.loaded.push(path);
          return file.value = read(...wenda.take(path));
        }).catch((cause) => {
          this.files.delete(path);
          throw Object.assign(Error('cannot read ' + path), { file: path, cause });
        });
        this.files.set(path, file);
      }
      return file;
    }

    // The same, if it has been loaded.
    held(path) {
      return this.files.get(path)?.value;
    }

    path(kind, number) {
      return `search/${kind}/${number}-${this.names[kind].substr(number * 4, 4)}.js`;
    }

    // The table of variants, without which nothing is folded.
    table() {
      return this.file(`search/fold-${this.fold}.js`, wenda.variants);
    }

    labelled() {
      return this.file(`search/names-${this.labels}.js`);
    }

    gramPath(key) {
      return this.path('g', wenda.keyHash(key) % this.grams);
    }

    // What is kept of a string: places { at, ends }, or { blocks } of them, or { parts }; undefined if it stands nowhere.
    async gram(key) {
      const file = await this.file(this.gramPath(key), (keys, data) => {
        const bits = new wenda.Bits(data);
        return new Map(keys.split('\n').map((one) => [one, this.record(bits)]));
      });
      return file.get(key);
    }

    record(bits) {
      const count = bits.gamma();
      if (!bits.read(1)) return bits.places(count, 0, this.addresses);
      const blocks = Array.from({ length: bits.gamma() - 1 }, () => {
        const number = bits.gamma() - 1, hash = btoa(String.fromCharCode(bits.read(8), bits.read(8), bits.read(8)));
        const path = `search/p/${number}-${hash.replace(/\+/g, '-').replace(/\//g, '_')}.js`;
        return { path, first: bits.read(32), count: bits.gamma() };
      });
      blocks.forEach((block, i) => { block.end = blocks[i + 1]?.first ?? this.addresses; });
      return blocks.length ? { blocks } : { parts: bits.parts(bits.gamma(), this.documents * 4) };
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
        const bits = new wenda.Bits(data), first = range * this.range, paths = [];
        const starts = new Uint32Array(Math.min(this.range, this.documents - first) * 4 + 1);
        starts[0] = this.bases[range];
        for (let slot = 1, file = -1; slot < starts.length; slot++) {
          starts[slot] = starts[slot - 1] + (bits.gamma() - 1) * 64;
          if (slot % 4) continue;
          file += bits.read(1);
          paths.push(`search/t/${firstFile + file}-${hashes.substr(file * 4, 4)}.js`);
        }
        return { first, starts, paths };
      });
    }

    // Calls found(slot, offset, ends) for each place, in order.
    async locate({ at, ends }, found) {
      const ranges = await Promise.all(this.bases.map((base, range) =>
        wenda.below(at, base) < wenda.below(at, this.bases[range + 1] ?? Infinity) && this.documentsIn(range)));
      let i = 0;
      for (const { first, starts } of ranges.filter(Boolean)) {
        for (let slot = 0; at[i] < starts[starts.length - 1]; i++) {
          // The last of the parts that begin there: those before it are empty.
          if (at[i] >= starts[slot + 1]) slot = wenda.below(starts, at[i] + 1) - 1;
          found(first * 4 + slot, at[i] - starts[slot], ends[i]);
        }
      }
    }

    // The words of a document.
    async text(document) {
      const { first, paths } = await this.documentsIn(this.rangeOf(document));
      const texts = await this.file(paths[document - first], (from, list) => new Map(list.map((one, i) => [from + i, new wenda.Text(one)])));
      return texts.get(document);
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
