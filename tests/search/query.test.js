// What queries mean, as docs/search.md tells it.
'use strict';
const test = require('node:test');
const assert = require('node:assert');
const { scripts } = require('./scripts.js');
const { lists } = require('./vectors.json');

const { QUERIES } = require('./writer.js');

const { wenda } = scripts();
const parse = (text) => wenda.parse(text, QUERIES);
wenda.foldBy('国國 问問', ...lists);

// A query in short: groups joined by " & ", their terms by " | ".
function said(text) {
  const { groups } = parse(text);
  return groups.map((group) => group.map(({ not, filter, values, string }) =>
    (not ? '-' : '') + (filter ? `${filter}=${values.join('+')}` : `[${string}]`)).join(' | ')).join(' & ');
}

function problems(text) {
  return parse(text).problems.map(({ kind, text: words }) => `${kind} ${words}`).join(', ');
}

test('strings are parted by white space of any kind and folded', () => {
  assert.equal(said(' 乌克兰\u3000ＡＩ \n 中國 Naïve '), '[乌克兰] & [ai] & [中国] & [naive]');
  assert.equal(said(''), '');
  assert.deepEqual([...parse('b a -c b').strings], ['b', 'a']);
});

test('quotes keep spaces, and other quotes; of full width and curly ones too', () => {
  assert.equal(said('"climate  change"'), '[climate change]');
  assert.equal(said('“climate change” x'), '[climate change] & [x]');
  assert.equal(said('＂climate change＂'), '[climate change]');
  assert.equal(said('"5" disk"'), '[5] & [disk"]');
  assert.equal(said('"5"disk"'), '[5"disk]');
  assert.equal(said(String.raw`"5\" disk"`), '[5" disk]');
  assert.equal(said('他说“好”的'), '[他说"好"的]');
  assert.equal(said('"OR" "-x" "year:2019"'), '[or] & [-x] & [year:2019]');
});

test('a quoted string is read back from any string', () => {
  for (const string of ['a', '"', '\\', 'a" b', '\\" "', '”“', 'x\\', 'OR', '-a|b', '年:2019']) {
    const { strings, problems: none } = parse(`${wenda.quote(string)} z`);
    assert.deepEqual([...strings], [wenda.fold(string), 'z'], string);
    assert.deepEqual([...none], []);
  }
});

test('a minus says not only where a term begins and something follows', () => {
  assert.equal(said('-a COVID-19 - －乙'), '-[a] & [covid-19] & [-] & -[乙]');
  assert.equal(said('-"a b" -year:2019'), '-[a b] & -year=2019');
});

test('OR and bars bind tighter than spaces', () => {
  assert.equal(said('x a OR b｜c y'), '[x] & [a] | [b] | [c] & [y]');
  assert.equal(said('a|-b'), '[a] | -[b]');
  assert.equal(said('OR a OR'), '[or] & [a]');
  assert.equal(said('| a |'), '[a]');
  assert.equal(said('ORGAN a or b'), '[organ] & [a] & [or] & [b]');
});

test('filters have names in English and Chinese, of any width and variant', () => {
  assert.equal(said('asker:a 提问：b 提問:c Topic:"d e" 年:2019..2021'), 'asker=a & asker=b & asker=c & topic=d e & year=2019..2021');
  assert.equal(said('topic:a|"b c"|d e'), 'topic=a+b c+d & [e]');
  assert.equal(said('year:2019 OR topic:a'), 'year=2019 | topic=a');
  assert.equal(said('http://a 下午3:00 发言人：好'), '[http://a] & [下午3:00] & [发言人:好]');
});

test('years are one, or from one to another', () => {
  const years = (text) => JSON.stringify(parse(text).groups[0][0].years);
  assert.equal(years('year:2019'), '[[2019,2019]]');
  assert.equal(years('年：2019..2021|2023'), '[[2019,2021],[2023,2023]]');
  assert.equal(parse('year:2019..').groups[0][0].years[0][1], Infinity);
  assert.equal(years('year:..2019'), '[[0,2019]]');
  assert.equal(problems('year:19'), 'year 19');
});

test('in: says which parts are searched', () => {
  const parts = (text) => parse(text).parts;
  assert.equal(parts('a'), 15);
  assert.equal(parts('a in:title'), 1);
  assert.equal(parts('in:question|answer a'), 6);
  assert.equal(parts('在:问 在：答'), 6);
  assert.equal(parts('-in:around'), 7);
  assert.equal(parts('in:elsewhere'), 15);
  assert.equal(problems('in:elsewhere'), 'in elsewhere');
});

test('what cannot be meant is said, but not a quote that is being typed', () => {
  assert.equal(said('"a b'), '[a b]');
  assert.equal(said('“a b'), '[a b]');
  assert.equal(said('"" topic: a'), '[a]');
  assert.equal(problems('a -b "c" topic:d'), '');
});
