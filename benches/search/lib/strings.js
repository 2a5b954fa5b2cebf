// Strings to look for: any piece of any stretch, and some of kinds that are rarer than that; and some that stand nowhere.
'use strict';

const LONGEST = 12;

// The same on every machine: mulberry32.
function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = state + 0x6D2B79F5 >>> 0;
    let t = Math.imul(state ^ state >>> 15, state | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return (t ^ t >>> 14) >>> 0;
  };
  return (below) => Math.floor(next() / 2 ** 32 * below);
}

const letter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const KINDS = {
  any: () => true,
  han: (string) => /^\p{Script=Han}+$/u.test(string),
  mixed: (string) => /\p{Script=Han}/u.test(string) && /[\p{L}\p{N}]/u.test(string.replace(/\p{Script=Han}/gu, '')),
  punctuation: (string) => /\S\p{P}|\p{P}\S/u.test(string),
  digits: (string) => /\p{N}/u.test(string),
  'inside a word': (string, before) => letter.test(before) && letter.test(string[0]),
};
const SHARES = [['any', 0.4], ['han', 0.2], ['mixed', 0.1], ['punctuation', 0.1], ['digits', 0.1], ['inside a word', 0.1]];

// `count` strings that stand in the documents: [{ string, kind }…], none without anything to look for.
function present(documents, count, seed, fold) {
  const below = chance(seed);
  const draw = (kind) => {
    for (let tries = 0; tries < 200000; tries++) {
      const { stretches } = documents[below(documents.length)];
      const { words } = stretches[below(stretches.length)] || { words: '' };
      const characters = Array.from(words);
      if (!characters.length) continue;
      const at = below(characters.length);
      const string = characters.slice(at, at + 1 + below(LONGEST)).join('').trim();
      const before = characters[at - 1] || '';
      // A combining mark without the letter below it is not what anybody types.
      if (!fold(string) || /^\p{M}/u.test(string) || /^\p{M}/u.test(characters[at + Array.from(string).length] || '')) continue;
      if (KINDS[kind](string, before)) return { string, kind };
    }
    return undefined;
  };
  const strings = SHARES.flatMap(([kind, share]) => Array.from({ length: Math.round(count * share) }, () => draw(kind)));
  return strings.filter(Boolean);
}

// `count` strings made of two pieces that stand in the documents, most of which stand nowhere as one.
function joined(documents, count, seed, fold) {
  const below = chance(seed ^ 0x5EED);
  const halves = present(documents, count * 4, seed + 1, fold).map(({ string }) => string).filter((string) => string.length < 7);
  return Array.from({ length: count }, () => ({ string: halves[below(halves.length)] + halves[below(halves.length)], kind: 'joined' }));
}

module.exports = { chance, present, joined };
