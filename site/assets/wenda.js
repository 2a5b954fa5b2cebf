// Wenda: copies links and citations, and fills in the day of access. Nothing is lost without it: what it
// adds, it makes. Its words come from the page, in the page's language.
(function () {
  'use strict';
  var words = document.currentScript.dataset;
  var canonical = document.querySelector('link[rel=canonical]');
  var base = canonical ? canonical.href : location.href;

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

  function makeButton(label, text) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    // Pressing it must not take the selection away.
    button.addEventListener('mousedown', function (event) { event.preventDefault(); });
    button.addEventListener('click', function () { copy(text(), button); });
    return button;
  }

  each('.citation', function (citation) {
    var name = citation.previousElementSibling;
    var button = makeButton(words.citation, function () {
      return citation.textContent.replace(/\s+/g, ' ').trim();
    });
    button.setAttribute('aria-label', words.citation + ' ' + name.textContent.trim());
    name.append(' ', button);
  });

  // One small bar for all paragraphs: at the one whose number was chosen, or where words are selected.
  var bar = document.createElement('span');
  bar.className = 'bar';
  var chosen = null, selected = null;
  var link = makeButton(words.link, function () { return address(chosen); });
  var quote = makeButton(words.words, function () { return quotation(selected); });

  function close(paragraph) { return paragraph && paragraph.closest ? paragraph.closest('.words') : null; }

  function paragraphAt(node) { return close(node && (node.nodeType === 1 ? node : node.parentElement)); }

  function number(paragraph) { return paragraph.querySelector('.number'); }

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

  function show(button, paragraph, top) {
    bar.replaceChildren(button);
    // In the paragraph's own place of the order, so that the next press of the tabulator reaches it.
    if (button === link) number(paragraph).insertAdjacentElement('afterend', bar);
    else paragraph.appendChild(bar);
    bar.style.top = top + 'px';
  }

  document.addEventListener('click', function (event) {
    var clicked = event.target.closest('.words > .number');
    if (!clicked) {
      if (!bar.contains(event.target) && bar.contains(link)) bar.remove();
      return;
    }
    chosen = close(clicked);
    show(link, chosen, clicked.offsetTop + clicked.offsetHeight);
  });

  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') bar.remove();
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
    Array.prototype.forEach.call(part.querySelectorAll('.number, .aside, .bar, .who, .note-sign'), function (one) {
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
})();
