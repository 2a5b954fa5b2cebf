// The scripts of the search page in Node: all of them in one context, as a page has them in one window.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const FOLDER = path.join(__dirname, '../../templates/assets/search');
const SCRIPTS = ['fold', 'bits', 'load', 'query', 'text', 'index', 'find', 'engine'];

// A new context with the scripts: { wenda, run(script, name) }.
function scripts() {
  const context = vm.createContext({ atob, btoa, console });
  const run = (text, name) => vm.runInContext(text, context, { filename: name });
  for (const name of SCRIPTS) run(fs.readFileSync(path.join(FOLDER, `${name}.js`), 'utf8'), name);
  return { wenda: context.wendaSearch, run };
}

// An engine over files, given by `read(path)`: a text, or undefined where there is none.
function open(read, manifestPath) {
  const { wenda, run } = scripts();
  const load = async (file) => {
    const text = read(file);
    if (text === undefined) throw Object.assign(new Error('missing'), { file });
    run(text, file);
  };
  return { wenda, load, manifest: manifestPath, engine: wenda.open({ load, manifest: manifestPath }) };
}

module.exports = { scripts, open };
