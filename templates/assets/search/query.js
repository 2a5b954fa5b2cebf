// What a query says: docs/search.md tells its language.
(function (wenda) {
  'use strict';

  // The number of a name in a table of names in English and Chinese, or -1.
  function named(table, name) {
    const same = (other) => wenda.fold(other) === wenda.fold(name);
    return Object.entries(table).findIndex((names) => names.some(same));
  }

  // 2019, 2019..2021, 2019.., ..2021: [from, to].
  function years(value) {
    const [, from, dots, to] = /^(\d{4})?(\.\.+)?(\d{4})?$/.exec(wenda.fold(value)) || [];
    return (from || to) && (!to || dots) && [+from || 0, +to || (dots ? Infinity : +from)];
  }

  // A string as a query that means just this string.
  wenda.quote = (string) => `"${string.replace(/["\\]/g, '\\$&')}"`;

  // { text, groups, parts, strings, problems }: of each group one term must hold. A term is { not, string (folded) },
  // { not, filter, values } or { not, filter: 'year', years }. parts: a bit for each part that is searched. strings: what is looked for.
  // `tables` are the manifest's: how filters are called, and parts in their order.
  wenda.parse = (text, tables) => {
    const query = { text, groups: [], parts: 15, strings: [], problems: [] };
    // Signs of full width are taken as the others.
    let rest = text.replace(/[＂－：｜]/g, (sign) => sign.normalize('NFKC')), joined = false, only = 0;
    const take = (expression) => {
      const found = expression.exec(rest) || [''];
      rest = rest.slice(found[0].length);
      return found;
    };
    const problem = (kind, words) => query.problems.push({ kind, text: words });
    // Words up to white space or a bar, or quoted. A quote followed by anything else closes nothing, the end closes all.
    const words = () => {
      const [, straight, curly, bare] = take(/^(?:"((?:[^\\]|\\["\\]?)*?)(?:"(?![^\s|])|$)|[“”„]((?:[^\\]|\\["\\]?)*?)(?:[“”](?![^\s|])|$)|([^\s|]*))/u);
      return bare ?? (straight ?? curly).replace(/\\(["\\])/g, '$1');
    };

    while (take(/^\s+/), rest) {
      if (take(/^\|/)[0] || query.groups.length && take(/^OR(?=\s|$)/)[0]) {
        joined = query.groups.length > 0;
        continue;
      }
      const not = !!take(/^-(?=[^\s|])/)[0];
      const [before, name] = /^([^\s:|"“]+):/.exec(rest) || [];
      const term = { not, filter: name && Object.keys(tables.filters)[named(tables.filters, name)] };
      if (term.filter) {
        rest = rest.slice(before.length);
        term.values = [];
        do {
          const value = words();
          if (wenda.fold(value)) term.values.push(value);
        } while (take(/^\|(?=\S)/)[0]);
      } else term.string = wenda.fold(words());

      if (!term.string && !term.values?.length) continue;
      if (term.filter === 'in') {
        const bits = term.values.reduce((all, value) => {
          const part = named(tables.parts, value);
          if (part < 0) problem('in', value);
          return part < 0 ? all : all | 1 << part;
        }, 0);
        if (not) query.parts &= ~bits;
        else only |= bits;
      } else {
        if (term.filter === 'year') {
          term.years = term.values.map((value) => years(value) || problem('year', value) && []);
        }
        if (term.string && !not && !query.strings.includes(term.string)) query.strings.push(term.string);
        if (joined) query.groups.at(-1).push(term);
        else query.groups.push([term]);
        joined = false;
      }
    }
    if (only) query.parts &= only;
    return query;
  };
})(globalThis.wendaSearch ||= {});
