// A second writer of the index, straight from docs/search-index.md and as plain as can be: it shares nothing with the one in
// src/search, and its limits can be set so low that a page of text has frequent pairs, blocks and several ranges.
'use strict';
const { classes, lists } = require('./vectors.json');

// What filters and parts are called in queries.
const QUERIES = {
  filters: { asker: '提问', organisation: '机构', speaker: '答问', topic: '主题', term: '词语', series: '系列', year: '年', in: '在' },
  parts: { title: '题', question: '问', answer: '答', around: '旁' },
};

class BitWriter {
  constructor() {
    this.bits = [];
  }

  put(value, count) {
    for (let i = count - 1; i >= 0; i--) this.bits.push(Math.floor(value / 2 ** i) % 2);
  }

  gamma(value) {
    const digits = value.toString(2).length;
    this.put(0, digits - 1);
    this.put(value, digits);
  }

  rice(value, k) {
    for (let i = Math.floor(value / 2 ** k); i; i--) this.bits.push(1);
    this.bits.push(0);
    this.put(value % 2 ** k, k);
  }

  places(places, first, room) {
    const k = parameter(places.length, room);
    let next = first;
    for (const { at, ends } of places) {
      this.rice(at - next, k);
      this.put(ends, 2);
      next = at + 1;
    }
  }

  parts(parts, room) {
    const k = parameter(parts.length, room);
    let next = 0;
    for (const { slot, hits, whole } of parts) {
      this.rice(slot - next, k);
      this.gamma(hits);
      this.put(whole, 1);
      next = slot + 1;
    }
  }

  base64() {
    const bytes = Buffer.alloc(Math.ceil(this.bits.length / 8));
    this.bits.forEach((bit, i) => { bytes[i >> 3] |= bit << 7 - (i & 7); });
    return bytes.toString('base64');
  }
}

function parameter(count, room) {
  return Math.max(0, Math.floor(room / count).toString(2).length - 1);
}

const DEFAULTS = { limit: 16384, big: 4096, block: 4096, range: 4096, grams: 3, text: 4, variants: '乌烏 国國 兰蘭 问問 题題' };

