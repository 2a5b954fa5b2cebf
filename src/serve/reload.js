// Reloads this page when the server shows another version of the site. A page that nobody looks at
// does not ask (a browser keeps few connections to one server); it asks when it is looked at again.
(function () {
  'use strict';
  var version = document.currentScript.getAttribute('data-version');
  var asked = null;

  function ask() {
    if (asked || document.hidden) return;
    var question = asked = new XMLHttpRequest();
    question.open('GET', '/.wenda/changes?since=' + encodeURIComponent(version));
    question.onload = function () {
      asked = null;
      if (question.status === 200 && question.responseText !== version) location.reload();
      else if (question.status === 200) ask();
      else later();
    };
    question.onerror = function () { asked = null; later(); };
    question.send();
  }

  // The server is away: it may come back.
  function later() { setTimeout(ask, 500); }

  document.addEventListener('visibilitychange', function () {
    if (!document.hidden) { ask(); return; }
    if (asked) { asked.abort(); asked = null; }
  });
  ask();
})();
