// Wenda: the uses of a wording or a term in other orders than that of time. Without it they stand in that of time,
// and nothing is missing. Its words come from the page, in the page's language.
(function () {
  'use strict';
  var words = document.currentScript.dataset;
  var list = document.querySelector('.kwic');
  var items = list ? Array.prototype.map.call(list.children, function (item) {
    return { item: item, keys: keys(item) };
  }) : [];
  if (items.length < 2) return;
  var collator = new Intl.Collator(document.documentElement.lang);

  // What stands before the words is read backwards, from the words on: by characters in Chinese, else by words.
  function keys(item) {
    var mark = item.querySelector('mark');
    if (!mark) return { left: '', right: '' };
    var line = mark.closest('.line');
    var before = document.createRange(), after = document.createRange();
    before.selectNodeContents(line);
    before.setEndBefore(mark);
    after.selectNodeContents(line);
    after.setStartAfter(mark);
    var parts = before.toString().match(/[\p{Script=Han}\p{P}]|[^\p{Script=Han}\p{P}\s]+/gu) || [];
    return { left: parts.reverse().join(' '), right: after.toString().trim() };
  }

  function arrange(by) {
    var sorted = items.slice();
    if (by !== 'date') {
      sorted.sort(function (one, other) {
        return collator.compare(one.keys[by], other.keys[by]);
      });
    }
    sorted.forEach(function (one) {
      list.appendChild(one.item);
    });
  }

  var bar = document.createElement('div');
  bar.className = 'sorting';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', words.sorted);
  var buttons = ['date', 'left', 'right'].map(function (by) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = words[by];
    button.setAttribute('aria-pressed', String(by === 'date'));
    button.addEventListener('click', function () {
      arrange(by);
      buttons.forEach(function (other) {
        other.setAttribute('aria-pressed', String(other === button));
      });
    });
    bar.appendChild(button);
    return button;
  });
  list.parentNode.insertBefore(bar, list);
})();
