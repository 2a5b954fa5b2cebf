// The page on which the archive is searched: what is typed, chosen and found, and its address. What is found
// is the engine's work (the other scripts of this folder); the words come from the page, in its language.
(function () {
  'use strict';
  const words = document.currentScript.dataset;
  const root = document.documentElement;
  const search = window.wendaSearch;
  const [box, told, failure, near, help, area, chart, facets, list, further, save] =
    ['q', 'told', 'failure', 'nearest', 'help', 'found', 'chart', 'facets', 'results', 'more', 'save']
      .map((id) => document.getElementById(id));
  const title = document.title;
  const kinds = ['title', 'question', 'answer', 'around'];
  const parts = words.parts.split('|'), partNames = words.partNames.split('|');
  // How many pages are listed at a time, and how many values of a facet before the rest is folded.
  const PORTION = 20, VALUES = 5;

  function make(kind, ...children) {
    const [tag, name] = kind.split('.');
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  }

  function link(href, ...children) {
    const made = make('a', ...children);
    made.href = href;
    return made;
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);
  }

  const rules = new Intl.PluralRules(root.lang);
  function counted(name, n) {
    const form = rules.select(n);
    return fill(words[name + form[0].toUpperCase() + form.slice(1)] || words[name + 'Other'], { n });
  }

  function yearOf(year) {
    return year === null ? words.undated : fill(words.year, { year });
  }

  function dayOf(date) {
    const [year, month, day] = date.split('-').map(Number);
    const time = make('time', fill(words.day, { year, month: words.months.split('|')[month - 1], day }));
    time.dateTime = date;
    return time;
  }

  // The address says all that was asked: the query, the order, the grouping, the chart's measure.
  let asked = new URLSearchParams(location.search), settled = true;

  function address(changes) {
    const next = new URLSearchParams(asked);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    return '?' + next;
  }

  // A browser may refuse a change of address, when many come at once: the search goes on.
  function enter(href, push, state) {
    try {
      history[push ? 'pushState' : 'replaceState'](state || null, '', href);
    } catch (refused) {}
    asked = new URLSearchParams(href);
  }

  function keep() {
    enter('?' + asked, false, { shown, top: scrollY });
  }

  function visit(href) {
    keep();
    enter(href, true);
    settled = true;
    box.value = asked.get('q') || '';
    run();
  }

  // While one query is typed it is one step of the history; a settled one is not written over.
  let waiting = 0, pause = 0;
  function typed() {
    const before = asked.get('q') || '', q = box.value.trim();
    if (q === before) return;
    const push = settled && before;
    if (push) keep();
    enter(address({ q }), push);
    settled = false;
    clearTimeout(waiting);
    // Where files come slowly, half a word is not worth their loading.
    if (pause) waiting = setTimeout(run, pause);
    else run();
  }

  // What an input method has not yet made into words is no query.
  box.addEventListener('input', (event) => {
    if (!event.isComposing) typed();
  });
  box.addEventListener('compositionend', typed);
  box.addEventListener('change', () => { settled = true; });
  box.form.addEventListener('submit', (event) => {
    event.preventDefault();
    typed();
    settled = true;
    if (matchMedia('(pointer: coarse)').matches) box.blur();
  });

  document.querySelector('main').addEventListener('click', (event) => {
    const chosen = event.target.closest('a[href^="?"]');
    if (!chosen || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    visit(chosen.getAttribute('href'));
  });

  addEventListener('popstate', () => {
    if ('?' + new URLSearchParams(location.search) === '?' + asked) return;
    asked = new URLSearchParams(location.search);
    settled = true;
    box.value = asked.get('q') || '';
    run(history.state);
  });
  addEventListener('pagehide', keep);

  let opening = null, index = null;
  function opened() {
    if (!opening) {
      const load = search.loader(''), file = 'search/' + words.manifest;
      opening = load(file).then(() => {
        const data = search.take('manifest');
        if (!data) throw { file };
        index = data[0];
        return search.open({ load, manifest: index });
      });
      opening.catch(() => { opening = null; });
    }
    return opening;
  }

  let turn = 0, stop = null, engine = null, found = null, ordered = [], shown = 0;
  async function run(kept) {
    const mine = ++turn, q = asked.get('q') || '';
    clearTimeout(waiting);
    if (stop) stop.abort();
    stop = new AbortController();
    document.title = q ? q + ' · ' + title : title;
    choices();
    help.hidden = q;
    if (!q) {
      found = null;
      area.hidden = failure.hidden = near.hidden = true;
      told.textContent = '';
      return;
    }
    const slow = setTimeout(() => {
      told.textContent = words.loading;
      area.classList.add('old');
    }, 150);
    const begun = performance.now();
    try {
      engine = await opened();
      const got = await engine.search(q, { signal: stop.signal });
      if (mine !== turn) return;
      clearTimeout(slow);
      found = got;
      const took = performance.now() - begun;
      pause = took < 60 ? 0 : Math.min(took, 200);
      await tell(mine, q, kept);
    } catch (error) {
      if (mine === turn) fail(error);
    } finally {
      clearTimeout(slow);
    }
  }

  // A file of the index that is missing or damaged is said, and nothing is listed that may lack some.
  function fail(error) {
    area.hidden = near.hidden = true;
    told.textContent = '';
    failure.firstChild.textContent = error.file ? fill(words.failed, { file: error.file }) : words.noProgram + ' ' + error.message;
    failure.hidden = false;
  }

  failure.lastElementChild.addEventListener('click', () => run());

  async function tell(mine, q, kept) {
    const { total, hits, query } = found;
    const problems = query.problems.map(({ kind, text }) => fill(words['bad' + kind], { text }));
    const all = counted('all', index.documents);
    const sums = total ? [counted('found', total)] : [fill(words.none, { query: q, all })];
    if (hits) sums.push(counted('places', hits));
    told.replaceChildren(make('b', sums.join(' · ')), ...problems.map((one) => make('span', one)));
    failure.hidden = true;
    area.hidden = !total;
    area.classList.remove('old');
    near.hidden = true;
    if (!total) return offer(mine, q);
    draw();
    arrange();
    const portion = kept && kept.shown || PORTION;
    shown = 0;
    await Promise.all([narrow(mine), listMore(mine, portion)]);
    if (mine === turn && kept) scrollTo(0, kept.top);
  }

  async function offer(mine, q) {
    const labels = await engine.nearest(found.query.strings.join(' ') || q);
    if (mine !== turn || !labels.length) return;
    near.lastElementChild.replaceChildren(...labels.map((label) => make('span', link(address({ q: quoted(label) }), label))));
    near.hidden = false;
  }

  // The links that change the order, the grouping or the chart's measure: each leads to its own address.
  function choices() {
    for (const one of document.querySelectorAll('[data-set]')) {
      const [name, value] = one.dataset.set.split('=');
      one.href = address({ [name]: value });
      if ((asked.get(name) || '') === value) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
    }
  }

  // The documents in order; where they are grouped, the session of the first of them comes first.
  let sessionOf = null;
  function arrange() {
    ordered = Array.from(engine.sort(found, asked.get('sort') || 'relevance'));
    if (!asked.get('by')) return;
    if (!sessionOf) {
      let at = 0;
      sessionOf = new Int32Array(index.documents);
      index.sessions.forEach(([documents], session) => { sessionOf.fill(session, at, at += documents); });
    }
    const groups = new Map();
    for (const one of ordered) {
      const session = sessionOf[one];
      if (!groups.has(session)) groups.set(session, []);
      groups.get(session).push(one);
    }
    ordered = [].concat(...groups.values());
  }

  async function listMore(mine, portion) {
    const items = await engine.show(found, ordered.slice(shown, shown + portion));
    if (mine !== turn) return null;
    let before = shown && asked.get('by') ? sessionOf[ordered[shown - 1]] : null;
    const made = [];
    for (const one of items) {
      if (asked.get('by') && sessionOf[one.document] !== before) {
        before = sessionOf[one.document];
        made.push(make('li.group', make('h2', ...sessionLink(one.session))));
      }
      made.push(item(one));
    }
    if (!shown) list.replaceChildren();
    list.append(...made);
    shown += items.length;
    further.hidden = shown >= ordered.length;
    return made[0];
  }

  further.addEventListener('click', async (event) => {
    try {
      const first = await listMore(turn, PORTION);
      // By keyboard one goes on with what has come.
      if (first && !event.detail) first.querySelector('a').focus({ preventScroll: true });
    } catch (error) {
      fail(error);
    }
  });

  function sessionLink({ id, title, date }) {
    const made = id ? link(id + '/index.html', title) : title;
    return date ? [dayOf(date), ' ', made] : [made];
  }

  function item(one) {
    const marks = one.marks.map((words) => 'mark=' + encodeURIComponent(words)).join('&');
    const at = (anchor) => one.page + (marks && '?' + marks) + (anchor && '#' + anchor);
    const made = make('li.item', make('p.title', link(at(''), ...marked(one.title, one.titleMarks))));
    const { hits } = found.inDocument(one.document), about = asked.get('by') ? [] : sessionLink(one.session);
    if (hits > 1) about.push(' ', make('span.count', counted('places', hits)));
    if (about.length) made.append(make('p.about', ...about));
    for (const { part, anchor, before, match, after, language } of one.lines) {
      const said = make('span.said', before, make('mark', match), after);
      if (language) said.lang = language;
      made.append(make('p.line', link(at(anchor), make('span.what', parts[part]), ' ', said)));
      made.lastChild.classList.add(kinds[part]);
    }
    if (one.opening) made.append(make('p.excerpt', one.opening));
    return made;
  }

  function marked(text, marks) {
    const pieces = [];
    let at = 0;
    for (const [from, to] of marks || []) {
      pieces.push(text.slice(at, from), make('mark', text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at)];
  }

  // The chart: what each year holds. A bar leads to its year, as does the year's row in the table.
  function draw() {
    const relative = asked.get('per');
    const rows = found.years.map(([year, documents, hits, characters]) => {
      const places = found.hits ? hits : documents;
      return { year, places, rate: characters ? places / characters * 10000 : 0 };
    });
    const value = (row) => relative ? row.rate : row.places;
    const said = (row) => relative ? round(row.rate) : String(row.places);
    const dated = rows.filter((row) => row.year !== null);
    chart.hidden = dated.length < 2;
    if (chart.hidden) return;
    const years = [];
    for (let year = dated[0].year; year <= dated[dated.length - 1].year; year++) {
      years.push(dated.find((row) => row.year === year) || { year, places: 0, rate: 0 });
    }
    const most = Math.max(...years.map(value)) || 1, slots = Math.max(years.length, 8);
    const labels = Math.ceil(years.length / 8), width = 100 / slots;
    const svg = chart.querySelector('svg');
    svg.replaceChildren(...years.map((row, at) => {
      const height = value(row) && Math.max(1, value(row) / most * 74), middle = (at + .5) * width + '%';
      const bar = shape('rect', { x: (at + .14) * width + '%', width: width * .72 + '%', y: 90 - height, height });
      const all = shape('rect', { class: 'slot', x: at * width + '%', width: width + '%', y: 0, height: 112 });
      const name = shape('title', {}, yearOf(row.year) + ' · ' + counted(found.hits ? 'places' : 'found', row.places) + ' · ' + fill(words.per, { n: round(row.rate) }));
      const made = shape('g', { 'data-year': row.year }, name, all, bar);
      if (value(row) && (slots < 13 || value(row) === most)) made.append(shape('text', { x: middle, y: 85 - height }, said(row)));
      if (at % labels === 0) made.append(shape('text', { x: middle, y: 107 }, row.year));
      return made;
    }), shape('line', { x1: 0, x2: years.length * width + '%', y1: 90.5, y2: 90.5 }));
    chart.querySelector('tbody').replaceChildren(...rows.map((row) => {
      const name = row.year === null ? words.undated : link(inYear(row.year), row.year);
      return make('tr', make('th', name), make('td', row.places), make('td', round(row.rate)));
    }));
  }

  function shape(name, attributes, ...children) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  }

  function round(rate) {
    return rate && rate < 10 ? rate.toFixed(rate < 1 ? 2 : 1) : String(Math.round(rate));
  }

  function inYear(year) {
    return address({ q: asked.get('q') + ' ' + words.yearName + ':' + year });
  }

  chart.addEventListener('click', (event) => {
    const bar = event.target.closest('g');
    if (bar) visit(inYear(bar.dataset.year));
  });

  // The facets: each value leads to the query with it, or without it where it is there.
  async function narrow(mine) {
    const values = await engine.facets(found);
    if (mine !== turn) return;
    const held = facets.contains(document.activeElement) && document.activeElement.dataset.key;
    for (const section of facets.querySelectorAll('section')) {
      const { field, name } = section.dataset;
      const items = (field === 'year' ? values[field].reverse() : values[field] || []).map((one) => facet(field, name, one));
      const rest = items.slice(VALUES + 2).length ? items.splice(VALUES) : [];
      section.lastElementChild.replaceChildren(...items);
      if (rest.length) {
        const folded = make('details', make('summary', words.values + ' ' + rest.length), make('ul', ...rest));
        section.lastElementChild.append(make('li', folded));
      }
      section.hidden = !items.length;
    }
    if (held) ([...facets.querySelectorAll('a')].find((one) => one.dataset.key === held) || box).focus();
  }

  function facet(field, name, { value, label, count }) {
    const part = kinds.indexOf(value);
    const said = field === 'part' ? parts[part] : field === 'year' ? yearOf(value) : label;
    const filter = name + ':' + quoted(field === 'part' ? partNames[part] : label);
    const q = ' ' + asked.get('q') + ' ', here = q.includes(' ' + filter + ' ');
    const made = link(address({ q: (here ? q.replace(filter + ' ', '') : q + filter).trim() }), said);
    made.dataset.key = filter;
    if (here) made.setAttribute('aria-current', 'true');
    return make('li', made, ' ', make('span.count', count));
  }

  // As a query says it: in quotes where it must.
  function quoted(text) {
    return /[\s|｜"“”:：]/.test(text) ? search.quote(text) : text;
  }

  const wide = matchMedia('(min-width: 68.75rem)');
  const unfold = () => { facets.open = wide.matches; };
  wide.addEventListener('change', unfold);
  unfold();

  // All that was found as a table, a row for each line; it is read portion by portion.
  save.addEventListener('click', async () => {
    const mine = turn, label = save.textContent;
    const rows = [['date', 'session', 'title', 'part', 'before', 'match', 'after', 'address']];
    save.disabled = true;
    try {
      for (let at = 0; at < ordered.length && mine === turn; at += 100) {
        save.textContent = fill(words.saving, { n: at, of: ordered.length });
        for (const one of await engine.show(found, ordered.slice(at, at + 100))) {
          const lines = one.lines.length ? one.lines : [{ part: 0, anchor: '', before: '', match: '', after: '' }];
          for (const { part, anchor, before, match, after } of lines) {
            const address = new URL(one.page + (anchor && '#' + anchor), canonical).href;
            rows.push([one.session.date || '', one.session.title, one.title, kinds[part], before, match, after, address]);
          }
        }
      }
      if (mine === turn) download(rows);
    } catch (error) {
      fail(error);
    }
    save.textContent = label;
    save.disabled = false;
  });

  const canonical = (document.querySelector('link[rel=canonical]') || location).href;

  // A spreadsheet runs what begins like a formula: an apostrophe makes it text again.
  function cell(text) {
    return '"' + text.replace(/^(?=[=+\-@\t\r＝＋－＠])/, "'").replace(/"/g, '""') + '"';
  }

  function download(rows) {
    const text = '\ufeff' + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
    const file = link(URL.createObjectURL(new Blob([text], { type: 'text/csv' })));
    file.download = asked.get('q').replace(/[^\p{L}\p{N}]+/gu, '_') + '.csv';
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 10000);
  }

  if (!search) return fail({ message: '' });
  box.value = asked.get('q') || '';
  if (!box.value) box.focus();
  run(history.state);
})();
