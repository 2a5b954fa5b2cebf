// The form in which text is searched, as src/text/search has it: what becomes of each cluster of characters (one, and those
// that join with it) and where it came from. tests/search/vectors.json holds both sides to docs/search-index.md.
(function (wenda) {
  'use strict';

  const representatives = new Map(), signs = new Map();
  // What single units become that nothing joins with, and what other clusters become, as far as it is known; classes of characters.
  let plain, known, fallsAway, joins, cluster, diacritics, bare, tight;

  // Takes the lists of the file search/fold, which docs/search-index.md tells of.
  wenda.foldBy = (variants, becoming, ...classes) => {
    for (const [first, ...others] of variants.split(' ')) for (const one of others) representatives.set(one, first);
    for (const [sign, ...form] of becoming.split(' ')) signs.set(sign, form.join(''));
    [fallsAway, joins, diacritics, bare, tight] = classes.map((ranges) => RegExp(`[${ranges}]`, 'gu'));
    cluster = RegExp(`[^][${classes[1]}]*`, 'uy');
    plain = [];
    known = new Map();
  };

  // The form of a cluster; white space is a space.
  function foldCluster(text) {
    return text.replace(/\u309B/g, '\u3099').replace(/\u309C/g, '\u309A').normalize('NFKD').toLowerCase()
      .replace(fallsAway, '').replace(/[^]/gu, (c) => signs.get(c) || c).replace(/[\s\x85]/g, ' ')
      .replace(/(^|\P{M})(\p{M}+)/gu, (all, letter, marks) => letter
        + (!letter || letter.search(bare) === 0 ? marks.replace(diacritics, '') : letter === 'е' ? marks.replace(/\u0308/g, '') : marks))
      .normalize('NFC').replace(/[^]/gu, (c) => representatives.get(c) || c);
  }

  // The form of a text, and `origin(from, to)`: between which places of the text these units come from.
  wenda.foldWithOrigins = (text) => {
    const starts = [], ends = [];
    let form = '', last = '\u3000', space = null;
    const put = (c, from, to) => {
      form += c;
      for (let i = 0; i < c.length; i++) {
        starts.push(from);
        ends.push(to);
      }
    };
    for (let at = 0, end; at < text.length; at = end) {
      const unit = text.charCodeAt(at);
      end = at + 1;
      let folded = plain[unit];
      if (!folded || end < text.length && !plain[text.charCodeAt(end)]) {
        cluster.lastIndex = at;
        const [found] = cluster.exec(text);
        end = at + found.length;
        folded = known.get(found) ?? foldCluster(found);
        known.set(found, folded);
        if (found.length === 1 && folded.length === 1 && found.search(joins) < 0) plain[unit] = folded;
      }
      for (const c of folded) {
        if (c === ' ') {
          space ||= [at];
          space[1] = end;
          continue;
        }
        if (space && (last + c).search(tight) < 0) put(' ', ...space);
        space = null;
        put(last = c, at, end);
      }
    }
    return { text: form, origin: (from, to) => [starts[from], ends[to - 1]] };
  };

  wenda.fold = (text) => wenda.foldWithOrigins(text).text;

  // FNV-1a in 32 bits over the units, each as two bytes, the low one first.
  wenda.keyHash = (key) => {
    let hash = 2166136261;
    for (let i = 0; i < key.length; i++) {
      const unit = key.charCodeAt(i);
      hash = Math.imul(Math.imul(hash ^ unit & 255, 16777619) ^ unit >> 8, 16777619);
    }
    return hash >>> 0;
  };
})(globalThis.wendaSearch ||= {});
