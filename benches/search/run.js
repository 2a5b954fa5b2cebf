// Measures the search of a built site in Node, through the scripts that it ships:
//   node benches/search/run.js SITE [--queries 2000] [--seed 1] [--write FILE]
// What is measured, and what the words of the report mean, stands in README.md. --write keeps the strings with what
// they ought to find, for the test that asks a browser the same.
'use strict';
const fs = require('node:fs');
const { Site } = require('./lib/site.js');
const { Oracle, keptDocuments, lacking } = require('./lib/oracle.js');
const { present, joined } = require('./lib/strings.js');
const { combined } = require('./lib/combined.js');
const { spread, table } = require('./lib/report.js');

const ONCE = /^search\/(manifest|fold|names)-/, LENGTHS = /^search\/l\//;
const TYPED = 200;

const options = { queries: 2000, seed: 1, write: '' };
const words = process.argv.slice(2);
for (let i = words.length - 2; i >= 0; i--) {
  const name = words[i].replace(/^--/, '');
  if (words[i].startsWith('--') && name in options) options[name] = words.splice(i, 2)[1];
}
if (words.length !== 1) {
  console.error('usage: node benches/search/run.js SITE [--queries 2000] [--seed 1] [--write FILE]');
  process.exit(2);
}

measure(words[0], +options.queries, +options.seed, options.write).then((exact) => process.exit(exact ? 0 : 1), (error) => {
  console.error(error);
  process.exit(1);
});

async function measure(root, count, seed, write) {
  const site = new Site(root);
  const first = await site.open();
  const fold = await folding(site, first);
  const kinds = site.files();
  const documents = keptDocuments(site, kinds);
  const oracle = new Oracle(documents, fold);
  const sizes = sizesOf(site, kinds, documents);
  table('Index', sizes.rows);
  const { looked, lacks } = lacking(site, documents, 7);
  table('Words kept', [['pages compared with their JSON', looked], ['paragraphs and titles lacking', lacks.length]]);
  lacks.slice(0, 5).forEach((lack) => console.log(`  ${lack}`));

  const strings = [...present(documents, count, seed, fold), ...joined(documents, Math.round(count / 10), seed, fold)];
  const asked = [];
  for (const { string, kind } of strings) asked.push(await ask(site, first.context, oracle, string, kind));
  if (write) fs.writeFileSync(write, JSON.stringify({ site: root, asked: asked.map(expectation) }));
  const wrong = exactness('Strings', asked);
  costs(asked);
  await typing(site, first.context, asked, seed);
  const combinations = await combined(site, first.context, oracle, Math.round(count / 5), seed);
  const wrongCombinations = exactness('Combined queries', combinations);
  return !wrong && !wrongCombinations && !lacks.length && !sizes.tooLarge;
}

// The folding of strings, with its lists set.
async function folding(site, { context, wenda, engine }) {
  await engine.index.ready();
  site.run(`search/fold-${engine.index.fold}.js`, context);
  wenda.foldBy(...wenda.take('fold'));
  return (text) => wenda.fold(text);
}

function sizesOf(site, kinds, documents) {
  const bytes = (kind) => kinds[kind].reduce((sum, file) => sum + file.bytes, 0);
  const all = Object.keys(kinds);
  const index = all.filter((kind) => kind !== 't').reduce((sum, kind) => sum + bytes(kind), 0);
  const text = documents.flatMap(({ stretches }) => stretches).reduce((sum, { words }) => sum + Buffer.byteLength(words), 0);
  const largest = Object.values(kinds).flat().map(({ file }) => [site.zipped(file), file]).sort((a, b) => b[0] - a[0])[0];
  const scripts = site.scripts.reduce((sum, file) => sum + site.zipped(file), 0);
  const megabytes = (number) => `${(number / 1e6).toFixed(2)} MB`;
  const rows = [
    ['documents', documents.length],
    ['text, as UTF-8', megabytes(text)],
    ...all.sort().map((kind) => [`${kind}: ${kinds[kind].length} files`, megabytes(bytes(kind))]),
    ['index without t', megabytes(index)],
    ['index ÷ text', (index / text).toFixed(2)],
    ['largest file, gzip', `${largest[0]} bytes (${largest[1]})`],
    ['scripts, gzip', `${scripts} bytes`],
  ];
  return { rows, tooLarge: largest[0] > 65536 || scripts > 10240 };
}

// A string, asked of an engine that has loaded nothing, and then again.
async function ask(site, context, oracle, string, kind) {
  const { wenda, engine, loaded } = await site.open(context);
  const query = wenda.quote(string);
  const [found, cold] = await timed(() => engine.search(query));
  const files = loaded.slice();
  // What it keeps of strings between two keys would make this nothing.
  if (engine.kept) engine.kept.clear();
  const [, warm] = await timed(() => engine.search(query));
  const before = loaded.length;
  const [cards, show] = await timed(() => engine.show(found, Array.from(found.documents).slice(0, 10)));
  const bytes = (list) => list.reduce((sum, file) => sum + site.zipped(file), 0);
  const expected = oracle.documentsWith(string);
  const fault = difference(found, expected) || countFault(found, oracle, string) || cardFault(cards, expected);
  return {
    query, kind, string, fault, files, cold, warm, show, expected,
    total: bytes(files),
    own: bytes(files.filter((file) => !ONCE.test(file))),
    alone: bytes(files.filter((file) => !ONCE.test(file) && !LENGTHS.test(file))),
    showBytes: bytes(loaded.slice(before)),
  };
}