// documents: [{ session, page, title, stretches: [[part, anchor, words]…], fields }…] in order; sessions: [{ id, title, date }…].
// Gives { files: Map of path and text, manifest: its path, addresses, limits }.
function write(wenda, { documents, sessions, names = {} }, options = {}) {
  const limits = { ...DEFAULTS, ...options };
  wenda.foldBy(limits.variants, ...lists);
  const files = new Map();
  const add = (name, ...data) => {
    const text = `wendaSearch.got(${[name, ...data].map((one) => JSON.stringify(one)).join(',')})`;
    const hash = Buffer.from(require('node:crypto').createHash('sha256').update(text).digest()).toString('base64url').slice(0, 4);
    files.set(`search/${name}-${hash}.js`, text);
    return hash;
  };

  // Where everything stands.
  const lengths = [], stretches = [];
  let address = 0;
  documents.forEach(({ title, stretches: own }, document) => {
    lengths.push([0, 1, 2, 3].map((part) => {
      let offset = 0;
      const all = part === 0 ? title ? [title] : [] : own.filter((one) => one[0] === part).map((one) => one[2]);
      for (const words of all) {
        const text = wenda.fold(words);
        stretches.push({ text, at: address + offset, slot: document * 4 + part });
        offset += text.length + 1;
      }
      address += Math.ceil(offset / 128) * 128;
      return Math.ceil(offset / 128);
    }));
  });
  const addresses = address;

  // Places by key; single units apart.
  const isWord = (text, i) => i >= 0 && i < text.length && classOf(text.charCodeAt(i)) === 'word';
  const places = new Map(), single = new Map(), extended = new Set();
  for (let length = 1; length <= 8; length++) {
    const found = new Map();
    for (const { text, at, slot } of stretches) {
      const borders = wordBorders(text, isWord);
      for (let i = 0; i + length <= text.length; i++) {
        const key = text.slice(i, i + length);
        if (length > 2 && !extended.has(key.slice(1)) && !extended.has(key.slice(0, -1))) continue;
        if (!found.has(key)) found.set(key, []);
        found.get(key).push({ at: at + i, slot, ends: (borders[i] ? 2 : 0) | (borders[i + length] ? 1 : 0) });
      }
    }
    for (const [key, list] of found) {
      if (length === 1) single.set(key, list);
      else places.set(key, list);
      if (length > 1 && length < 8 && list.length > limits.limit) extended.add(key);
    }
  }

  const grams = Array.from({ length: limits.grams }, () => []);
  for (const [key, list] of [...places, ...single].sort(([a], [b]) => a < b ? -1 : 1)) grams[wenda.keyHash(key) % limits.grams].push([key, list]);
  let block = 0;
  const g = grams.map((list, number) => {
    const bits = new BitWriter();
    for (const [key, all] of list) {
      bits.gamma(all.length);
      const isSingle = single.has(key);
      if (!isSingle && all.length <= limits.big) {
        bits.put(0, 1);
        bits.places(all, 0, addresses);
        continue;
      }
      bits.put(1, 1);
      const parts = new Map();
      for (const { slot, ends } of all) {
        const part = parts.get(slot) || { slot, hits: 0, whole: 0 };
        parts.set(slot, part);
        part.hits++;
        part.whole |= ends === 3;
      }
      const blocks = [];
      if (!isSingle && !extended.has(key)) for (let i = 0; i < all.length; i += limits.block) blocks.push(all.slice(i, i + limits.block));
      bits.gamma(blocks.length + 1);
      if (!blocks.length) {
        bits.gamma(parts.size);
        bits.parts([...parts.values()], documents.length * 4);
      }
      blocks.forEach((places, i) => {
        const own = new BitWriter(), first = places[0].at;
        own.places(places, first, (i + 1 < blocks.length ? blocks[i + 1][0].at : addresses) - first);
        const hash = Buffer.from(add(`p/${block}`, own.base64()), 'base64url');
        bits.gamma(block++ + 1);
        bits.put(hash.readUIntBE(0, 3), 24);
        bits.put(first, 32);
        bits.gamma(places.length);
      });
    }
    return add(`g/${number}`, list.map(([key]) => key).join('\n'), bits.base64());
  });

  // Texts, and where they are.
  const d = [], f = [], l = [];
  for (let first = 0; first < documents.length; first += 2 * limits.range) {
    l.push(add(`l/${l.length}`, ...[0, 1, 2, 3].map((part) => lengths.slice(first, first + 2 * limits.range).map((parts) => parts[part].toString(36).replace(/^..+$/, ' $& ')).join(''))));
  }
  let text = 0;
  for (let first = 0; first < documents.length; first += limits.range) {
    const own = documents.slice(first, first + limits.range);
    const firstText = text, hashes = [], counts = [];
    for (let i = 0; i < own.length; i += limits.text) {
      const some = own.slice(i, i + limits.text).map(({ session, page, title, stretches: list }) =>
        [session, page, title, [...list].sort((a, b) => a[0] - b[0])]);
      hashes.push(add(`t/${text++}`, first + i, some));
      counts.push(some.length);
    }
    d.push(add(`d/${d.length}`, firstText, hashes.join(''), counts));
    const fields = {};
    for (const field of ['asker', 'organisation', 'speaker', 'topic', 'term', 'series']) fields[field] = own.map((one) => (one.fields || {})[field] || []);
    f.push(add(`f/${f.length}`, fields));
  }

  const manifest = {
    version: 3, documents: documents.length, addresses, range: limits.range, grams: limits.grams,
    extended: [...extended].sort().join('\n'), names: { g: g.join(''), l: l.join(''), d: d.join(''), f: f.join('') },
    ...QUERIES, fold: add('fold', limits.variants, ...lists),
    labels: add('names', { ...names, sessions: sessions.map(({ id, title, date }) => [id, title, date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')]), language: 'zh-Hans' }),
    sessions: sessions.map(({ date }, session) => {
      const own = documents.filter((one) => one.session === session);
      return [own.length, date, own.reduce((sum, one) => sum + one.title.length + one.stretches.reduce((all, [, , words]) => all + words.length, 0), 0)];
    }),
  };
  return { files, manifest: `search/manifest-${add('manifest', manifest)}.js`, addresses, limits };
}

// The class of a unit: `classes` says where each begins.
function classOf(unit) {
  return classes.findLast(([first]) => parseInt(first, 16) <= unit)[1];
}

// Before which units a word begins or ends.
function wordBorders(text, isWord) {
  const borders = Array(text.length + 1).fill(false);
  borders[0] = borders[text.length] = true;
  for (const { index } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) borders[index] = true;
  for (let i = 1; i < text.length; i++) {
    if (isWord(text, i - 1) !== isWord(text, i)) borders[i] = true;
    else if (isWord(text, i)) borders[i] = false;
  }
  return borders;
}

module.exports = { write, BitWriter, QUERIES };
