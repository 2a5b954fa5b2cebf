// The search of one archive: from a query's text to documents, their order, and what is shown of them.
(function (wenda) {
  'use strict';

  const { Store, Plan } = wenda;
  // Strings whose places are kept for the next query, and lines shown of a document.
  const KEPT = 60, LINES = 3;

  class Engine {
    constructor({ load, manifest }) {
      this.store = new Store({ load, manifest });
      this.manifest = manifest;
      this.kept = new Map();
      Object.assign(this, wenda.newestFirst(manifest));
    }

    // Finds a query's documents. Stops with an AbortError when the signal says so, and with {file} when a file of the index fails.
    async search(text, { signal } = {}) {
      const check = () => {
        if (signal && signal.aborted) throw Object.assign(new Error('no longer wanted'), { name: 'AbortError' });
      };
      const before = this.store.loaded.length;
      await this.store.fold();
      check();
      const query = wenda.parse(text);
      const matches = new Map();
      const set = query.groups.length ? await this.documentsOf(query, matches, check) : new Uint8Array(this.manifest.documents);
      const found = await this.found(query, set, query.strings.map((string) => matches.get(string)).filter(Boolean));
      check();
      found.loaded = this.store.loaded.slice(before);
      return found;
    }

    // A byte for each document: 1 where every group holds. Filters come first, then long strings, which are rare, and what must not be last.
    async documentsOf(query, matches, check) {
      const all = new Uint8Array(this.manifest.documents).fill(1);
      const cost = (group) => group.reduce((sum, term) => sum + (term.filter ? term.filter === 'year' ? -1e6 : -1e3 : term.not ? 1e3 : -term.string.length), 0);
      for (const group of [...query.groups].sort((a, b) => cost(a) - cost(b))) {
        const some = new Uint8Array(all.length);
        for (const term of group) {
          const holds = term.filter ? await this.filtered(term, query) : await this.having(term, query, all, matches, check);
          for (let i = 0; i < some.length; i++) some[i] |= term.not ? 1 - holds[i] : holds[i];
        }
        let left = 0;
        for (let i = 0; i < all.length; i++) left += all[i] &= some[i];
        if (!left) break;
      }
      return all;
    }

    // The documents of `within` that have a string in one of the parts searched.
    async having({ string }, query, within, matches, check) {
      let match = this.kept.get(string);
      if (!match) {
        const plan = new Plan(this.store, string, within, check);
        match = await plan.run();
        check();
        if (!plan.isPartial) this.keep(string, match);
      }
      matches.set(string, match);
      const holds = new Uint8Array(within.length);
      for (const slot of match.at) holds[slot >> 2] |= query.parts >> (slot & 3) & 1;
      return holds;
    }

    keep(string, match) {
      this.kept.set(string, match);
      if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
    }

    async filtered(term, query) {
      const holds = new Uint8Array(this.manifest.documents);
      if (term.filter === 'year') {
        const years = this.years();
        return holds.map((_, document) => +term.years.some(([from, to]) => {
          const year = years[this.session[document]];
          return year !== null && from <= year && year <= to;
        }));
      }
      const names = await this.store.names();
      const wanted = new Set(term.values.flatMap((value) => wenda.namesLike(names[term.filter] || [], value)));
      if (!wanted.size) query.problems.push({ kind: 'value', text: term.values.join(' | '), filter: term.filter });
      else await this.eachField((document, fields) => { holds[document] = +(fields[term.filter] || []).some((value) => wanted.has(value)); });
      return holds;
    }

    // Calls `look(document, fields)` for every document, or those a set has.
    async eachField(look, set) {
      const { documents, range } = this.manifest;
      const ranges = [];
      for (let first = 0; first < documents; first += range) {
        if (!set || set.subarray(first, first + range).includes(1)) ranges.push(first);
      }
      await Promise.all(ranges.map(async (first) => {
        const lists = Object.entries(await this.store.fields(first / range));
        for (let i = 0; i < range && first + i < documents; i++) {
          if (!set || set[first + i]) look(first + i, Object.fromEntries(lists.map(([field, list]) => [field, list[i]])));
        }
      }));
    }

    // Each session's year, or null.
    years() {
      return this.manifest.sessions.map(([, date]) => /^\d{4}/.test(date || '') ? +date.slice(0, 4) : null);
    }

    async found(query, set, matches) {
      const hits = new Uint32Array(set.length);
      for (const { at, hits: places } of matches) {
        at.forEach((slot, i) => {
          if (set[slot >> 2] && query.parts >> (slot & 3) & 1) hits[slot >> 2] += places[i];
        });
      }
      const list = Int32Array.from(set.reduce((all, is, document) => (is && all.push(document), all), []));
      const score = wenda.scores(set.length, matches, query.parts, await this.lengths(list, matches));
      const found = {
        query, set, total: list.length,
        documents: wenda.sorted(list, (document) => -score[document], this.order),
        hits: hits.reduce((sum, count) => sum + count, 0),
        inDocument: (document) => ({ hits: hits[document], score: score[document] }),
        years: this.perYear(set, hits),
        parts: matches,
      };
      return found;
    }

    // How long a document is, as a multiple of the middle one, told by documents' own lengths.
    async lengths(list, matches) {
      if (!matches.length) return () => 1;
      const ranges = [];
      for (const number of new Set(list.map((document) => this.store.rangeOf(document)))) ranges[number] = await this.store.range(number);
      const mean = this.manifest.addresses / this.manifest.documents;
      return (document) => {
        const range = ranges[this.store.rangeOf(document)];
        if (!range) return 1;
        const at = (document - range.first) * 4;
        return (range.starts[at + 4] - range.starts[at]) / mean;
      };
    }

    // [year or null, documents found, their hits, characters of all sessions of that year], for each year of the archive.
    perYear(set, hits) {
      const rows = new Map();
      const years = this.years();
      const row = (session) => {
        const year = years[session];
        if (!rows.has(year)) rows.set(year, [year, 0, 0, 0]);
        return rows.get(year);
      };
      this.manifest.sessions.forEach(([, , characters], session) => { row(session)[3] += characters; });
      const own = this.manifest.sessions.map((_, session) => row(session));
      for (let document = 0; document < set.length; document++) {
        if (!set[document]) continue;
        own[this.session[document]][1]++;
        own[this.session[document]][2] += hits[document];
      }
      return [...rows.values()].sort((a, b) => (a[0] === null) - (b[0] === null) || a[0] - b[0]);
    }

    // What was found in another order: "relevance", "newest" or "oldest".
    sort(found, order) {
      if (order === 'relevance') return found.documents;
      const sorted = found.documents.slice().sort();
      return order === 'oldest' ? sorted : wenda.sorted(sorted, () => 0, this.order);
    }

    // What is shown of documents: their title, session and lines around the places.
    async show({ query }, documents) {
      const names = await this.store.names();
      return Promise.all(Array.from(documents, async (document) => {
        const text = await this.store.text(document);
        return { document, ...this.shown(text, query, names) };
      }));
    }

    facets(found) {
      return wenda.facets(this, found);
    }

    nearest(string) {
      return wenda.nearest(this, string);
    }

    shown(text, { strings, parts }, names) {
      const [id, title] = names.sessions[text.session];
      const date = this.manifest.sessions[text.session][1];
      const all = text.folded().filter((stretch) => parts >> stretch.part & 1)
        .map((stretch) => ({ ...stretch, marks: wenda.marks(stretch, strings) }));
      const own = all.filter((stretch) => stretch.part > 0);
      const lines = wenda.bestLines(own.filter((stretch) => stretch.marks.length), strings, LINES)
        .map((stretch) => ({ part: stretch.part, anchor: stretch.anchor, language: stretch.language, ...wenda.context(stretch.words, stretch.mark) }));
      const head = all.find((stretch) => stretch.part === 0);
      return {
        session: { id, title, date }, page: text.page, title: text.title, titleMarks: head ? head.marks : [],
        year: this.years()[text.session], lines,
        opening: lines.length ? '' : wenda.beginning(text),
        marks: [...new Set(own.flatMap((stretch) => stretch.marks.map(([from, to]) => stretch.words.slice(from, to))))].slice(0, 12),
      };
    }
  }

  wenda.open = (options) => new Engine(options);
})(globalThis.wendaSearch ||= {});
