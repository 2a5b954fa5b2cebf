// The search of one archive: from the words of a query to documents, their order, and what is told of them.
(function (wenda) {
  'use strict';

  // What a place counts in the title, a question, an answer and around them; what it counts where words are cut.
  const WEIGHTS = [6, 2, 1, 0.5], CUT = 0.4;
  // So many strings are kept for the next query.
  const KEPT = 60;
  const FIELDS = Object.keys(wenda.filters).slice(0, 6);

  class Engine {
    constructor(options) {
      this.index = new wenda.Index(options);
      this.kept = new Map();
      const { sessions, documents } = this.index;
      // For each document its session, and its place when the newest session is first.
      this.session = new Uint32Array(documents);
      this.newest = new Uint32Array(documents);
      this.years = sessions.map(([, date]) => parseInt(date) || null);
      let document = 0;
      sessions.forEach(([count], session) => {
        for (const before = documents - 2 * document - count, end = document + count; document < end; document++) {
          this.session[document] = session;
          this.newest[document] = before + document;
        }
      });
    }

    // Finds what a query asks. Breaks off with an AbortError when the signal says so, with {file} if a file of the index fails.
    async search(text, { signal } = {}) {
      const check = () => {
        if (signal && signal.aborted) throw Object.assign(Error('no longer wanted'), { name: 'AbortError' });
      };
      const { index } = this, before = index.loaded.length;
      await index.table();
      const query = wenda.parse(text), matches = new Map();
      const set = new Uint8Array(index.documents).fill(query.groups.length ? 1 : 0);
      // Filters first, then long strings, which are rare; what must not stand there last.
      const order = ([{ string, not }]) => string ? not ? 1 : -string.length : -1e6;
      for (const group of [...query.groups].sort((a, b) => order(a) - order(b))) {
        const some = new Uint8Array(set.length);
        for (const term of group) {
          const holds = await (term.string ? this.having(term.string, query, set, matches, check) : this.filtered(term, query));
          check();
          for (let i = 0; i < some.length; i++) some[i] |= term.not ? 1 - holds[i] : holds[i];
        }
        for (let i = 0; i < some.length; i++) set[i] &= some[i];
      }
      const found = await this.weighed(query, set, query.strings.map((string) => matches.get(string)));
      check();
      return { ...found, loaded: index.loaded.slice(before) };
    }

    // A byte for each document: 1 if it has a string in a part that is searched.
    async having(string, { parts }, within, matches, check) {
      let match = this.kept.get(string);
      if (!match) {
        match = within.includes(1) ? await wenda.find(this.index, string, within, check) : { at: [], partial: true };
        if (!match.partial) this.kept.set(string, match);
        if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
      }
      matches.set(string, match);
      const holds = new Uint8Array(within.length);
      for (const slot of match.at) holds[slot >> 2] |= parts >> (slot & 3) & 1;
      return holds;
    }

    async filtered({ filter, values, years }, query) {
      const holds = new Uint8Array(this.session.length);
      if (years) {
        const fits = this.years.map((year) => year && years.some(([from, to]) => from <= year && year <= to));
        return holds.map((_, document) => fits[this.session[document]]);
      }
      const names = (await this.index.labelled())[filter];
      // What a value equals, or else whatever holds it.
      const wanted = new Set(values.flatMap((value) => {
        const like = (fits) => names.flatMap((name, i) => name.some((one) => fits(wenda.fold(one), wenda.fold(value))) ? [i] : []);
        const same = like((one, other) => one === other);
        const all = same.length ? same : like((one, other) => one.includes(other));
        if (!all.length) query.problems.push({ kind: 'value', filter, text: value });
        return all;
      }));
      if (wanted.size) {
        await this.eachField((document, lists, i) => { holds[document] = lists[filter][i].some((name) => wanted.has(name)); });
      }
      return holds;
    }

    // look(document, lists, i): the document's fields are lists.asker[i] and so on.
    async eachField(look, set) {
      const { documents, range } = this.index;
      await Promise.all(this.index.bases.map(async (_, number) => {
        const first = number * range, end = Math.min(documents, first + range);
        if (set && !set.subarray(first, end).includes(1)) return;
        const lists = await this.index.fields(number);
        for (let document = first; document < end; document++) {
          if (!set || set[document]) look(document, lists, document - first);
        }
      }));
    }

    // Counts and weighs: rare strings weigh more, and many places for a document's length, titles and whole words.
    async weighed(query, set, matches) {
      const { index } = this, hits = new Uint32Array(set.length), score = new Float64Array(set.length), lengths = new Float64Array(set.length);
      const all = set.reduce((list, is, document) => (is && list.push(document), list), []);
      if (matches.length) {
        await Promise.all([...new Set(all.map((document) => index.rangeOf(document)))].map(async (range) => {
          const { first, starts } = await index.documentsIn(range);
          for (let i = 0; i + 4 < starts.length; i += 4) lengths[first + i / 4] = (starts[i + 4] - starts[i]) * index.documents / index.addresses;
        }));
      }
      for (const match of matches) {
        const rarity = Math.log(1 + set.length / match.at.length);
        match.at.forEach((slot, i) => {
          const document = slot >> 2, count = match.hits[i];
          if (!set[document] || !(query.parts >> (slot & 3) & 1)) return;
          hits[document] += count;
          score[document] += rarity * WEIGHTS[slot & 3] * (match.whole[i] ? 1 : CUT) * count / (count + 0.4 + lengths[document]);
        });
      }
      const rows = new Map();
      index.sessions.forEach(([, , characters], session) => {
        const year = this.years[session], row = rows.get(year) || [year, 0, 0, 0];
        row[3] += characters;
        rows.set(year, row);
      });
      for (const document of all) {
        const row = rows.get(this.years[this.session[document]]);
        row[1]++;
        row[2] += hits[document];
      }
      return {
        query, set, matches, total: all.length, hits: hits.reduce((sum, count) => sum + count, 0),
        documents: this.inOrder(all, (document) => score[document]),
        inDocument: (document) => ({ hits: hits[document], score: score[document] }),
        years: [...rows.values()].sort((a, b) => (a[0] || Infinity) - (b[0] || Infinity)),
      };
    }

    // Documents, the highest first, of equals the newer.
    inOrder(documents, height) {
      const room = this.newest.length, back = new Uint32Array(room);
      this.newest.forEach((place, document) => { back[place] = document; });
      const keys = Float64Array.from(documents, (document) => this.newest[document] - Math.round(height(document) * 1e6) * room);
      return Int32Array.from(keys.sort(), (key) => back[(key % room + room) % room]);
    }

    // "relevance", "newest" or "oldest".
    sort({ documents }, order) {
      if (order === 'relevance') return documents;
      return order === 'oldest' ? documents.slice().sort() : this.inOrder(documents, () => 0);
    }

    async show({ query }, documents) {
      const { sessions } = await this.index.labelled();
      return Promise.all(Array.from(documents, async (document) => {
        const text = await this.index.text(document), [id, title] = sessions[text.session], [, date] = this.index.sessions[text.session];
        return { document, session: { id, title, date }, year: this.years[text.session], ...text.shown(query.strings, query.parts) };
      }));
    }

    // How many of the documents found have each name, year and part; most first. `value` is what a filter says.
    async facets({ set, matches, years }) {
      const names = await this.index.labelled(), facets = {};
      const counts = FIELDS.map((field) => new Uint32Array(names[field].length));
      await this.eachField((_, lists, i) => FIELDS.forEach((field, f) => lists[field][i].forEach((name) => counts[f][name]++)), set);
      FIELDS.forEach((field, f) => {
        facets[field] = names[field].map(([id, label], i) => ({ value: id, id, label, count: counts[f][i] }))
          .filter(({ count }) => count).sort((a, b) => b.count - a.count);
      });
      facets.year = years.filter(([year, count]) => year && count).map(([year, count]) => ({ value: `${year}`, id: `${year}`, label: `${year}`, count }));
      const having = new Uint8Array(set.length);
      for (const { at } of matches) for (const slot of at) having[slot >> 2] |= set[slot >> 2] << (slot & 3);
      facets.part = Object.keys(wenda.parts).map((value, part) => ({ value, id: value, label: value, count: having.filter((parts) => parts >> part & 1).length }))
        .filter(({ count }) => count);
      return facets;
    }

    // The names nearest to a string, by the pairs of letters they share: at most five.
    async nearest(string) {
      const names = await this.index.labelled();
      await this.index.table();
      const pairs = (words) => new Set(Array.from(` ${wenda.fold(words)}`, (letter, i, all) => letter + (all[i + 1] || ' ')));
      const wanted = pairs(string);
      const near = [...new Set(FIELDS.flatMap((field) => names[field].map(([, label]) => label)))].map((label) => {
        const own = pairs(label);
        return { label, near: 2 * [...own].filter((pair) => wanted.has(pair)).length / (own.size + wanted.size) };
      });
      return near.filter((one) => one.near > 0.25).sort((a, b) => b.near - a.near).slice(0, 5).map(({ label }) => label);
    }
  }

  wenda.open = (options) => new Engine(options);
})(globalThis.wendaSearch ||= {});
