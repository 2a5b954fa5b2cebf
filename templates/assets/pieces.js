// What both scripts that paint words over a page have in common: the words of a paragraph as one string, and where
// each piece of them stands.
(function (wenda) {
  'use strict';

  // A block's own words, across the links and marks in it; what is apart is none of them.
  wenda.pieces = (block, apart) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(apart)) continue;
      nodes.push({ node, from: text.length });
      text += node.data;
    }
    return { text, nodes };
  };

  // The ranges that words of a block are, from one place to another: one in each piece.
  wenda.ranges = (nodes, start, end) => nodes.flatMap(({ node, from }) => {
    const begin = Math.max(start - from, 0), until = Math.min(end - from, node.length);
    if (begin >= until) return [];
    const range = new Range();
    range.setStart(node, begin);
    range.setEnd(node, until);
    return [range];
  });
})(globalThis.wendaPieces ||= {});
