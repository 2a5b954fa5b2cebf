// A document's words as they stand on its page and as they are searched, and where a string stands in them.
(function (wenda) {
  'use strict';

  const CONTEXT = 36;

  class Text {
    constructor([session, page, title, stretches]) {
      Object.assign(this, { session, page, title });
      const all = stretches.map(([part, anchor, words, language]) => ({ part, anchor, words, language }));
      if (title) all.unshift({ part: 0, anchor: '', words: title });
      this.stretches = all;
    }

    // The stretches, folded.
    folded() {
      for (const stretch of this.stretches) {
        if (!stretch.text) Object.assign(stretch, wenda.foldWithOrigins(stretch.words));
      }
      return this.stretches;
    }

    // A part as the index sees it: its stretches, each with a line feed after it.
    part(part) {
      return this.folded().filter((stretch) => stretch.part === part).map((stretch) => stretch.text + '\n').join('');
    }
  }

  // Where a folded string stands in a folded text: overlapping places too.
  function placesIn(text, string) {
    const places = [];
    for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) places.push(at);
    return places;
  }

  function isWord(text, at) {
    return at >= 0 && at < text.length && wenda.unitClass(text.charCodeAt(at)) === 2;
  }

  // Whether no word of letters is cut where a string stands: two bits, at its begin (2) and at its end (1).
  function uncut(text, from, to) {
    const cut = (at) => isWord(text, at - 1) && isWord(text, at);
    return (cut(from) ? 0 : 2) | (cut(to) ? 0 : 1);
  }

  // Where any of the strings stands in a stretch: [from, to] in its words, in order, none within another.
  function marks(stretch, strings) {
    const all = strings.flatMap((string) => placesIn(stretch.text, string).map((at) => stretch.origin(at, at + string.length)));
    all.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let end = 0;
    return all.filter(([from, to]) => from >= end && (end = to));
  }

  // The words around a mark: { before, match, after }, cut where no character is parted.
  function context(words, [from, to]) {
    let begin = Math.max(0, from - CONTEXT), end = Math.min(words.length, to + CONTEXT);
    // Words of letters are not cut, if that takes a few letters only; nor is a surrogate pair.
    while (begin > 0 && from - begin < CONTEXT + 12 && /[\p{L}\p{M}\p{N}]{2}/u.test(words.slice(begin - 1, begin + 1)) && !/\p{Lo}/u.test(words[begin])) begin--;
    while (end < words.length && end - to < CONTEXT + 12 && /[\p{L}\p{M}\p{N}]{2}/u.test(words.slice(end - 1, end + 1)) && !/\p{Lo}/u.test(words[end])) end++;
    if (/[\uDC00-\uDFFF]/.test(words[begin])) begin++;
    if (/[\uDC00-\uDFFF]/.test(words[end] || '')) end--;
    return {
      before: (begin > 0 ? '…' : '') + words.slice(begin, from),
      match: words.slice(from, to),
      after: words.slice(to, end) + (end < words.length ? '…' : ''),
    };
  }

  // At most so many of the stretches with marks, each with the mark to show: first those that have strings no other has
  // shown, then questions and answers before the rest; in the order of the page.
  function bestLines(stretches, strings, most) {
    const missing = new Set(strings), chosen = new Set();
    for (const stretch of stretches) {
      const here = [...missing].filter((string) => stretch.text.includes(string));
      if (!here.length || chosen.size === most) continue;
      here.forEach((string) => missing.delete(string));
      stretch.mark = stretch.origin(stretch.text.indexOf(here[0]), stretch.text.indexOf(here[0]) + here[0].length);
      chosen.add(stretch);
    }
    for (const stretch of [...stretches].sort((a, b) => (a.part === 3) - (b.part === 3))) {
      if (chosen.size < most) chosen.add(stretch);
    }
    return stretches.filter((stretch) => chosen.has(stretch)).map((stretch) => ({ mark: stretch.marks[0], ...stretch }));
  }

  // How a document begins, where nothing in it is to be shown.
  function beginning(text) {
    const { words } = text.stretches.find((stretch) => stretch.part === 1) || text.stretches.find((stretch) => stretch.part === 2) || { words: '' };
    return words.length > 2 * CONTEXT ? context(words, [0, CONTEXT]).match + context(words, [0, CONTEXT]).after : words;
  }

  Object.assign(wenda, { bestLines, beginning, Text, placesIn, isWord, uncut, marks, context });
})(globalThis.wendaSearch ||= {});
