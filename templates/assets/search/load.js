// How data gets in: as classic scripts that call wendaSearch.got(NAME, DATA…), because a page opened from disk may
// load nothing else. The only one of these scripts, beside the page's own, that knows of a document.
(function (wenda) {
  'use strict';

  const arrived = new Map();

  wenda.got = function (name, ...data) {
    arrived.set(name, data);
  };

  // What a data script brought, given once: undefined if it brought nothing.
  wenda.take = function (name) {
    const data = arrived.get(name);
    arrived.delete(name);
    return data;
  };

  // A file's name in got(): its path without search/, hash and .js.
  wenda.nameOf = function (path) {
    return path.replace(/^search\//, '').replace(/-[\w-]{4}\.js$/, '');
  };

  // load(path) for a site's page: a promise that is kept when the script at root + path has run, and broken with
  // {file} if it is missing. root leads from the page to the site, as "" or "../".
  wenda.loader = function (root) {
    return (path) => new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = root + path;
      script.onload = () => {
        script.remove();
        done();
      };
      script.onerror = () => {
        script.remove();
        failed({ file: path });
      };
      document.head.append(script);
    });
  };
})(globalThis.wendaSearch ||= {});
