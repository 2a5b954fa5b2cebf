// Queries of several strings, with OR, not, parts and years, each with what it ought to find.
'use strict';
const { chance, present } = require('./strings.js');

const PARTS = ['title', 'question', 'answer', 'around'];

// Queries drawn by chance, asked one after the other of one engine: [{ query, kind, fault }…].
async function combined(site, context, oracle, count, seed) {
  const { wenda, engine } = await site.open(context);
  await engine.index.ready();
  const years = engine.index.sessions.flatMap(([documents, date]) => Array(documents).fill(+date.slice(0, 4)));
  const below = chance(seed + 3);
  const strings = present(oracle.documents, count * 2, seed + 4, oracle.fold).map(({ string }) => string);
  // Two strings of the same page more often than chance has it.
  const pairs = strings.map((string, i) => {
    const documents = oracle.documentsWith(string);
    const near = documents.length ? present([oracle.documents[documents[0]]], 1, i + seed, oracle.fold)[0] : undefined;
    return [string, near ? near.string : string];
  });
  const q = wenda.quote;
  const holding = (string, mask) => oracle.documentsWith(string, mask);
  const kinds = {
    and: ([a, b]) => [`${q(a)} ${q(b)}`, both(holding(a), holding(b))],
    or: ([a, , c]) => [`${q(a)} OR ${q(c)}`, either(holding(a), holding(c))],
    bar: ([a, b, c]) => [`${q(a)} ${q(b)}|${q(c)}`, both(holding(a), either(holding(b), holding(c)))],
    not: ([a, b]) => [`${q(a)} -${q(b)}`, without(holding(a), holding(b))],
    in: ([a], part) => [`${q(a)} in:${PARTS[part]}`, holding(a, 1 << part)],
    year: ([a], part, year) => [`${q(a)} year:${year}..${year + 3}`, holding(a).filter((one) => years[one] >= year && years[one] <= year + 3)],
    since: ([a], part, year) => [`${q(a)} 年:${year}..`, holding(a).filter((one) => years[one] >= year)],
  };
  const names = Object.keys(kinds);
  const asked = [];
  for (let i = 0; i < count; i++) {
    const kind = names[i % names.length];
    const [a, b] = pairs[i], c = strings[count + i] || a;
    const [query, expected] = kinds[kind]([a, b, c], below(4), years[below(years.length)] || 0);
    const found = await engine.search(query);
    const documents = Array.from(found.documents).sort((x, y) => x - y);
    const exact = documents.length === expected.length && expected.every((document, at) => document === documents[at]);
    asked.push({ query, kind, fault: exact ? '' : `finds ${documents.length}, ought to find ${expected.length}` });
  }
  return asked;
}

function both(some, others) {
  const set = new Set(others);
  return some.filter((one) => set.has(one));
}

function either(some, others) {
  return [...new Set([...some, ...others])].sort((a, b) => a - b);
}

function without(some, others) {
  const set = new Set(others);
  return some.filter((one) => !set.has(one));
}

module.exports = { combined };
