// How data gets in: by classic scripts that call wendaSearch.got(NAME, DATA…), because a page opened from disk may load
// nothing else.
(function (wenda) {
  'use strict';
  const arrived = new Map();

  wenda.got = (name, ...data) => arrived.set(name, data);

  // What the script at a path brought, given once: undefined if it brought nothing.
  wenda.take = (path) => {
    const name = path.replace(/^search\/|-.{4}\.js$/g, ''), data = arrived.get(name);
    arrived.delete(name);
    return data;
  };

  // A promise that the script at a path below the site has run.
  wenda.load = (path) => new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = path;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
    script.remove();
  });
})(globalThis.wendaSearch ||= {});
