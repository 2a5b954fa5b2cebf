// Marks on wish, in the words of a question and its answer, what was said before and what is said here first
// or so only here. The page's list says which words and when; they are painted over, and stay as they are.
(function () {
  'use strict';
  const list = document.getElementById('said'), link = document.querySelector('[href="#said"]');
  const apart = '.number, .aside, .gap, .bar';
  const painted = { before: new Highlight(), alone: new Highlight() };
  const told = [], { pieces, ranges } = wendaPieces;

  // What is told of words stands once more under their paragraph; there it leads on, and not to itself.
  function tell(item, kind) {
    const told = document.createElement('li');
    const words = document.createElement('span'), here = item.querySelector('a');
    words.className = kind;
    words.lang = here.lang;
    words.textContent = here.textContent;
    told.append(words, ' ', item.querySelector('a + a').cloneNode(true));
    return told;
  }

  for (const paragraph of document.querySelectorAll('.said .words')) {
    const { text, nodes } = pieces(paragraph, apart);
    const found = [];
    for (const item of list.querySelectorAll('li')) {
      const words = item.querySelector('a').textContent, kind = item.parentElement.dataset.kind;
      const first = text.indexOf(words);
      for (let at = first; at >= 0; at = text.indexOf(words, at + words.length)) {
        for (const range of ranges(nodes, at, at + words.length)) painted[kind].add(range);
      }
      if (first >= 0) found.push({ first, item: tell(item, kind) });
    }
    if (!found.length) continue;
    const items = document.createElement('ul');
    items.className = 'when machine';
    found.sort((one, other) => one.first - other.first);
    items.append(...found.map((one) => one.item));
    told.push({ paragraph, items });
  }

  // How they look is loaded before they are shown, so that nothing is seen half-made.
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = document.currentScript.src.replace('.js', '.css');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'marking';
  button.textContent = link.textContent;
  button.addEventListener('click', () => show(button.getAttribute('aria-pressed') !== 'true'));

  function show(on) {
    button.setAttribute('aria-pressed', on);
    for (const { paragraph, items } of told) {
      if (on) paragraph.after(items);
      else items.remove();
    }
    for (const kind in painted) {
      if (on) CSS.highlights.set(kind, painted[kind]);
      else CSS.highlights.delete(kind);
    }
  }

  style.onload = style.onerror = () => {
    link.replaceWith(button);
    button.focus();
    show(true);
  };
  document.head.append(style);
})();
