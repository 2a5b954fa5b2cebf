// Holds templates/assets/search/fold.js to the vectors that src/text/search is held to.
"use strict";
const assert = require("node:assert");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const test = require("node:test");
const vm = require("node:vm");

const root = join(__dirname, "..", "..");
const read = (path) => readFileSync(join(root, path), "utf8");
const vectors = JSON.parse(read("tests/search/vectors.json"));

// The script alone in a global object of its own, as on a page.
function load() {
  const context = vm.createContext();
  vm.runInContext(read("templates/assets/search/fold.js"), context);
  return context.wendaSearch;
}

const search = load();
const table = read("src/text/search/variants.txt").split("\n").filter((line) => line && !line.startsWith("#"));
search.foldBy(table.join(" "), ...vectors.lists);

test("each text folds to its form", () => {
  for (const [text, form] of vectors.folds) assert.strictEqual(search.fold(text), form, JSON.stringify(text));
});

test("what is folded again stays", () => {
  for (const [, form] of vectors.folds) assert.strictEqual(search.fold(form), form);
});

test("a part of the form leads back to the words it comes from", () => {
  for (const [text, part, words] of vectors.origins) {
    const folded = search.foldWithOrigins(text);
    const from = folded.text.indexOf(part);
    assert.notStrictEqual(from, -1, `${part} in ${folded.text}`);
    assert.strictEqual(text.slice(...folded.origin(from, from + part.length)), words, text);
  }
});

test("a long text has room for what its characters become", () => {
  for (const [one, form] of [["ﷺ", "صلي الله عليه وسلم"], ["𠮷…", "𠮷..."], ["㎏甲", "kg甲"]]) {
    const { text, origin } = search.foldWithOrigins(`${one}|`.repeat(500));
    assert.strictEqual(text, `${form}|`.repeat(500));
    assert.deepStrictEqual([...origin(text.length - 1, text.length)], [(one.length + 1) * 500 - 1, (one.length + 1) * 500]);
  }
});

test("every character folds as it does in Rust, between others too", () => {
  for (const [range, hash] of Object.entries(vectors.ranges)) {
    const [first, last] = range.split("-").map((code) => parseInt(code, 16));
    let all = "";
    for (let code = first; code <= last; code++) {
      const c = String.fromCodePoint(code);
      all += `${search.fold(c)}\n${search.fold(`x${c} 汉`)}\n${search.fold(`が ${c}a`)}\n`;
    }
    assert.strictEqual(search.keyHash(all), hash, range);
  }
});

test("keys have their hash", () => {
  for (const [key, hash] of Object.entries(vectors.hashes)) assert.strictEqual(search.keyHash(key), hash, key);
});
