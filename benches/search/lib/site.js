// A built site, read from disk as a browser would read it from there: its search scripts run in a context of their own,
// with no document, no window and nothing of Node, and `load` runs the index's files in it.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const zlib = require('node:zlib');

class Site {
  constructor(root) {
    this.root = root;
    this.page = fs.readFileSync(path.join(root, 'search.html'), 'utf8');
    this.scripts = [...this.page.matchAll(/<script[^>]*\ssrc="?([^"\s>]+)/g)].map(([, file]) => file)
      .filter((file) => file.includes('assets/search/'));
    const manifest = /manifest-[\w-]{4}\.js/.exec(this.page);
    if (!manifest || !this.scripts.length) throw new Error(`${root}/search.html names no manifest or no scripts`);
    this.manifestPath = `search/${manifest[0]}`;
    this.sizes = new Map();
    this.compiled = new Map();
  }

  // How large a file is over the wire: gzip -6.
  zipped(file) {
    if (!this.sizes.has(file)) this.sizes.set(file, zlib.gzipSync(fs.readFileSync(path.join(this.root, file)), { level: 6 }).length);
    return this.sizes.get(file);
  }

  // A context in which the scripts have run, and what they made.
  context() {
    const context = vm.createContext({ atob, btoa, TextDecoder, TextEncoder, console, setTimeout, queueMicrotask, AbortController, performance });
    for (const file of this.scripts) this.run(file, context);
    return context;
  }

  run(file, context) {
    vm.runInContext(fs.readFileSync(path.join(this.root, file), 'utf8'), context, { filename: file });
  }

  // An engine that has loaded nothing yet: { context, wenda, engine, loaded: paths of files in the order in which they came }.
  async open(context = this.context()) {
    const wenda = context.wendaSearch;
    const loaded = [];
    const load = async (file) => {
      loaded.push(file);
      this.run(file, context);
    };
    return { context, wenda, loaded, engine: wenda.open({ load, manifest: this.manifestPath }) };
  }

  // The index's files, by the folder or the name that says what they hold: [{ file, bytes, zipped }…].
  files() {
    const kinds = {};
    const walk = (folder, kind) => {
      for (const entry of fs.readdirSync(path.join(this.root, folder), { withFileTypes: true })) {
        const file = `${folder}/${entry.name}`;
        if (entry.isDirectory()) walk(file, entry.name);
        else {
          const bytes = fs.statSync(path.join(this.root, file)).size;
          (kinds[kind || entry.name.replace(/-[\w-]{4}\.js$/, '')] ??= []).push({ file, bytes });
        }
      }
    };
    walk('search', '');
    return kinds;
  }
}

module.exports = { Site };
