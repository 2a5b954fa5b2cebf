// Queries of more than one string, their order, and what is told of what they find.
'use strict';
const test = require('node:test');
const assert = require('node:assert');
const { scripts, open } = require('./scripts.js');
const { write } = require('./writer.js');
const { make, random } = require('./archive.js');
const { folded, look } = require('./oracle.js');

function opened(archive, limits, spoil = (_, text) => text) {
  const { files, manifest } = write(scripts().wenda, archive, limits);
  return { ...open((file) => spoil(file, files.get(file)), manifest), files };
}

// A small archive: [title, question, answer, around] of each document, two to a session.
function small(documents, dates = ['2019-03-01', '2021-05-01', '']) {
  return {
    documents: documents.map(([title, ...parts], i) => ({
      session: i >> 1, page: `s${i >> 1}/q${i}.html`, title, fields: { asker: [i % 2], topic: i ? [0] : [] },
      stretches: parts.flatMap((words, part) => words ? [[part + 1, `q${i}-p${part + 1}`, words]] : []),
    })),
    sessions: dates.slice(0, Math.ceil(documents.length / 2)).map((date, i) => ({ id: `s${i}`, title: `第${i}场`, date })),
    names: { asker: [['qingshan', '青山报'], ['baishui', '白水台']], topic: [['water', '水利']], organisation: [], speaker: [], term: [], series: [] },
  };
}

const RIVER = small([
  ['河与桥', '河上要修桥吗？', '要修。桥在青山镇，Bridge of Łódź。', '掌声'],
  ['渔业', '河里的鱼呢？', '鱼很多，河很长，河很宽，河很深。', ''],
  ['青山镇的路', '路修好了吗？', '修好了。', '河边'],
  ['', '烏克蘭的河？', '不知道。', ''],
]);

const numbers = (found) => [...found.documents].sort();

test('strings, not, OR, parts and filters agree with looking through all text', async () => {
  const archive = make(3, 90);
  const { wenda, engine } = opened(archive, { limit: 30, big: 10, block: 9, range: 32, grams: 60 });
  await engine.index.ready();
  const stretches = folded(wenda, archive), next = random(5);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const term = () => {
    const filter = next();
    if (filter < 0.1) return { text: 'asker:a', holds: ({ fields }) => fields.asker.includes(0) };
    if (filter < 0.2) return { text: 'year:2016..2018', holds: ({ session }) => /^201[678]/.test(archive.sessions[session].date) };
    const { text } = pick(stretches.filter((stretch) => stretch.text));
    const from = Math.floor(next() * text.length), string = text.slice(from, from + 1 + Math.floor(next() * 4)).trim() || '的';
    return { text: wenda.quote(string), string: wenda.fold(string) };
  };
  for (let i = 0; i < 400; i++) {
    const parts = pick([15, 15, 2, 5, 8]);
    const groups = Array.from({ length: 1 + Math.floor(next() * 3) }, () =>
      Array.from({ length: next() < 0.3 ? 2 : 1 }, () => ({ ...term(), not: next() < 0.25 })));
    const query = groups.map((group) => group.map(({ not, text }) => (not ? '-' : '') + text).join(' OR ')).join(' ')
      + (parts < 15 ? ' in:' + ['title', 'question', 'answer', 'around'].filter((_, part) => parts >> part & 1).join('|') : '');
    const expected = archive.documents.flatMap((one, document) => groups.every((group) => group.some(({ not, string, holds }) =>
      not !== (string ? [...look(stretches.filter(({ slot }) => slot >> 2 === document && parts >> (slot & 3) & 1), string)].length > 0 : holds(one)))) ? [document] : []);
    const found = await engine.search(query);
    assert.deepEqual([...found.documents].sort((a, b) => a - b), expected, query);
    assert.equal(found.total, expected.length);
  }
});

test('titles and questions come before answers, dense before thin, whole words before cut ones', async () => {
  const order = async (...documents) => {
    const { engine } = opened(small(documents), { grams: 3 });
    return [...(await engine.search('桥')).documents];
  };
  const long = '鱼很多。'.repeat(120);
  assert.deepEqual(await order(['', '', '桥', ''], ['', '桥', '', ''], ['桥', '', '', ''], ['', '', '', '桥']), [2, 1, 0, 3]);
  assert.deepEqual(await order(['', '', `桥${long}`, ''], ['', '', `桥${long}桥`, ''], ['', '', '桥', '']), [2, 1, 0]);
  const { engine } = opened(small([['', '', 'the bridges', ''], ['', '', 'the bridge s', '']]));
  assert.deepEqual([...(await engine.search('bridge')).documents], [1, 0]);
});

