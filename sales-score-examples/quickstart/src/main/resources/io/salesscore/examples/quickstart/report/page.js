'use strict';

// What every page draws by, from the data in it. Everything a person reads is put in as text, never as markup.
const page = (() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const {words, model} = data;
  const locale = data.language === 'id' ? 'id-ID' : 'en-GB';

  // ---- words and numbers ----

  function t(key, values = {}) {
    if (!(key in words)) {
      throw new Error('no words for ' + key);
    }
    return words[key].replace(/\{(\w+)\}/g, (place, name) => name in values ? String(values[name]) : place);
  }

  function number(value, least, most = least) {
    const rounded = Number(value.toFixed(most));
    return Math.abs(rounded).toLocaleString(locale, {minimumFractionDigits: least, maximumFractionDigits: most})
      .replace(/^/, rounded < 0 ? '−' : '');
  }

  const signed = (value, decimals) => (Number(value.toFixed(decimals)) > 0 ? '+' : '') + number(value, decimals);
  const percent = (share, decimals = 1) => Math.abs(share) > 1e6 ? '∞' : number(100 * share, decimals) + '%';
  const score = points => number(points, model.decimals);
  const points = value => number(value, model.decimals, model.decimals + 1);
  const fine = value => number(value, model.decimals + 1);

  function money(symbol, digits) {
    const prefix = symbol !== 'IDR' ? symbol + '\u00a0' : data.language === 'id' ? 'Rp' : 'IDR\u00a0';
    return digits.startsWith('−') ? '−' + prefix + digits.slice(1) : prefix + digits;
  }

  function measured(kpi, value) {
    const {form, symbol, interval} = model.kpis[kpi];
    if (form === 'MONEY') {
      return money(symbol, number(value, Math.abs(value) < 100 ? 2 : 0));
    }
    if (form === 'PERCENT') {
      return percent(value);
    }
    const unit = 'unit.' + symbol in words ? t('unit.' + symbol) : symbol;
    const decimals = Number.isInteger(value) && !interval ? 0 : symbol === 'day' ? 1 : 2;
    return number(value, decimals) + (unit ? '\u00a0' + unit : '');
  }

  // for axes, where there is little room and the caption has the currency
  function brief(kpi, value) {
    if (model.kpis[kpi].form === 'PERCENT') {
      return number(100 * value, 0, 1) + '%';
    }
    const scales = [[1e12, 'trillion'], [1e9, 'billion'], [1e6, 'million'], [1e3, 'thousand']];
    const [size, name] = scales.find(([least]) => Math.abs(value) >= least) || [1, ''];
    return number(value / size, 0, 2) + (name ? '\u00a0' + t('unit.' + name) : '');
  }

  const nameOf = id => model.kpis[id].name;

  // ---- elements ----

  /** An element; of its attributes those that are functions listen, and children are nodes or text. */
  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'function') {
        element.addEventListener(name, value);
      } else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value === true ? '' : value);
      }
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
  }

  /** A table that keeps its meaning where a narrow page lays its rows out as blocks. */
  function table(className, caption, columns, lines) {
    const head = el('tr', {role: 'row'},
      columns.map(column => el('th', {scope: 'col', role: 'columnheader', class: column.class}, column.title)));
    const body = lines.map(line => el('tr', {role: 'row', class: line.class},
      line.cells.map((cell, i) => cell === null ? null : el(columns[i].heads ? 'th' : 'td', {
        role: columns[i].heads ? 'rowheader' : 'cell',
        scope: columns[i].heads ? 'row' : null,
        class: columns[i].class,
        'data-title': columns[i].title
      }, cell))));
    return el('table', {class: className, role: 'table'},
      el('caption', {}, caption),
      el('thead', {role: 'rowgroup'}, head),
      el('tbody', {role: 'rowgroup'}, body));
  }

  const small = text => el('small', {}, text);

  // ---- charts ----

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
  const drawn = new Map();

  /** Draws into a box that is on the page, again whenever its width changes. */
  function draw(box, optionFor) {
    const fill = () => {
      drawn.get(box)?.chart?.dispose();
      const chart = echarts.init(box, null, {renderer: 'svg'});
      const option = optionFor(box.clientWidth);
      chart.setOption({
        animation: false,
        textStyle: {fontFamily: FONT, fontSize: 12, color: colour('ink')},
        ...option
      });
      drawn.set(box, {chart, width: box.clientWidth, fill});
    };
    drawn.set(box, {fill, width: -1});
    seen.observe(box);
    resized.observe(box);
  }

  // a chart is made when it comes near the window, so that many cost nothing
  const seen = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
    seen.unobserve(entry.target);
    drawn.get(entry.target)?.fill();
  }), {rootMargin: '600px'});

  const resized = new ResizeObserver(entries => entries.forEach(({target}) => {
    const state = drawn.get(target);
    if (state?.chart && state.width !== target.clientWidth) {
      state.fill();
    }
  }));

  // what was never looked at is printed too
  window.addEventListener('beforeprint', () => drawn.forEach(state => state.chart || state.fill()));

  function forget(section) {
    for (const [box, state] of drawn) {
      if (section.contains(box)) {
        seen.unobserve(box);
        resized.unobserve(box);
        state.chart?.dispose();
        drawn.delete(box);
      }
    }
  }

  const chartBox = (className, label) => el('div', {class: 'chart ' + className, role: 'img', 'aria-label': label});

  const lineAxis = () => ({
    axisLine: {lineStyle: {color: colour('line')}},
    axisTick: {show: false},
    axisLabel: {color: colour('soft'), fontSize: 12},
    splitLine: {lineStyle: {color: colour('faint')}}
  });

  return {data, locale, t, number, signed, percent, score, points, fine, measured, brief, nameOf, el, table, small, colour, FONT,
    draw, forget, chartBox, lineAxis};
})();
