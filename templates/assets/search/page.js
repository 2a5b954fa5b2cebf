// The page on which the archive is searched: what is typed and chosen, what is found, and the address that says it.
// Finding is the engine's work (the other scripts of this folder); the words come from the page, in its language.
(function () {
  'use strict';
  const words = document.currentScript.dataset, search = window.wendaSearch, title = document.title;
  const get = (id) => document.getElementById(id);
  const box = get('q'), told = get('told'), failure = get('failure'), near = get('nearest'), area = get('found');
  const chart = get('chart'), facets = get('facets'), list = get('results'), further = get('more'), save = get('save');
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

  function here(element, is) {
    if (is) element.setAttribute('aria-current', 'true');
    else element.removeAttribute('aria-current');
  }

  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const counted = (name, n) => fill(words[name + rules.select(n)] || words[name + 'other'], { n });
  const yearOf = (year) => year ? fill(words.year, { year }) : words.undated;
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
    } catch (refused) {}
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
    if (pause) waiting = setTimeout(run, pause);
    else run();
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
    if (!to || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    visit(to.getAttribute('href'));
  });

  function arrive() {
    read(location.search);
    settled = true;
    box.value = query;
    run(history.state);
  }

  addEventListener('popstate', () => '?' + new URLSearchParams(location.search) === '?' + asked || arrive());
  addEventListener('pagehide', () => enter('?' + asked));

  let opening;
  function opened() {
    const { load } = search, file = 'search/' + words.manifest;
    opening ||= load(file).then(() => {
      const [manifest] = search.take(file) || [];
      if (!manifest) throw { file };
      return search.open({ load, manifest });
    });
    opening.catch(() => { opening = null; });
    return opening;
  }

  let turn = 0, stop, engine, found, ordered;
  async function run(kept) {
    const mine = ++turn, begun = performance.now();
    clearTimeout(waiting);
    if (stop) stop.abort();
    stop = new AbortController();
    document.title = query ? query + ' · ' + title : title;
    get('help').hidden = query;
    for (const one of document.querySelectorAll('[data-set]')) {
      const [name, value] = one.dataset.set.split('=');
      one.href = address(name, value);
      here(one, (asked.get(name) || '') === value);
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
    try {
      engine = await opened();
      const got = await engine.search(query, { signal: stop.signal });
      if (mine !== turn) return;
      clearTimeout(slow);
      found = got;
      pause = performance.now() - begun < 60 ? 0 : 150;
      await tell(mine, kept || {});
    } catch (error) {
      fail(error, mine);
    } finally {
      clearTimeout(slow);
    }
  }

  // A file of the index that is missing or damaged is said, and nothing is listed that may lack some.
  function fail(error, mine) {
    if (mine !== turn) return;
    area.hidden = near.hidden = true;
    told.textContent = '';
    failure.firstChild.textContent = error.file ? fill(words.failed, error) : words.noProgram + ' ' + (error.message || '');
    failure.hidden = false;
  }

  failure.lastElementChild.addEventListener('click', () => run());

  async function tell(mine, kept) {
    const { total, hits } = found;
    const all = counted('all', engine.index.documents);
    const sum = total ? counted('found', total) + (hits ? ' · ' + counted('places', hits) : '') : fill(words.none, { query, all });
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
    ordered = [...engine.sort(found, asked.get('sort') || 'relevance')];
    if (asked.get('by')) {
      // A session comes where the first of its pages would.
      const groups = new Map(ordered.map((one) => [engine.session[one], []]));
      for (const one of ordered) groups.get(engine.session[one]).push(one);
      ordered = [...groups.values()].flat();
    }
    shown = 0;
    await Promise.all([narrow(mine), add(mine, kept.shown || PORTION)]);
    if (mine === turn && kept.top) scrollTo(0, kept.top);
  }

  async function add(mine, portion) {
    const items = await engine.show(found, ordered.slice(shown, shown + portion));
    if (mine !== turn) return null;
    const grouped = asked.get('by'), made = [];
    items.forEach((one, i) => {
      const before = ordered[shown + i - 1];
      if (grouped && engine.session[one.document] !== engine.session[before]) made.push(make('li.group', make('h2', ...event(one))));
      made.push(item(one, grouped));
    });
    if (!shown) list.replaceChildren();
    list.append(...made);
    shown += items.length;
    further.hidden = shown >= ordered.length;
    return made[0];
  }

  further.addEventListener('click', async (event) => {
    const mine = turn;
    try {
      const first = await add(mine, PORTION);
      // By keyboard one goes on with what has come.
      if (first && !event.detail) first.querySelector('a').focus({ preventScroll: true });
    } catch (error) {
      fail(error, mine);
    }
  });

  function event({ session: { id, title, date } }) {
    if (!date) return [link(id + '/index.html', title)];
    const [year, month, day] = date.split('-').map(Number);
    const time = make('time', fill(words.day, { year, month: words.months.split('|')[month - 1], day }));
    time.dateTime = date;
    return [time, ' ', link(id + '/index.html', title)];
  }

  function item(one, grouped) {
    const hits = found.hitsIn[one.document], title = [];
    let at = 0;
    for (const [from, to] of one.titleMarks) {
      title.push(one.title.slice(at, from), make('mark', one.title.slice(from, to)));
      at = to;
    }
    const marks = new Set([...one.marks, ...title.filter((piece) => piece.textContent).map((mark) => mark.textContent)]);
    const wanted = new URLSearchParams([...marks].map((mark) => ['mark', mark]));
    const page = (anchor) => one.page + (marks.size ? '?' + wanted : '') + (anchor && '#' + anchor);
    const about = [...grouped ? [] : event(one), ...hits > 1 ? [' ', make('span.count', counted('places', hits))] : []];
    const lines = one.lines.map(({ part, anchor, before, match, after, language }) => {
      const said = make('span.said', before, make('mark', match), after);
      if (language) said.lang = language;
      const line = make('p.line', link(page(anchor), make('span.what', parts[part]), ' ', said));
      line.classList.add(kinds[part]);
      return line;
    });
    if (one.opening) lines.push(make('p.excerpt', one.opening));
    const to = link(page(''), ...title, one.title.slice(at));
    if (one.derived) to.className = 'derived';
    return make('li.item', make('p.title', to), ...about.length ? [make('p.about', ...about)] : [], ...lines);
  }

  // The chart: what each year holds. A bar leads to its year, as does the year's row in the table.
  function draw() {
    const places = found.hits ? 2 : 1;
    const rate = (row) => row[3] ? row[places] / row[3] * 10000 : 0;
    const round = (rate) => rate && rate < 10 ? rate.toFixed(rate < 1 ? 2 : 1) : Math.round(rate);
    const relative = asked.get('per'), value = relative ? rate : (row) => row[places];
    const dated = found.years.filter(([year]) => year), [first = 0] = dated[0] || [], years = [];
    for (const row of dated) years[row[0] - first] = row;
    const most = Math.max(...dated.map(value)) || 1, bars = Array.from(years, (row = [], i) => {
      const bar = link(inYear(first + i)), said = row.length ? relative ? round(rate(row)) : row[places] : 0;
      bar.title = yearOf(first + i) + ' · ' + said;
      bar.tabIndex = -1;
      bar.style.setProperty('--height', row.length ? value(row) / most : 0);
      if (said && (years.length < 14 || value(row) === most)) bar.dataset.said = said;
      if (i % Math.ceil(years.length / 8) === 0) bar.dataset.year = first + i;
      return bar;
    });
    chart.hidden = bars.length < 2;
    chart.querySelector('.bars').replaceChildren(...bars);
    chart.querySelector('tbody').replaceChildren(...found.years.map((row) =>
      make('tr', make('th', row[0] ? link(inYear(row[0]), row[0]) : words.undated), make('td', row[places]), make('td', round(rate(row))))));
  }

  const inYear = (year) => address('q', query + ' ' + words.yearName + ':' + year);

  // The facets: each value leads to the query with it, or without it where it is there.
  async function narrow(mine) {
    const values = await engine.facets(found);
    if (mine !== turn) return;
    values.year.reverse();
    // What a value is called, and what it is in a query.
    const shown = { part: (part) => parts[part], year: yearOf }, said = { part: (part) => partNames[part] };
    const held = facets.contains(document.activeElement) && document.activeElement.dataset.filter;
    for (const section of facets.querySelectorAll('section')) {
      const { field, name } = section.dataset;
      const items = values[field].map(([what, count]) => {
        const filter = name + ':' + quoted(said[field]?.(what) ?? what), q = ' ' + query + ' ', is = q.includes(' ' + filter + ' ');
        const made = link(address('q', (is ? q.replace(filter + ' ', '') : q + filter).trim()), shown[field]?.(what) ?? what);
        made.dataset.filter = filter;
        here(made, is);
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
  wide.onchange = () => { facets.open = wide.matches; };
  wide.onchange();

  // All that was found as a table, a row for each line; it is read portion by portion.
  save.addEventListener('click', async () => {
    const mine = turn, label = save.textContent, rows = ['date,session,title,part,before,match,after,address'];
    const base = (document.querySelector('link[rel=canonical]') || location).href;
    // A spreadsheet runs what begins like a formula: an apostrophe makes it text again.
    const cell = (text) => '"' + (text || '').replace(/^(?=[=+\-@\t\r＝＋－＠])/, "'").replace(/"/g, '""') + '"';
    save.disabled = true;
    try {
      for (let at = 0; at < ordered.length && mine === turn; at += 100) {
        save.textContent = fill(words.saving, { n: at, of: ordered.length });
        for (const { session, title, page, lines } of await engine.show(found, ordered.slice(at, at + 100))) {
          for (const { part, anchor, before, match, after } of lines.length ? lines : [{ part: 0, anchor: '' }]) {
            const address = new URL(page + (anchor && '#' + anchor), base).href;
            rows.push([session.date, session.title, title, kinds[part], before, match, after, address].map(cell).join());
          }
        }
      }
      if (mine === turn) {
        const file = link(URL.createObjectURL(new Blob(['\ufeff' + rows.join('\r\n') + '\r\n'], { type: 'text/csv' })));
        file.download = query.replace(/[^\p{L}\p{N}]+/gu, '_') + '.csv';
        file.click();
      }
    } catch (error) {
      fail(error, mine);
    }
    save.textContent = label;
    save.disabled = false;
  });

  if (!search) return fail({}, turn);
  arrive();
  if (!query) box.focus();
})();
