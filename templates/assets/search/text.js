// A document's words as they stand on its page and as they are searched, and what is shown of them.
(function (wenda) {
  'use strict';

  // Lines shown of a document, and words on its page that are marked for whoever goes there.
  const LINES = 3, MARKS = 12;

  wenda.Text = class {
    constructor([session, page, title, stretches, derived]) {
      Object.assign(this, { session, page, title, derived });
      this.stretches = [...title ? [[0, '', title]] : [], ...stretches].map(([part, anchor, words, language]) => ({ part, anchor, words, language }));
    }

    // { page, title, derived, lines, opening, marks }: what to show where these strings are looked for in these parts (a bit for
    // each). The title is in pieces, those at odd places are marked.
    shown(strings, parts) {
      const found = this.stretches.filter(({ part }) => parts >> part & 1).map((stretch) => {
        const folded = wenda.foldWithOrigins(stretch.words);
        return { ...stretch, ...folded, pieces: pieces(stretch.words, folded, strings) };
      }).filter(({ pieces }) => pieces[1]);
      const lines = found.filter(({ part }) => part), first = this.stretches.find(({ part }) => part);
      // First the lines that have strings no other has shown, then the others as they follow each other; labels and notes last.
      const missing = new Set(strings);
      for (const line of lines) line.rank = (line.part === 3) - 2 * strings.filter((string) => line.text.includes(string) && missing.delete(string)).length;
      return {
        ...this, title: found[0]?.part === 0 ? found[0].pieces : [this.title],
        lines: lines.sort((a, b) => a.rank - b.rank).slice(0, LINES).map(({ part, anchor, language, pieces: [before, match, ...after] }) =>
          ({ part, anchor, language, before: before.replace(/^.+(?=.{36}$)/su, '…'), match, after: brief(after.join('')) })),
        opening: lines.length || !first ? '' : brief(first.words),
        marks: [...new Set(found.flatMap(({ pieces }) => pieces.filter((_, i) => i & 1)))].slice(0, MARKS),
      };
    }
  };

  // The words of a stretch, cut where any of the strings begins and ends; none within another.
  function pieces(words, { text, origin }, strings) {
    const marks = [], cut = [];
    for (const string of strings) {
      for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) marks.push(origin(at, at + string.length));
    }
    let end = 0;
    for (const [from, to] of marks.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (from >= end) cut.push(words.slice(end, from), words.slice(from, end = to));
    }
    return [...cut, words.slice(end)];
  }

  const brief = (words) => words.replace(/^(.{36}).+/su, '$1…');
})(globalThis.wendaSearch ||= {});
