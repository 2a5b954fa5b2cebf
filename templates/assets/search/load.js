// How data gets in: by classic scripts that call wendaSearch.got(NAME, DATA…), because a page opened from disk may load
// nothing else.
(function (wenda) {
  'use strict';
  const arrived = new Map();

  wenda.got = (name, ...data) => arrived.set(name, data);

  // What the script at a path (or of a name) brought, given once: undefined if it brought nothing.
  wenda.take = (path) => {
    const name = path.replace(/^search\/(.*)-.{4}\.js$/, '$1'), data = arrived.get(name);
    arrived.delete(name);
    return data;
  };

  // load(path) for a page from which `root` leads to the site, as "" or "../": a promise that the script has run.
  wenda.loader = (root) => (path) => new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = root + path;
    script.onload = done;
    script.onerror = () => failed({ file: path });
    document.head.append(script);
    script.remove();
  });
})(globalThis.wendaSearch ||= {});
