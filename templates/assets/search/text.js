// A document's words as they stand on its page and as they are searched, and what is shown of them.
(function (wenda) {
  'use strict';

  // Characters shown before and after a match; lines shown of a document.
  const AROUND = 36, LINES = 3;

  wenda.Text = class {
    constructor([session, page, title, stretches, derived]) {
      Object.assign(this, { session, page, title, derived });
      this.stretches = [...title ? [[0, '', title]] : [], ...stretches].map(([part, anchor, words, language]) => ({ part, anchor, words, language }));
    }

    // The stretches, folded when first needed.
    folded() {
      return this.stretches.map((stretch) => stretch.origin ? stretch : Object.assign(stretch, wenda.foldWithOrigins(stretch.words)));
    }

    // A part as the index has it: its stretches, each with a line feed after it.
    part(part) {
      return this.folded().map((stretch) => stretch.part === part ? stretch.text + '\n' : '').join('');
    }

    // { title, titleMarks, page, lines, marks, opening }: what to show where these strings are looked for in these parts (a bit for each).
    shown(strings, parts) {
      const found = this.folded().filter(({ part }) => parts >> part & 1).map((stretch) => ({ ...stretch, marks: marks(stretch, strings) }));
      const own = found.filter(({ part, marks }) => part && marks.length);
      // First the lines that have strings no other has shown, then the others as they follow each other; labels and notes last.
      const missing = new Set(strings);
      const news = ({ text }) => strings.filter((string) => text.includes(string) && missing.delete(string)).length;
      const best = own.map((stretch) => ({ stretch, rank: (stretch.part === 3) - 2 * news(stretch) })).sort((a, b) => a.rank - b.rank).slice(0, LINES);
      const first = this.stretches.find(({ part }) => part);
      return {
        page: this.page, title: this.title, derived: this.derived, titleMarks: found.flatMap(({ part, marks }) => part ? [] : marks),
        lines: own.filter((stretch) => best.some((one) => one.stretch === stretch)).map(({ part, anchor, language, words, marks: [mark] }) => ({ part, anchor, language, ...context(words, mark) })),
        opening: own.length || !first ? '' : context(first.words, [0, 0]).after,
        marks: [...new Set(own.flatMap(({ words, marks }) => marks.map(([from, to]) => words.slice(from, to))))].slice(0, 12),
      };
    }
  };

  // Where any of the strings stands in the words of a stretch: [from, to]…, none within another.
  function marks({ text, origin }, strings) {
    const all = strings.flatMap((string) => {
      const places = [];
      for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) places.push(origin(at, at + string.length));
      return places;
    });
    let end = 0;
    return all.sort((a, b) => a[0] - b[0] || b[1] - a[1]).filter(([from, to]) => from >= end && (end = to));
  }

  // The words around a mark. What was cut off is said, and no character is cut.
  function context(words, [from, to]) {
    const begin = from - AROUND, end = to + AROUND;
    return {
      before: (begin > 0 ? '…' : '') + words.slice(Math.max(0, begin), from).replace(/^[\uDC00-\uDFFF]/, ''),
      match: words.slice(from, to),
      after: words.slice(to, end).replace(/[\uD800-\uDBFF]$/, '') + (end < words.length ? '…' : ''),
    };
  }
})(globalThis.wendaSearch ||= {});
