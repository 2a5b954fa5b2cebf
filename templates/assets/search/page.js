// The page on which the archive is searched: what is typed and chosen, what is found, and the address that says it.
// Finding is the engine's work (the other scripts of this folder); the words come from the page, in its language.
(function () {
  'use strict';
  // Where there is no page, the search is for whoever asks it.
  if (!globalThis.document) return;
  const words = document.currentScript.dataset, search = window.wendaSearch, title = document.title;
  const [box, help, told, failure, near, area, chart, facets, list, further, save] =
    ['q', 'help', 'told', 'failure', 'nearest', 'found', 'chart', 'facets', 'results', 'more', 'save'].map((id) => document.getElementById(id));
  const kinds = ['title', 'question', 'answer', 'around'], parts = words.parts.split('|'), partNames = words.partNames.split('|');
  // How many pages are listed at a time, and how many values of a facet before the rest is folded.
  const PORTION = 20, VALUES = 5;

  function make(kind, ...children) {
    const [tag, name] = kind.split('.'), made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  }

  function link(href, ...children) {
    const made = make('a', ...children);
    made.href = href;
    return made;
  }

  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const counted = (name, n) => fill(words[name + rules.select(n)] || words[name + 'other'], { n });
  const yearOf = (year) => fill(words.year, { year });
  // As a query says it: in quotes where it must.
  const quoted = (text) => /[\s|｜"“”:：]/.test(text) ? search.quote(text) : text;

  // The address says all that was asked: the query, the order, the grouping, the chart's measure.
  let asked, query, settled, shown = 0;

  function read(href) {
    asked = new URLSearchParams(href);
    query = asked.get('q') || '';
  }

  function address(name, value) {
    const next = new URLSearchParams(asked);
    if (value) next.set(name, value);
    else next.delete(name);
    return '?' + next;
  }

  // A step of the history knows how much was listed and where the reader was. A browser may refuse many
  // changes that come at once: the search goes on.
  function enter(href, step) {
    try {
      if (step !== 'typed') history.replaceState({ shown, top: scrollY }, '');
      if (step) history[step === 'next' ? 'pushState' : 'replaceState'](null, '', href);
    } catch {}
    read(href);
  }

  function visit(href) {
    enter(href, 'next');
    settled = true;
    box.value = query;
    run();
  }

  // What is typed is one step of the history until it is settled: by the enter key, by leaving the field.
  let waiting, pause = 0;
  function typed() {
    const value = box.value.trim();
    if (value === query) return;
    enter(address('q', value), settled && query ? 'next' : 'typed');
    settled = false;
    clearTimeout(waiting);
    // Where files come slowly, half a word is not worth their loading.
    waiting = setTimeout(run, pause);
  }

  // What an input method has not yet made into words is no query.
  box.addEventListener('input', (event) => event.isComposing || typed());
  box.addEventListener('compositionend', typed);
  box.addEventListener('change', () => { settled = true; });
  box.form.addEventListener('submit', (event) => {
    event.preventDefault();
    typed();
    settled = true;
    if (matchMedia('(pointer: coarse)').matches) box.blur();
  });

  // Whatever changes the search is a link to its address, which can be opened elsewhere too.
  document.addEventListener('click', (event) => {
    const to = event.target.closest('a[href^="?"]');
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    visit(to.getAttribute('href'));
  });

  function arrive() {
    read(location.search);
    settled = true;
    box.value = query;
    run(history.state);
  }

  addEventListener('popstate', arrive);
  addEventListener('pagehide', () => enter('?' + asked));

  const engine = search.open({ load: search.load, manifest: 'search/' + words.manifest });
  let turn = 0, found, ordered;
  async function run(kept) {
    const mine = ++turn, begun = performance.now();
    clearTimeout(waiting);
    document.title = query ? query + ' · ' + title : title;
    help.hidden = query;
    for (const one of document.querySelectorAll('[data-set]')) {
      const [name, value] = one.dataset.set.split('=');
      one.href = address(name, value);
      one.ariaCurrent = (asked.get(name) || '') === value || null;
    }
    if (!query) {
      area.hidden = failure.hidden = near.hidden = true;
      told.textContent = '';
      return;
    }
    const slow = setTimeout(() => {
      told.textContent = words.loading;
      area.classList.add('old');
    }, 150);
    await attempt(async () => {
      const got = await engine.search(query);
      if (mine !== turn) return;
      clearTimeout(slow);
      found = got;
      pause = performance.now() - begun < 60 ? 0 : 150;
      await tell(mine, kept || {});
    });
    clearTimeout(slow);
  }

  // Does what loads. A file of the index that is missing or damaged is said, and nothing is listed that may lack some.
  async function attempt(deed) {
    const mine = turn;
    try {
      await deed(mine);
    } catch (error) {
      if (mine !== turn) return;
      area.hidden = near.hidden = true;
      told.textContent = '';
      failure.firstChild.textContent = error.file ? fill(words.failed, error) : words.noProgram + ' ' + error.message;
      failure.hidden = false;
    }
  }

  failure.lastElementChild.addEventListener('click', () => run());

  async function tell(mine, kept) {
    const { total, hits } = found;
    const sum = total ? counted('found', total) + (hits ? ' · ' + counted('places', hits) : '') : fill(words.none, { query, all: counted('all', engine.index.documents) });
    told.replaceChildren(make('b', sum), ...found.query.problems.map((one) => make('span', fill(words['bad' + one.kind], one))));
    area.classList.remove('old');
    area.hidden = !total;
    failure.hidden = near.hidden = true;
    if (!total) {
      const labels = await engine.nearest(found.query.strings.join(' '));
      near.lastElementChild.replaceChildren(...labels.map((label) => make('span', link(address('q', quoted(label)), label))));
      near.hidden = mine !== turn || !labels.length;
      return;
    }
    draw();
    ordered = [...engine.sort(found, asked.get('sort'))];
    if (asked.get('by')) {
      // A session comes where the first of its pages would.
      const groups = new Map(ordered.map((one) => [engine.index.session[one], []]));
      for (const one of ordered) groups.get(engine.index.session[one]).push(one);
      ordered = [...groups.values()].flat();
    }
    shown = 0;
    await Promise.all([narrow(mine), add(mine, kept.shown || PORTION)]);
    if (mine === turn && kept.top) scrollTo(0, kept.top);
  }

  async function add(mine, portion) {
    const items = await engine.show(found, ordered.slice(shown, shown + portion));
    if (mine !== turn) return null;
    const grouped = asked.get('by'), { session } = engine.index, made = [];
    items.forEach((one, i) => {
      const before = ordered[shown + i - 1];
      if (grouped && session[one.document] !== session[before]) made.push(make('li.group', make('h2', ...event(one))));
      made.push(item(one, grouped));
    });
    if (!shown) list.replaceChildren();
    list.append(...made);
    shown += items.length;
    further.hidden = shown >= ordered.length;
    return made[0];
  }

  further.addEventListener('click', (event) => attempt(async (mine) => {
    const first = await add(mine, PORTION);
    // By keyboard one goes on with what has come.
    if (first && !event.detail) first.querySelector('a').focus({ preventScroll: true });
  }));

  function event({ session: { id, title, day, date } }) {
    const time = make('time', day);
    time.dateTime = date;
    return [time, ' ', link(id + '/index.html', title)];
  }

  function item(one, grouped) {
    const hits = found.hitsIn[one.document], wanted = one.marks.length ? '?' + new URLSearchParams(one.marks.map((mark) => ['mark', mark])) : '';
    const page = (anchor) => one.page + wanted + (anchor && '#' + anchor);
    const title = link(page(''), ...one.title.map((piece, i) => i & 1 ? make('mark', piece) : piece));
    if (one.derived) title.className = 'derived';
    const about = [...grouped ? [] : event(one), ...hits > 1 ? [' ', make('span.count', counted('places', hits))] : []];
    const lines = one.lines.map(({ part, anchor, before, match, after, language }) => {
      const said = make('span.said', before, make('mark', match), after), line = make('p.line', link(page(anchor), make('span.what', parts[part]), ' ', said));
      if (language) said.lang = language;
      line.classList.add(kinds[part]);
      return line;
    });
    return make('li.item', make('p.title', title), make('p.about', ...about), ...lines, ...one.opening ? [make('p.excerpt', one.opening)] : []);
  }

  // The chart: what each year holds, as links to the years.
  function draw() {
    const places = found.hits ? 2 : 1, relative = asked.get('per');
    const value = (row) => relative ? row[places] / row[3] * 10000 || 0 : row[places];
    const dated = found.years.filter(([year]) => year), most = Math.max(...dated.map(value)), years = [];
    for (const row of dated) years[row[0] - dated[0][0]] = row;
    chart.hidden = years.length < 2;
    chart.lastElementChild.replaceChildren(...Array.from(years, (row = [0, 0, 0], i) => {
      const year = dated[0][0] + i, number = value(row);
      const bar = link(address('q', query + ' ' + words.yearName + ':' + year), make('span', yearOf(year)), ' ', make('b', Math.round(number * 100) / 100));
      bar.style.setProperty('--height', number / most || 0);
      return make('li', bar);
    }));
  }

  // The facets: each value leads to the query with it, or without it where it is there.
  async function narrow(mine) {
    const values = await engine.facets(found);
    if (mine !== turn) return;
    values.year.reverse();
    // What a value is called, and what it is in a query.
    const shown = { part: (part) => parts[part], year: yearOf }, said = { part: (part) => partNames[part] };
    const held = document.activeElement.dataset.filter;
    for (const section of facets.querySelectorAll('section')) {
      const { field, name } = section.dataset;
      const items = values[field].map(([what, count]) => {
        const filter = name + ':' + quoted(said[field]?.(what) ?? what), q = ' ' + query + ' ', is = q.includes(' ' + filter + ' ');
        const made = link(address('q', (is ? q.replace(filter + ' ', '') : q + filter).trim()), shown[field]?.(what) ?? what);
        made.dataset.filter = filter;
        made.ariaCurrent = is || null;
        return make('li', made, ' ', make('span.count', count));
      });
      const rest = items.splice(VALUES);
      if (rest.length) items.push(make('li', make('details', make('summary', words.values + ' ' + rest.length), make('ul', ...rest))));
      section.lastElementChild.replaceChildren(...items);
      section.hidden = !items.length;
    }
    if (held) ([...facets.querySelectorAll('a')].find((one) => one.dataset.filter === held) || box).focus();
  }

  const wide = matchMedia('(min-width: 68.75rem)');
  (wide.onchange = () => { facets.open = wide.matches; })();

  // All that was found as a table, a row for each line; it is read portion by portion.
  save.addEventListener('click', () => attempt(async (mine) => {
    const label = save.textContent, rows = [['date', 'session', 'title', 'part', 'before', 'match', 'after', 'address']];
    const base = (document.querySelector('link[rel=canonical]') || location).href;
    for (let at = 0; at < ordered.length && mine === turn; at += 100) {
      save.textContent = fill(words.saving, { n: at, of: ordered.length });
      for (const { session, title, page, lines } of await engine.show(found, ordered.slice(at, at + 100))) {
        for (const { part = 0, anchor = '', before, match, after } of lines.length ? lines : [{}]) {
          rows.push([session.date, session.title, title.join(''), kinds[part], before, match, after, new URL(page + (anchor && '#' + anchor), base).href]);
        }
      }
    }
    save.textContent = label;
    if (mine !== turn) return;
    // A spreadsheet runs what begins like a formula: an apostrophe makes it text again.
    const cell = (text = '') => '"' + text.replace(/^(?=[=+\-@\t\r＝＋－＠])/, "'").replace(/"/g, '""') + '"';
    const file = link(URL.createObjectURL(new Blob(['\ufeff', ...rows.map((row) => row.map(cell) + '\r\n')], { type: 'text/csv' })));
    file.download = query + '.csv';
    file.click();
  }));

  arrive();
  if (!query) box.focus();
})();
