// Every string is found where it is and nowhere else, whatever way it was found by.
'use strict';
const test = require('node:test');
const assert = require('node:assert');
const { scripts, open } = require('./scripts.js');
const { write } = require('./writer.js');
const { make, random } = require('./archive.js');
const { folded, look } = require('./oracle.js');

const LIMITS = {
  'as they are': {},
  'so low that most is extended': { limit: 20, big: 6, block: 5, range: 16, grams: 40, text: 3 },
  'with blocks': { limit: 60, big: 4, block: 7, range: 8, grams: 200, text: 1 },
  'so low that pairs never are': { limit: 4, big: 2, block: 20, grams: 100 },
};

// A string out of the archive's text, one to twelve characters; one in six has a character changed.
function cut(next, { documents }) {
  const { title, stretches } = documents[Math.floor(next() * documents.length)];
  const all = [title, ...stretches.map((one) => one[2])];
  const characters = [...all[Math.floor(next() * all.length)]];
  const from = Math.floor(next() * characters.length);
  const string = characters.slice(from, from + 1 + Math.floor(next() * 12));
  if (next() < 1 / 6) string[Math.floor(next() * string.length)] = '山';
  return string.join('');
}

for (const [name, limits] of Object.entries(LIMITS)) {
  test(`random strings are found exactly, limits ${name}`, async () => {
    const archive = make(7, 60);
    const { files, manifest } = write(scripts().wenda, archive, limits);
    const loaded = new Set();
    const { wenda, engine, load, manifest: known } = open((file) => loaded.add(file.split('/')[1]) && files.get(file), manifest);
    await engine.index.ready();
    const stretches = folded(wenda, archive), next = random(11);
    let fresh = engine;
    for (let i = 0; i < 400; i++) {
      const string = cut(next, archive);
      if (!wenda.fold(string)) continue;
      // Now and then nothing is known yet.
      if (i % 20 === 0) fresh = wenda.open({ load, manifest: known });
      const found = await fresh.search(wenda.quote(string));
      assert.deepEqual([...found.query.problems], [], string);
      const slots = look(stretches, wenda.fold(string));
      const documents = [...new Set([...slots.keys()].map((slot) => slot >> 2))].sort((a, b) => a - b);
      assert.deepEqual([...found.documents].sort((a, b) => a - b), documents, `${i} ${JSON.stringify(string)}`);
      assert.equal(found.hits, [...slots.values()].reduce((sum, hits) => sum + hits, 0), `hits of ${i} ${JSON.stringify(string)}`);
      for (const part of found.matches) part.at.forEach((slot, j) => assert.equal(part.hits[j], slots.get(slot), string));
    }
    // Both ways were gone: by places, and by blocks of them.
    if (limits.limit) assert.ok(loaded.has('p'));
  });
}
