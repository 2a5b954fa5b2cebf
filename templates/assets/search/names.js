// What can be filtered by: the names of askers, organisations, speakers, topics, terms and series, and how many documents have each.
(function (wenda) {
  'use strict';

  const FIELDS = Object.keys(wenda.filters).slice(0, 6);

  // The numbers of the names a value means: those it equals (id or shown name), else those that hold it.
  function namesLike(names, value) {
    const wanted = wenda.fold(value);
    const numbers = (fits) => names.flatMap((name, number) => name.some((one) => fits(wenda.fold(one))) ? [number] : []);
    const same = numbers((one) => one === wanted);
    return same.length ? same : numbers((one) => one.includes(wanted));
  }

  // How many of the documents found have each name, year and part: most first. `value` is what a filter says.
  async function facets(engine, found) {
    const names = await engine.store.names();
    const counts = Object.fromEntries(FIELDS.map((field) => [field, new Uint32Array((names[field] || []).length)]));
    await engine.eachField((document, fields) => {
      for (const field of FIELDS) for (const name of fields[field] || []) counts[field][name]++;
    }, found.set);
    const all = {};
    for (const field of FIELDS) {
      all[field] = Array.from(counts[field], (count, i) => ({ count, i })).filter(({ count }) => count)
        .sort((a, b) => b.count - a.count || a.i - b.i)
        .map(({ count, i }) => ({ value: names[field][i][0], label: names[field][i][1], count, id: names[field][i][0] }));
    }
    all.year = found.years.filter(([year, count]) => count && year !== null).map(([year, count]) => ({ value: String(year), label: String(year), count }));
    all.part = wenda.parts.map(([value], part) => {
      const having = new Set();
      for (const { at } of found.parts) for (const slot of at) if ((slot & 3) === part && found.set[slot >> 2]) having.add(slot >> 2);
      return { value, label: value, count: having.size };
    }).filter(({ count }) => count);
    return all;
  }

  function pairs(text) {
    const padded = ` ${text} `;
    return new Set(Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2)));
  }

  // The shown names nearest to a string, by the pairs of letters they share: at most five.
  async function nearest(engine, string) {
    const names = await engine.store.names();
    await engine.store.fold();
    const wanted = pairs(wenda.fold(string));
    const labels = new Set(FIELDS.flatMap((field) => (names[field] || []).map(([, label]) => label)));
    return [...labels].map((label) => {
      const own = pairs(wenda.fold(label));
      const shared = [...own].filter((pair) => wanted.has(pair)).length;
      return { label, near: 2 * shared / (own.size + wanted.size) };
    }).filter(({ near }) => near > 0.25).sort((a, b) => b.near - a.near).slice(0, 5).map(({ label }) => label);
  }

  Object.assign(wenda, { namesLike, facets, nearest });
})(globalThis.wendaSearch ||= {});
