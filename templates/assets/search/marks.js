// Marks on arrival from the search what was searched for. The address carries the words as they stand on
// the page; the marks are painted over them, and the page's own words stay as they are.
(function () {
  'use strict';
  const words = document.querySelector('script[data-clear]').dataset;
  const wanted = new URLSearchParams(location.search).getAll('mark').filter(Boolean);
  const blocks = 'h1, .words, .who, .aside, .note-body';
  const apart = '.number, .what, .bar, .aside-name';

  // The places of the words, across links and marks inside a paragraph but never across two paragraphs.
  function places() {
    const found = [];
    for (const block of document.querySelectorAll('main :is(' + blocks + ')')) {
      if (block.parentElement.closest(blocks)) continue;
      const { text, nodes } = wendaPieces.pieces(block, apart);
      for (const one of wanted) {
        for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + one.length)) {
          found.push(wendaPieces.ranges(nodes, at, at + one.length));
        }
      }
    }
    return found;
  }

  const found = wanted.length ? places() : [];
  if (!found.length) return;
  // How marks look stands with the search page's own looks.
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = document.currentScript.src.replace('marks.js', 'search.css');
  document.head.append(style);
  const ranges = found.flat();
  const painted = [];
  if (window.Highlight) CSS.highlights.set('found', new Highlight(...ranges));
  // From the end, so that no range loses its place.
  else for (const range of ranges.reverse()) {
    const mark = document.createElement('mark');
    range.surroundContents(mark);
    painted.push(mark);
  }

  // What clears them stands where the reader has arrived, for the keyboard too, and in the corner of the window.
  const tool = document.createElement('p'), button = document.createElement('button');
  tool.className = 'marked machine';
  for (const one of wanted) tool.append(Object.assign(document.createElement('mark'), { textContent: one }), ' ');
  tool.append(found.length + ' ', button);
  button.type = 'button';
  button.textContent = words.clear;
  const here = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const target = here && here.closest('.words, .note') || document.querySelector('h1');
  target.after(tool);

  function clear() {
    if (window.Highlight) CSS.highlights.delete('found');
    for (const mark of painted) mark.replaceWith(...mark.childNodes);
    tool.remove();
    document.removeEventListener('keydown', leave);
    const left = new URLSearchParams(location.search);
    left.delete('mark');
    history.replaceState(history.state, '', location.pathname + (String(left) && '?' + left) + location.hash);
  }

  function leave(event) {
    if (event.key === 'Escape') clear();
  }

  button.addEventListener('click', clear);
  document.addEventListener('keydown', leave);
})();