test('of equals the newer session is first, and its pages as they follow each other', async () => {
  const { engine } = opened(small(Array.from({ length: 6 }, () => ['', '桥', '', ''])));
  const found = await engine.search('桥');
  assert.deepEqual([...found.documents], [4, 5, 2, 3, 0, 1]);
  assert.deepEqual([...engine.sort(found, 'oldest')], [0, 1, 2, 3, 4, 5]);
  assert.deepEqual([...engine.sort(found, 'newest')], [4, 5, 2, 3, 0, 1]);
  assert.deepEqual([...engine.sort(found)], [...found.documents]);
});

test('hits are counted where they are looked for, by document and by year', async () => {
  const { engine } = opened(RIVER);
  const found = await engine.search('河');
  assert.deepEqual([found.total, found.hits, found.hitsIn[1], found.hitsIn[0]], [4, 8, 4, 2]);
  assert.deepEqual(found.years.map((row) => [...row.slice(0, 3)]), [[2019, 2, 6], [2021, 2, 2]]);
  assert.ok(found.years.every(([, , , characters]) => characters > 10));
  assert.equal((await engine.search('河 in:answer')).hits, 3);
  assert.equal((await engine.search('在:题 河')).total, 1);
  assert.deepEqual([...(await engine.search('河 -桥')).documents].sort(), [1, 2, 3]);
});

test('filters alone find what they fit, nothing finds nothing', async () => {
  const { engine } = opened(RIVER);
  assert.deepEqual(numbers(await engine.search('year:2021')), [2, 3]);
  assert.deepEqual(numbers(await engine.search('提问:青山')), [0, 2]);
  assert.deepEqual(numbers(await engine.search('-topic:水利')), [0]);
  assert.deepEqual(numbers(await engine.search('')), []);
  const unknown = await engine.search('asker:nobody');
  assert.deepEqual([unknown.total, unknown.query.problems[0].kind], [0, 'value']);
});

test('what is shown stands on the page, in its own letters', async () => {
  const { engine } = opened(RIVER);
  const found = await engine.search('乌克兰');
  const [first] = await engine.show(found, found.documents);
  assert.equal(first.document, 3);
  assert.deepEqual({ ...first.lines[0] }, { part: 1, anchor: 'q3-p1', language: undefined, before: '', match: '烏克蘭', after: '的河？' });
  assert.deepEqual([...first.marks], ['烏克蘭']);
  assert.deepEqual({ ...first.session }, { id: 's1', title: '第1场', day: '2021年5月1日', date: '2021-05-01' });
  assert.deepEqual([first.page, ...first.title], ['s1/q3.html', '']);
  const [bridge] = await engine.show(await engine.search('lodz 桥'), [0]);
  assert.deepEqual(bridge.lines.map(({ match }) => match), ['桥', '桥']);
  assert.deepEqual([...bridge.marks], ['桥', 'Łódź']);
  assert.deepEqual([...bridge.title], ['河与', '桥', '']);
  const [title] = await engine.show(await engine.search('渔业'), [1]);
  assert.deepEqual([title.lines.length, title.opening], [0, '河里的鱼呢？']);
});

test('facets count documents, and nearest names are offered', async () => {
  const { engine } = opened(RIVER);
  const facets = await engine.facets(await engine.search('河'));
  const told = (field) => facets[field].map(([what, count]) => `${what} ${count}`);
  assert.deepEqual(told('asker'), ['青山报 2', '白水台 2']);
  assert.deepEqual(told('topic'), ['水利 3']);
  assert.deepEqual(told('year'), ['2019 2', '2021 2']);
  assert.deepEqual(told('part'), ['0 1', '1 3', '2 1', '3 1']);
  assert.deepEqual([...(await engine.nearest('青山電报'))], ['青山报']);
  assert.deepEqual([...(await engine.nearest('xyz'))], []);
});

test('a file that is missing or damaged is named, and asked for anew', async () => {
  for (const damage of [() => undefined, () => 'wendaSearch', (text) => text.replace(/"[^"]*"\)$/, '"AAAA")')]) {
    let broken = true;
    const { engine } = opened(RIVER, { grams: 1 }, (file, text) => broken && file.includes('/g/') ? damage(text) : text);
    await assert.rejects(engine.search('河'), (error) => /^search\/g\/0-/.test(error.file));
    broken = false;
    assert.equal((await engine.search('河')).total, 4);
  }
});
