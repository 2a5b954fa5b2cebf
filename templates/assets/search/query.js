// What a query says: docs/search.md tells its language.
(function (wenda) {
  'use strict';

  // Filters and their values of fixed meaning, each with its Chinese name.
  const FILTERS = { asker: '提问', organisation: '机构', speaker: '答问', topic: '主题', term: '词语', series: '系列', year: '年', in: '在' };
  const PARTS = [['title', '题'], ['question', '问'], ['answer', '答'], ['around', '旁']];

  // A quote of one kind is closed by its own kind, so that a string may hold the other. One that is followed by
  // anything but white space or a bar closes nothing.
  const QUOTED = {
    '"': /^(?:[^\\]|\\["\\]?)*?(?=["＂](?:[\s|｜]|$))/u,
    '“': /^(?:[^\\]|\\[“”\\]?)*?(?=[“”](?:[\s|｜]|$))/u,
  };
  const OPENS = { '"': '"', '＂': '"', '“': '“', '”': '“', '„': '“' };

  class Reader {
    constructor(text) {
      this.rest = text;
      this.begun = false;
      this.problems = [];
    }

    // What the expression matches at the beginning, which is then passed over; or undefined.
    take(expression) {
      const found = expression.exec(this.rest);
      if (found) this.rest = this.rest.slice(found[0].length);
      return found ? found[0] : undefined;
    }

    problem(kind, text) {
      this.problems.push({ kind, text });
    }

    // A string, quoted or not: { words, quoted }.
    words() {
      const open = OPENS[this.rest[0]];
      if (!open) return { words: this.take(/^[^\s|｜]*/u), quoted: false };
      this.rest = this.rest.slice(1);
      let words = this.take(QUOTED[open]);
      if (words === undefined) {
        words = this.take(/^.*/su);
        this.problem('quote', words);
      }
      this.rest = this.rest.slice(1);
      return { words: words.replace(/\\(["“”\\])/g, '$1'), quoted: true };
    }

    // One term, or 'or', or nothing at the end. Before anything else, OR is a word like others.
    term() {
      this.take(/^\s+/u);
      if (!this.rest) return undefined;
      if (this.take(/^[|｜]/u)) return 'or';
      const begun = this.begun;
      this.begun = true;
      const not = !!this.take(/^[-－](?=[^\s|｜])/u);
      const name = /^([^\s:：|｜"“]+)[:：]/u.exec(this.rest);
      const filter = name && filterOf(name[1]);
      if (filter) {
        this.rest = this.rest.slice(name[0].length);
        const values = [];
        do {
          values.push(this.words().words);
        } while (this.take(/^[|｜](?=\S)/u));
        return { not, filter, values: values.filter((value) => wenda.fold(value)) };
      }
      const { words, quoted } = this.words();
      if (words === 'OR' && begun && !quoted && !not) return 'or';
      return { not, words, string: wenda.fold(words) };
    }
  }

  function same(one, other) {
    return wenda.fold(one) === wenda.fold(other);
  }

  function filterOf(name) {
    return Object.keys(FILTERS).find((filter) => same(filter, name) || same(FILTERS[filter], name));
  }

  // { text, groups, parts, strings, problems }: of each group one term must hold, and of all groups. A term is
  // { not, words, string (folded) }, { not, filter, values } or { not, filter: 'year', years: [[from, to]…] }.
  // parts: a bit for each part that is searched. strings: the folded strings that are looked for.
  function parse(text) {
    const reader = new Reader(text);
    const query = { text, groups: [], parts: 0, strings: [], problems: reader.problems };
    let joined = false, all = 15, term;
    while ((term = reader.term())) {
      if (term === 'or') {
        joined = query.groups.length > 0;
        continue;
      }
      if (!isKept(term, reader)) continue;
      if (term.filter === 'in') {
        const mask = partsOf(term, reader);
        if (term.not) all &= ~mask;
        else query.parts |= mask;
        continue;
      }
      if (joined) query.groups[query.groups.length - 1].push(term);
      else query.groups.push([term]);
      joined = false;
      if (term.string && !term.not && !query.strings.includes(term.string)) query.strings.push(term.string);
    }
    query.parts = (query.parts || 15) & all;
    return query;
  }

  // Whether a term says anything; the years of a filter are read.
  function isKept(term, reader) {
    if (!term.filter) {
      if (!term.string) reader.problem('empty', term.words);
      return !!term.string;
    }
    if (!term.values.length) {
      reader.problem('empty', term.filter);
      return false;
    }
    if (term.filter === 'year') {
      term.years = term.values.map(years);
      term.values.forEach((value, i) => term.years[i] || reader.problem('year', value));
      term.years = term.years.filter(Boolean);
      return term.years.length > 0;
    }
    return true;
  }

  // 2019, 2019..2021, 2019.., ..2021
  function years(value) {
    const [, from, dots, to] = /^(\d{4})?(\.\.+)?(\d{4})?$/.exec(wenda.fold(value)) || [];
    if (!from && !to || from && to && !dots) return undefined;
    return [from ? +from : 0, to ? +to : dots ? Infinity : +from];
  }

  function partsOf(term, reader) {
    return term.values.reduce((mask, value) => {
      const part = PARTS.findIndex((names) => names.some((name) => same(name, value)));
      if (part < 0) reader.problem('in', value);
      return part < 0 ? mask : mask | 1 << part;
    }, 0);
  }

  // A string as a query that means just this string.
  function quote(string) {
    return `"${string.replace(/["\\]/g, '\\$&')}"`;
  }

  Object.assign(wenda, { parse, quote, filters: FILTERS, parts: PARTS });
})(globalThis.wendaSearch ||= {});
