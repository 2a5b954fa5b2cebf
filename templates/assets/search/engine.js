// The search of one archive: from the words of a query to documents, their order, and what is told of them.
(function (wenda) {
  'use strict';

  // What a place counts in the title, a question, an answer and around them; what it counts where words are cut.
  const WEIGHTS = [6, 2, 1, 0.5], CUT = 0.4;

  class Engine {
    constructor(options) {
      this.index = new wenda.Index(options);
    }

    // Finds what a query asks; fails with {file} if a file of the index does.
    async search(text) {
      const { index } = this;
      await index.ready();
      const query = wenda.parse(text, index), matches = new Map();
      const set = new Uint8Array(index.documents).fill(+!!query.groups.length);
      // Filters first, then long strings, which are rare; what must not stand there last.
      const order = ([{ string, not }]) => string ? not ? 1 : -string.length : -Infinity;
      for (const group of [...query.groups].sort((a, b) => order(a) - order(b) || 0)) {
        const some = new Uint8Array(set.length);
        for (const { string, not, ...filter } of set.includes(1) ? group : []) {
          const holds = new Uint8Array(set.length);
          if (string) {
            matches.set(string, await wenda.find(index, string));
            for (const slot of matches.get(string).at) holds[slot >> 2] |= query.parts >> (slot & 3) & 1;
          } else await this.filter(filter, query, (document) => { holds[document] = 1; });
          holds.forEach((is, document) => { some[document] |= is ^ not; });
        }
        some.forEach((is, document) => { set[document] &= is; });
      }
      return this.weighed(query, set, query.strings.flatMap((string) => matches.get(string) || []));
    }

    // Calls has(document) for each document that a filter fits.
    async filter({ filter, values, years }, query, has) {
      if (years) {
        const fits = this.index.years.map((year) => year && years.some(([from, to]) => from <= year && year <= to));
        return this.index.session.forEach((session, document) => fits[session] && has(document));
      }
      const names = (await this.index.labelled())[filter];
      // What a value equals, or else whatever holds it.
      const wanted = new Set(values.flatMap((value) => {
        const like = (fits) => [...names.keys()].filter((i) => names[i].some((name) => fits(wenda.fold(name), wenda.fold(value))));
        const same = like((name, other) => name === other), all = same.length ? same : like((name, other) => name.includes(other));
        if (!all.length) query.problems.push({ kind: 'value', filter, text: value });
        return all;
      }));
      return wanted.size && this.eachField((document, lists, i) => lists[filter][i].some((name) => wanted.has(name)) && has(document));
    }

    // look(document, lists, i): the document's fields are lists.asker[i] and so on.
    async eachField(look, set) {
      const { index } = this, { names, range } = index;
      await Promise.all(Array.from({ length: names.f.length / 4 }, async (_, number) => {
        const first = number * range;
        if (set && !set.subarray(first, first + range).includes(1)) return;
        const lists = await index.file(index.path('f', number));
        lists.asker.forEach((_, i) => (!set || set[first + i]) && look(first + i, lists, i));
      }));
    }

    // Counts and weighs: rare strings weigh more, and many places for a document's length, titles and whole words.
    weighed(query, set, matches) {
      const { starts, documents: all, addresses, sessions, session, years } = this.index;
      const hits = new Uint32Array(all), score = new Float64Array(all), documents = [...set.keys()].filter((document) => set[document]);
      for (const match of matches) {
        const rarity = Math.log(1 + all / match.at.length);
        match.at.forEach((slot, i) => {
          const document = slot >> 2, part = slot & 3, count = match.hits[i];
          if (!set[document] || !(query.parts >> part & 1)) return;
          const length = (starts[document * 4 + 4] - starts[document * 4]) * all / addresses;
          hits[document] += count;
          score[document] += rarity * WEIGHTS[part] * (match.whole[i] ? 1 : CUT) * count / (count + 0.4 + length);
        });
      }
      // [year, documents, hits, characters of all its sessions]
      const rows = new Map(years.map((year) => [year, [year, 0, 0, 0]]));
      sessions.forEach(([, , characters], i) => { rows.get(years[i])[3] += characters; });
      for (const document of documents) {
        const row = rows.get(years[session[document]]);
        row[1]++;
        row[2] += hits[document];
      }
      return {
        query, set, matches, total: documents.length, hits: hits.reduce((sum, count) => sum + count, 0), hitsIn: hits,
        documents: documents.sort((a, b) => score[b] - score[a] || this.newer(a, b)),
        years: [...rows.values()].sort((a, b) => (a[0] || Infinity) - (b[0] || Infinity)),
      };
    }

    // The newer session first, its documents as they follow each other.
    newer(a, b) {
      const { session } = this.index;
      return session[b] - session[a] || a - b;
    }

    // "newest", "oldest", or by relevance.
    sort({ documents }, order) {
      return order ? [...documents].sort(order === 'oldest' ? (a, b) => a - b : (a, b) => this.newer(a, b)) : documents;
    }

    async show({ query }, documents) {
      const { sessions } = await this.index.labelled();
      return Promise.all(Array.from(documents, async (document) => {
        const text = await this.index.text(document), [id, title, day] = sessions[text.session], [, date] = this.index.sessions[text.session];
        return { ...text.shown(query.strings, query.parts), document, session: { id, title, day, date } };
      }));
    }

    // How many of the documents found have each name, year and part (its number): [what, documents], of names the most first.
    async facets({ set, matches, years }) {
      const names = await this.index.labelled(), counts = {};
      for (const field of this.index.fields) counts[field] = names[field].map(([, label]) => [label, 0]);
      await this.eachField((_, lists, i) => Object.keys(lists).forEach((field) => lists[field][i].forEach((name) => counts[field][name][1]++)), set);
      const having = new Uint8Array(set.length);
      for (const { at } of matches) at.forEach((slot) => { having[slot >> 2] |= set[slot >> 2] << (slot & 3); });
      const some = (rows) => rows.filter(([what, count]) => what !== null && count);
      for (const field in counts) counts[field] = some(counts[field]).sort((a, b) => b[1] - a[1]);
      return { ...counts, year: some(years), part: some([0, 1, 2, 3].map((part) => [part, having.filter((parts) => parts >> part & 1).length])) };
    }

    // The names nearest to a string, by the pairs of letters they share: at most five.
    async nearest(string) {
      const names = await this.index.labelled(), pairs = (words) => [...` ${wenda.fold(words)}`].map((letter, i, all) => letter + (all[i + 1] || ' '));
      const wanted = pairs(string), near = new Map();
      for (const [, label] of this.index.fields.flatMap((field) => names[field])) {
        const own = pairs(label);
        near.set(label, own.filter((pair) => wanted.includes(pair)).length / (own.length + wanted.length));
      }
      return [...near.keys()].filter((label) => near.get(label) > 0.12).sort((a, b) => near.get(b) - near.get(a)).slice(0, 5);
    }
  }

  wenda.open = (options) => new Engine(options);
})(globalThis.wendaSearch ||= {});