// What a deed gives, and the milliseconds of processor time that it took: on a busy machine the clock would tell of others' work.
async function timed(deed) {
  const start = process.cpuUsage();
  const result = await deed();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}

function difference(found, expected) {
  const documents = Array.from(found.documents).sort((a, b) => a - b);
  if (found.total !== documents.length) return `says ${found.total}, gives ${documents.length}`;
  const has = new Set(documents), ought = new Set(expected);
  const missed = expected.filter((document) => !has.has(document)), extra = documents.filter((document) => !ought.has(document));
  if (has.size !== documents.length) return 'gives a document twice';
  if (missed.length || extra.length) return `misses ${missed.length} of ${expected.length}, ${extra.length} too many`;
  return '';
}

function countFault(found, oracle, string) {
  if (found.hits === null || found.hits === undefined) return '';
  const places = oracle.placesOf(string);
  return found.hits === places ? '' : `counts ${found.hits} places of ${places}`;
}

// Each result must show the string, or its document be found by its title alone.
function cardFault(cards, expected) {
  if (cards.length !== Math.min(10, expected.length)) return `shows ${cards.length} results`;
  const bare = cards.find(({ lines, title }) => title.length < 2 && !lines.some(({ match }) => match));
  return bare ? `marks nothing in document ${bare.document}` : '';
}

function exactness(title, asked) {
  const wrong = asked.filter(({ fault }) => fault);
  const kinds = [...new Set(asked.map(({ kind }) => kind))];
  table(title, [['all', exact(asked)], ...kinds.map((kind) => [kind, exact(asked.filter((one) => one.kind === kind))])]);
  wrong.slice(0, 20).forEach(({ query, fault, kind }) => console.log(`  WRONG ${query} (${kind}): ${fault}`));
  return wrong.length;
}

function exact(asked) {
  return `${asked.filter(({ fault }) => !fault).length} of ${asked.length} exact`;
}

function costs(asked) {
  const real = asked.filter(({ kind }) => kind !== 'joined');
  const row = (name, of, list = real) => [name, spread(list.map(of))];
  table('Bytes to the ids, gzip', [
    row('all, with what is loaded once a visit', ({ total }) => total),
    row('without manifest, fold lists, names', ({ own }) => own),
    row('without lengths too', ({ alone }) => alone),
    ...[...new Set(asked.map(({ kind }) => kind))].map((kind) => row(kind, ({ own }) => own, asked.filter((one) => one.kind === kind))),
    row('files', ({ files }) => files.length),
    row('ten results shown', ({ showBytes }) => showBytes),
  ]);
  table('Processor time in Node, ms', [
    row('cold: nothing loaded', ({ cold }) => cold),
    row('warm: asked again', ({ warm }) => warm),
    row('ten results shown', ({ show }) => show),
  ]);
  real.sort((a, b) => b.own - a.own);
  console.log('  heaviest:');
  for (const { query, own, files, expected } of real.slice(0, 8)) console.log(`    ${own} bytes in ${files.length} files: ${query} (${expected.length} documents)`);
  real.sort((a, b) => b.warm - a.warm);
  console.log('  slowest, warm:');
  for (const { query, warm, cold, expected } of real.slice(0, 5)) console.log(`    ${warm.toFixed(1)} ms, cold ${cold.toFixed(1)}: ${query} (${expected.length} documents)`);
}

// As a reader types: each string a character at a time, all in one engine; what the last key takes, with what it has still to load.
async function typing(site, context, asked, seed) {
  const { wenda, engine } = await site.open(context);
  const below = require('./lib/strings.js').chance(seed + 2);
  const times = [], keys = [];
  for (let i = 0; i < TYPED; i++) {
    const characters = Array.from(asked[below(asked.length)].string);
    for (let end = 1; end <= characters.length; end++) {
      const [, time] = await timed(() => engine.search(wenda.quote(characters.slice(0, end).join(''))));
      keys.push(time);
      if (end === characters.length) times.push(time);
    }
  }
  table('Typed, in one engine, ms of processor time', [['last key', spread(times)], ['every key', spread(keys)]]);
  console.log(`  memory of this process: ${Math.round(process.memoryUsage().heapUsed / 1e6)} MB heap, the oracle's text in it`);
}

function expectation({ query, kind, expected }) {
  let sum = 2166136261;
  for (const document of expected) sum = Math.imul(sum ^ document, 16777619) >>> 0;
  return { query, kind, count: expected.length, sum };
}
