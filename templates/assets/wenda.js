// Wenda: copies links and citations, fills in the day of access, moves notes into the margin and opens a
// small window for a term, takes the slash to the search, has marked what was searched for and what was said before. Nothing is lost without it: what it adds, it makes. Its words come from the page, in the page's language.
(function () {
  'use strict';
  var words = document.currentScript.dataset;
  var canonical = document.querySelector('link[rel=canonical]');
  var base = canonical ? canonical.href : location.href.split(/[?#]/)[0];

  // What a reader comes for from the search is marked; nobody else needs to load what does it.
  var own = document.currentScript.src;
  if (/[?&]mark=/.test(location.search)) load('search/marks.js');

  function load(name) {
    var script = document.createElement('script');
    script.src = own.replace('wenda.js', name);
    document.body.appendChild(script);
  }

  // So is, on wish, what was said before; without this the link leads to the list.
  var said = window.Highlight && document.querySelector('[href="#said"]');
  if (said) said.onclick = function () {
    said.onclick = load('history/marks.js');
    return false;
  };

  // The day of access, where a citation leaves a place for it.
  var now = new Date();
  var year = now.getFullYear(), month = now.getMonth() + 1, day = now.getDate();
  var forms = {
    iso: [year, ('0' + month).slice(-2), ('0' + day).slice(-2)].join('-'),
    chinese: year + '年' + month + '月' + day + '日',
    american: now.toLocaleDateString('en-US', { year: 'numeric', month: 'long', day: 'numeric' })
  };
  each('.accessed', function (place) {
    place.textContent = forms[place.dataset.form] || forms.iso;
  });

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  // What was copied is said, for those who do not see it.
  var status = document.createElement('div');
  status.className = 'status';
  status.setAttribute('role', 'status');
  document.body.appendChild(status);

  function copy(text, button) {
    function done() {
      var label = button.textContent;
      status.textContent = button.textContent = words.done;
      button.disabled = true;
      setTimeout(function () {
        button.textContent = label;
        button.disabled = false;
        status.textContent = '';
      }, 1500);
    }
    // A page that is no secure context has no clipboard of the new kind.
    function fallback() {
      var area = document.createElement('textarea');
      area.value = text;
      area.className = 'status';
      document.body.appendChild(area);
      area.select();
      if (document.execCommand('copy')) done();
      area.remove();
      button.focus();
    }
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, fallback);
    else fallback();
  }

  function makeButton(label, act) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    // Pressing it must not take the selection away.
    button.addEventListener('mousedown', function (event) { event.preventDefault(); });
    button.addEventListener('click', function () { act(button); });
    return button;
  }

  function copying(label, text) {
    return makeButton(label, function (button) { copy(text(), button); });
  }

  each('.citation', function (citation) {
    var name = citation.closest('dd').previousElementSibling;
    var button = copying(words.citation, function () {
      return citation.textContent.replace(/\s+/g, ' ').trim();
    });
    button.setAttribute('aria-label', words.citation + ' ' + name.textContent.trim());
    name.append(' ', button);
  });

  // One small bar for all paragraphs: at the one whose number was chosen, or where words are selected.
  var bar = document.createElement('span');
  bar.className = 'bar';
  var chosen = null, selected = null;
  var link = copying(words.link, function () { return address(chosen); });
  var quote = copying(words.words, function () { return quotation(selected); });

  function close(paragraph) { return paragraph && paragraph.closest ? paragraph.closest('.words') : null; }

  function paragraphAt(node) { return close(node && (node.nodeType === 1 ? node : node.parentElement)); }

  function number(place) { return place.querySelector('.number, .mark'); }

  // A citation leads to the question's own page, also from where many stand together.
  function address(paragraph) {
    return new URL(number(paragraph).getAttribute('href'), base).href;
  }

  function text(root, selector) {
    var found = root && root.querySelector(selector);
    return found ? found.textContent.trim() : '';
  }

  function quotation(choice) {
    var exchange = choice.first.closest('.exchange') || document.querySelector('main');
    var turn = choice.first.closest('.turn');
    var from = number(choice.first).textContent, to = number(choice.last).textContent;
    var title = exchange.querySelector('.exchange-title a') || exchange.querySelector('.exchange-title, h1');
    var values = {
      words: choice.text,
      speaker: text(turn, '.who .label') || text(turn, '.who'),
      title: title ? title.textContent.trim() : document.title,
      date: text(exchange, '.event time') || text(document, '.event time'),
      n: from === to ? from : from + '–' + to,
      url: address(choice.first)
    };
    return words.quote.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; });
  }

  function show(button, place, top) {
    bar.replaceChildren(button);
    // In the paragraph's own place of the order, so that the next press of the tabulator reaches it.
    if (button === link) number(place).insertAdjacentElement('afterend', bar);
    else place.appendChild(bar);
    bar.style.top = top + 'px';
  }

  document.addEventListener('click', function (event) {
    var clicked = event.target.closest('.words > .number, .note-head > .mark');
    if (!clicked) {
      if (!bar.contains(event.target) && bar.contains(link)) bar.remove();
      return;
    }
    chosen = clicked.closest('.words, .note');
    show(link, chosen, clicked.offsetTop + clicked.offsetHeight);
  });

  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      bar.remove();
      shut();
    }
    // A slash leads to the search, where it is not itself being written.
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.target.closest('input, textarea')) {
      event.preventDefault();
      document.querySelector('[type=search]').select();
    }
  });

  function select() {
    var selection = getSelection();
    var none = selection.isCollapsed || !selection.rangeCount;
    var range = none ? null : selection.getRangeAt(0);
    var first = range && paragraphAt(range.startContainer);
    if (!first) {
      if (bar.contains(quote)) bar.remove();
      return;
    }
    var last = paragraphAt(range.endContainer) || first;
    selected = { first: first, last: last, text: spoken(range) };
    if (!selected.text) return;
    var box = range.getBoundingClientRect(), own = last.getBoundingClientRect();
    show(quote, last, Math.min(box.bottom, own.bottom) - own.top + 4);
  }

  // The selected words without paragraph numbers and asides.
  function spoken(range) {
    var part = range.cloneContents();
    Array.prototype.forEach.call(part.querySelectorAll('.number, .aside, .bar, .who, .note, .gap .meaning'), function (one) {
      one.remove();
    });
    return part.textContent.replace(/\s+/g, ' ').trim();
  }

  // While a selection is being made, nothing moves.
  var waiting = 0;
  document.addEventListener('selectionchange', function () {
    clearTimeout(waiting);
    waiting = setTimeout(select, 200);
  });

  // Notes. In the margin each stands beside its words, in their order, and none covers another; a long one
  // that would push others away is folded.
  var root = document.documentElement, main = document.querySelector('main');
  var record = document.querySelector('.annotated.record, .annotated .record');
  var notes = record ? Array.from(record.querySelectorAll('.note')) : [];
  var margin = matchMedia('screen and (min-width: 68.75rem) and (scripting: enabled)');

  function target(link) { return link && document.getElementById(link.hash.slice(1)); }

  // The line on which a note's number stands; what is said of a whole unit stands at its head.
  function wanted(note) {
    var sign = record.querySelector('[data-n][href="#' + note.id + '"]');
    var lines = (sign || note.parentElement).getClientRects();
    return lines[sign ? lines.length - 1 : 0].top;
  }

  function place() {
    if (!margin.matches || root.classList.contains('without-notes')) {
      main.style.minHeight = '';
      return;
    }
    notes.forEach(function (note) { note.classList.remove('long'); });
    var edge = record.getBoundingClientRect().top;
    var line = parseFloat(getComputedStyle(notes[0]).lineHeight);
    var rows = notes.map(function (note) {
      var body = note.querySelector('.note-body').offsetHeight;
      return { note: note, top: wanted(note) - edge, height: note.offsetHeight, long: body > 8 * line };
    });
    rows.sort(function (one, other) { return one.top - other.top; });
    rows.forEach(function (row, at) {
      var next = rows[at + 1];
      if (row.long && next && next.top < row.top + row.height) fold(row.note);
    });
    var free = 0;
    rows.forEach(function (row) {
      row.height = row.note.offsetHeight;
      row.top = Math.max(row.top, free);
      free = row.top + row.height + line;
    });
    // A property of its own: on paper and on a narrow page it means nothing.
    rows.forEach(function (row) { row.note.style.setProperty('--top', row.top + 'px'); });
    main.style.minHeight = edge - main.getBoundingClientRect().top + free + 'px';
    root.classList.add('placed');
  }

  function fold(note) {
    note.classList.add('long');
    if (note.querySelector('.fold')) return;
    var button = makeButton(words.unfold, function () { open(note, !note.classList.contains('open')); });
    button.className = 'fold';
    note.querySelector('.note-body').after(button);
    open(note, false);
  }

  function open(note, unfolded) {
    var button = note.querySelector('.fold');
    if (!button) return;
    note.classList.toggle('open', unfolded);
    button.textContent = unfolded ? words.fold : words.unfold;
    button.setAttribute('aria-expanded', unfolded);
  }

  if (notes.length) {
    var observer = new ResizeObserver(place);
    notes.concat(record).forEach(function (one) { observer.observe(one); });
    var hide = makeButton(words.hide, function () { toggle(!root.classList.contains('without-notes')); });
    document.querySelector('.notes-tools').append(hide);
    addEventListener('hashchange', arrive);
    arrive();
  }

  function toggle(hidden) {
    root.classList.toggle('without-notes', hidden);
    hide.textContent = hidden ? words.show : words.hide;
    place();
  }

  // A note that is gone to is shown, and shown in full.
  function arrive() {
    var note = target(location);
    note = note && note.closest('.note');
    if (!note) return;
    open(note, true);
    if (root.classList.contains('without-notes')) {
      toggle(false);
      note.scrollIntoView();
    }
  }

  // Words and their note light up together.
  function light(event) {
    each('.lit', function (one) { one.classList.remove('lit'); });
    var one = event.target.closest && event.target.closest('.noted, .note-sign, .footnote-sign, .note');
    if (!one) return;
    var card = one.id && one.matches('.note') ? one : target(one);
    if (!card) return;
    if (event.type === 'focusin' && event.target.closest('.note-body')) open(card, true);
    card.classList.add('lit');
    each('[role=doc-noteref][href="#' + card.id + '"]', function (one) { one.classList.add('lit'); });
  }

  // A term's small window: on focus, under the pointer, at a tap. It can be gone into and stays until it is left.
  var box = document.createElement('dl'), term = null, leaving = 0;
  box.className = 'window';
  box.id = 'window';

  function explain(link) {
    var item = target(link);
    clearTimeout(leaving);
    if (!item || link === term) return;
    shut();
    term = link;
    link.setAttribute('aria-describedby', 'window');
    box.replaceChildren(item.cloneNode(true));
    box.firstChild.removeAttribute('id');
    main.append(box);
    var at = link.getClientRects()[0], below = at.bottom + box.offsetHeight + 8 < innerHeight;
    box.style.left = scrollX + Math.max(8, Math.min(at.left, root.clientWidth - box.offsetWidth - 8)) + 'px';
    box.style.top = scrollY + (below ? at.bottom + 6 : at.top - box.offsetHeight - 6) + 'px';
  }

  function shut() {
    clearTimeout(leaving);
    if (term) term.removeAttribute('aria-describedby');
    term = null;
    box.remove();
  }

  ['mouseover', 'focusin'].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      light(event);
      var link = event.target.closest('.term');
      if (link) explain(link);
      else if (box.contains(event.target)) clearTimeout(leaving);
      else if (kind === 'focusin') shut();
      else if (term && term !== document.activeElement) {
        clearTimeout(leaving);
        leaving = setTimeout(shut, 300);
      }
    });
  });

  document.addEventListener('click', function (event) {
    var link = event.target.closest('.term');
    // A finger cannot point without a tap: its tap only points.
    var finger = event.pointerType ? event.pointerType === 'touch' : event.detail && matchMedia('(hover: none)').matches;
    if (link && finger) {
      event.preventDefault();
      explain(link);
    } else if (!box.contains(event.target)) shut();
    var note = event.target.closest('.noted, .note-sign, .footnote-sign');
    if (note && note.hash === location.hash) setTimeout(arrive);
  });
})();
