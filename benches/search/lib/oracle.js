// What a search ought to find, told by looking through all of the text: no index, no code of the engine but the folding
// of characters (which tests/search/vectors.json holds).
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

class Oracle {
  // documents: [{ page, session, stretches: [{ part, words }…] }…] in the order of their numbers.
  constructor(documents, fold) {
    this.fold = fold;
    this.documents = documents;
    const texts = [], starts = [], parts = [], owners = [];
    let at = 0;
    documents.forEach(({ stretches }, document) => stretches.forEach(({ part, words }) => {
      const text = fold(words) + '\n';
      texts.push(text);
      starts.push(at);
      parts.push(part);
      owners.push(document);
      at += text.length;
    }));
    this.text = texts.join('');
    Object.assign(this, { starts: Uint32Array.from([...starts, at]), parts: Uint8Array.from(parts), owners: Uint32Array.from(owners) });
  }

  stretchAt(place) {
    let low = 0, high = this.parts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (this.starts[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // The documents in which a string stands, in order; in these parts of them, one bit each.
  documentsWith(string, mask = 15) {
    const folded = this.fold(string);
    const found = [];
    let at = this.text.indexOf(folded);
    while (at >= 0) {
      const stretch = this.stretchAt(at), document = this.owners[stretch];
      if (mask >> this.parts[stretch] & 1 && found[found.length - 1] !== document) found.push(document);
      at = this.text.indexOf(folded, this.starts[stretch + 1]);
    }
    return found;
  }

  // In how many places it stands, overlapping ones too.
  placesOf(string) {
    const folded = this.fold(string);
    let count = 0;
    for (let at = this.text.indexOf(folded); at >= 0; at = this.text.indexOf(folded, at + 1)) count++;
    return count;
  }
}

// The documents as the files with the words for snippets hold them, read without the engine.
function keptDocuments(site, kinds) {
  const documents = [];
  const context = vm.createContext({ wendaSearch: { got: (name, first, list) => {
    list.forEach(([session, page, title, stretches], i) => {
      const all = stretches.map(([part, anchor, words]) => ({ part, anchor, words }));
      if (title) all.unshift({ part: 0, anchor: '', words: title });
      documents[first + i] = { session, page, title, stretches: all };
    });
  } } });
  for (const { file } of kinds.t) vm.runInContext(fs.readFileSync(path.join(site.root, file), 'utf8'), context);
  return documents;
}

// What of a page's words, as its own JSON file has them, the documents lack: in every nth exchange.
function lacking(site, documents, every) {
  const lacks = [];
  let looked = 0;
  documents.forEach((document, number) => {
    if (number % every || !/\/q\d+\.html$/.test(document.page)) return;
    const data = JSON.parse(fs.readFileSync(path.join(site.root, document.page.replace(/html$/, 'json')), 'utf8'));
    looked++;
    for (const exchange of data.exchanges.filter(({ id }) => document.page.endsWith(`/${id}.html`))) {
      if (exchange.title !== document.title) lacks.push(`${document.page}: the title ${exchange.title}`);
      for (const turn of exchange.turns) {
        const part = turn.kind === 'question' ? 1 : turn.kind === 'answer' ? 2 : 3;
        for (const { id, text } of turn.paragraphs) {
          const kept = document.stretches.some((one) => one.part === part && one.anchor === id && one.words === text);
          if (!kept) lacks.push(`${document.page}#${id}: ${text.slice(0, 20)}`);
        }
      }
    }
  });
  return { looked, lacks };
}

module.exports = { Oracle, keptDocuments, lacking };
