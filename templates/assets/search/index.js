// The files of the index: each is loaded once, when first asked for, and kept decoded. docs/search-index.md tells the format.
(function (wenda) {
  'use strict';

  wenda.Index = class {
    constructor(options) {
      Object.assign(this, options, { files: new Map() });
    }

    // What `read` makes of a file's data. A file that fails is asked for anew the next time.
    file(path, read = (data) => data) {
      let file = this.files.get(path);
      if (!file) {
        file = this.load(path).then(() => file.value = read(...wenda.take(path))).catch(() => {
          this.files.delete(path);
          throw { file: path };
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

    // Loads what every search needs: the manifest, the lists by which text is folded, and where each part of each document begins.
    async ready() {
      if (this.starts) return;
      Object.assign(this, await this.file(this.manifest));
      const lengths = Array.from({ length: this.names.l.length / 4 }, (_, i) => this.file(this.path('l', i), (...parts) =>
        parts.map((numbers) => numbers.match(/\w| \w+ /g))));
      await this.file(`search/fold-${this.fold}.js`, wenda.foldBy);
      this.fields = Object.keys(this.filters).slice(0, 6);
      this.extendedGrams = new Set(this.extended.split('\n'));
      this.years = this.sessions.map(([, date]) => parseInt(date) || null);
      // The session of each document.
      this.session = this.sessions.flatMap(([count], session) => Array(count).fill(session));
      const starts = [0];
      for (const parts of await Promise.all(lengths)) {
        parts[0].forEach((_, i) => parts.forEach((part) => starts.push(starts.at(-1) + parseInt(part[i], 36) * 128)));
      }
      this.starts = starts;
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

    // The words of a document.
    async text(document) {
      const paths = await this.file(this.path('d', Math.floor(document / this.range)), (first, hashes, counts) =>
        counts.flatMap((count, i) => Array(count).fill(`search/t/${first + i}-${hashes.substr(i * 4, 4)}.js`)));
      const texts = await this.file(paths[document % this.range], (from, list) => new Map(list.map((one, i) => [from + i, new wenda.Text(one)])));
      return texts.get(document);
    }
  };

  // How many numbers of a list in order are below a value.
  wenda.below = (list, value) => {
    let from = 0, to = list.length;
    while (from < to) {
      const middle = from + to >> 1;
      if (list[middle] < value) from = middle + 1;
      else to = middle;
    }
    return from;
  };
})(globalThis.wendaSearch ||= {});
