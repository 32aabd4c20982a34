// Draws the review of a model.
(() => {
  const {data, locale, t, number, signed, percent, score, measured, brief, nameOf, el, table, small, colour, FONT, draw,
    chartBox, lineAxis} = page;
  const {model, kpis, firm} = data;
  const parts = new Map(model.parts.map(part => [part.id, part]));
  const starts = [];

  const orNone = (value, write) => value === null || value === undefined ? '–' : write(value);
  const share = value => orNone(value, each => percent(each, 0));
  const fixed = decimals => value => number(value, decimals);
  const nameOrScore = id => id in model.kpis ? nameOf(id) : t('score');

  /** A value or an attainment, as a KPI's curve reads it. */
  const read = (id, value) => parts.get(id).input === 'ATTAINMENT' ? percent(value, 0) : measured(id, value);
  const readBriefly = (id, value) => parts.get(id).input === 'ATTAINMENT' ? number(100 * value, 0, 0) + '%' : brief(id, value);

  function chart(className, label, height, optionFor) {
    const box = chartBox(className, label);
    if (height) {
      box.style.height = height + 'px';
    }
    starts.push(() => draw(box, optionFor));
    return box;
  }

  const section = (id, title, ...content) => el('section', {id, 'aria-labelledby': id + '-title'},
    el('h2', {id: id + '-title'}, title), ...content);
  const hint = text => el('p', {class: 'hint'}, text);

  const isNarrow = width => width < 560;
  const namesOf = (width, names) => ({type: 'category', inverse: true, ...lineAxis(), data: names,
    axisLabel: {color: colour('ink'), fontSize: 12.5, lineHeight: 14, width: labelsOf(width), overflow: 'break', interval: 0}});
  const labelsOf = width => isNarrow(width) ? 112 : 200;
  const shares = width => ({type: 'value', ...lineAxis(), axisLine: {show: false}, splitNumber: isNarrow(width) ? 3 : 6,
    axisLabel: {...lineAxis().axisLabel, formatter: value => number(100 * value, 0) + '%', hideOverlap: true}});
  const legend = width => ({top: 0, left: 0, itemWidth: 16, itemGap: isNarrow(width) ? 10 : 18, selectedMode: false,
    textStyle: {color: colour('ink'), fontSize: 12.5}});

  // ---- findings ----

  function findings() {
    return section('findings', t('findings'), data.findings.length === 0 ? el('p', {}, t('findings.none'))
      : el('ul', {class: 'findings'}, data.findings.map(found =>
        el('li', {class: found.severity.toLowerCase()}, el('b', {}, found.name), el('span', {}, found.text)))));
  }

  // ---- what each KPI decides ----

  function weightBars(width) {
    const bars = (name, fill, of) => ({name, type: 'bar', silent: true, barGap: '15%', barMaxWidth: 11,
      itemStyle: {color: colour(fill)}, data: kpis.map(of)});
    return {
      grid: {left: labelsOf(width) + 8, right: 18, top: isNarrow(width) ? 74 : 34, bottom: 26},
      legend: {...legend(width), orient: isNarrow(width) ? 'vertical' : 'horizontal', itemGap: 6},
      xAxis: shares(width),
      yAxis: namesOf(width, kpis.map(kpi => nameOf(kpi.id))),
      series: [bars(t('weight'), 'line', kpi => kpi.weight), bars(t('decides'), 'blue', kpi => kpi.importance),
        bars(t('alone'), 'rust', kpi => kpi.alone)]
    };
  }

  function kpiTable() {
    const columns = [{title: t('kpi'), class: 'name', heads: true},
      ...['weight', 'decides', 'alone', 'coverage', 'median', 'floor', 'cap', 'order', 'shift', 'pays']
        .map(key => ({title: t(key), class: 'number'}))];
    return table('figures', t('kpis'), columns, kpis.map(kpi => ({cells: [nameOf(kpi.id), percent(kpi.weight),
      ...[kpi.importance, kpi.alone].map(value => orNone(value, percent)), share(kpi.coverage),
      orNone(kpi.median, value => read(kpi.id, value)), share(kpi.floor), share(kpi.cap), orNone(kpi.order, fixed(2)),
      orNone(kpi.shift, fixed(1)),
      [share(kpi.pays), kpi.pays > 0 ? small(t('pays.gain', {gain: number(kpi.gain, 1)})) : null]]})));
  }

  const decides = () => section('kpis', t('kpis'), hint(t('kpis.hint')),
    chart('bars', t('kpis') + ': ' + kpis.map(kpi => nameOf(kpi.id) + ' ' + percent(kpi.weight) + ', '
      + orNone(kpi.importance, percent)).join('; '), kpis.length * 44 + 64, weightBars),
    kpiTable());

  // ---- how values lie on the curves ----

  const BARS = 16;

  /** How many lie where, beside the curve that gives them points. */
  function distribution(kpi, width) {
    const {curve} = parts.get(kpi.id);
    const ends = [...curve.map(corner => corner[0]), quantile(kpi.x, 0.02), quantile(kpi.x, 0.98)];
    const span = Math.max(...ends) - Math.min(...ends) || 1;
    const [low, high] = [Math.min(...ends) - 0.04 * span, Math.max(...ends) + 0.04 * span];
    const from = low < 0 && Math.min(...ends) >= 0 ? 0 : low;
    const step = (high - from) / BARS;
    const counts = new Array(BARS).fill(0);
    kpi.x.forEach(x => counts[Math.max(0, Math.min(BARS - 1, Math.floor((x - from) / step)))]++);
    const most = Math.max(...counts);
    const before = curve.filter(([x]) => x <= from).pop() || curve[0];
    const line = [[from, before[1]], ...curve.filter(([x]) => x > from), [high, curve[curve.length - 1][1]]];
    const bottom = Math.min(0, ...curve.map(corner => corner[1]));
    const top = Math.max(...curve.map(corner => corner[1]));
    return {
      grid: {left: 34, right: 14, top: 10, bottom: 24},
      xAxis: {type: 'value', min: from, max: high, splitNumber: 3, ...lineAxis(), splitLine: {show: false},
        axisLabel: {...lineAxis().axisLabel, showMinLabel: from === 0, showMaxLabel: false, hideOverlap: true,
          formatter: value => readBriefly(kpi.id, value)}},
      yAxis: [{type: 'value', min: bottom, max: top, splitNumber: 3, ...lineAxis(), axisLine: {show: false},
        axisLabel: {...lineAxis().axisLabel, formatter: value => number(value, 0, model.decimals)}},
      {type: 'value', show: false, min: 0, max: most * 1.05}],
      series: [{
        type: 'custom',
        silent: true,
        yAxisIndex: 1,
        data: counts.map((count, i) => [from + i * step, count, from + (i + 1) * step]),
        renderItem: (params, api) => {
          const [x, y] = api.coord([api.value(0), api.value(1)]);
          const [to, zero] = api.coord([api.value(2), 0]);
          return {type: 'rect', shape: {x: x + 0.5, y, width: Math.max(1, to - x - 1), height: zero - y},
            style: {fill: colour('line')}};
        }
      }, {type: 'line', silent: true, symbol: 'none', z: 5, data: line, lineStyle: {color: colour('blue'), width: 2}}]
    };
  }

  /** Of sorted numbers. */
  const quantile = (sorted, probability) => sorted[Math.round(probability * (sorted.length - 1))];

  const curves = () => section('curves', t('lies'), hint(t('lies.hint')), el('div', {class: 'curves'},
    kpis.filter(kpi => kpi.x.length > 0).map(kpi => {
      const at = t('lies.ends', {floor: share(kpi.floor), cap: share(kpi.cap)});
      return el('figure', {}, el('figcaption', {}, el('b', {}, nameOf(kpi.id)), small(at)),
        chart('curve', nameOf(kpi.id) + ': ' + at, null, width => distribution(kpi, width)));
    })));

  // ---- what goes along with what ----

  function matrix(width) {
    const ids = kpis.map(kpi => kpi.id);
    const narrow = isNarrow(width);
    const cells = data.pairs.flatMap(pair => {
      const [a, b] = [ids.indexOf(pair.one), ids.indexOf(pair.other)].sort((x, y) => x - y);
      return [[a, b, pair.spearman]];
    });
    const labels = narrow ? 112 : 190;
    return {
      grid: {left: labels + 8, right: 8, top: 6, bottom: narrow ? 30 : 34},
      xAxis: {type: 'category', data: ids.map((_, i) => String(i + 1)), ...lineAxis(), splitLine: {show: false},
        axisLabel: {color: colour('soft'), fontSize: 12, interval: 0}},
      yAxis: {type: 'category', inverse: true, data: ids.map((id, i) => (i + 1) + ' ' + nameOf(id)), ...lineAxis(),
        splitLine: {show: false},
        axisLabel: {color: colour('ink'), fontSize: 12.5, width: labels, overflow: 'truncate', interval: 0}},
      series: [{
        type: 'custom',
        silent: true,
        data: cells,
        renderItem: (params, api) => {
          const [x, y] = api.coord([api.value(0), api.value(1)]);
          const [w, h] = api.size([1, 1]);
          const rho = api.value(2);
          const strong = Math.abs(rho) >= 0.6;
          // there is no room for all of them
          const text = narrow && Math.abs(rho) < 0.3 ? '' : number(rho, narrow ? 1 : 2);
          return {type: 'group', children: [
            {type: 'rect', shape: {x: x - w / 2 + 1, y: y - h / 2 + 1, width: w - 2, height: h - 2, r: 2},
              style: {fill: colour(rho < 0 ? 'rust' : 'blue'), opacity: 0.06 + 0.94 * Math.abs(rho)}},
            {type: 'text', x, y, style: {text, fill: colour(strong ? 'paper' : 'ink'),
              font: (narrow ? 10 : 11.5) + 'px ' + FONT, align: 'center', textAlign: 'center', verticalAlign: 'middle',
              textVerticalAlign: 'middle'}}]};
        }
      }]
    };
  }

  const pairs = () => data.pairs.length === 0 ? '' : section('pairs', t('pairs'), hint(t('pairs.hint')),
    chart('matrix', t('pairs') + ': ' + data.pairs.slice(0, 5).map(pair => nameOf(pair.one) + ', ' + nameOf(pair.other) + ' '
      + number(pair.spearman, 2)).join('; '), kpis.length * 30 + 44, matrix));

  // ---- how firm ranks are ----

  function ranges(width) {
    const labels = labelsOf(width);
    const last = firm.ranks.length;
    return {
      grid: {left: labels + 8, right: 18, top: 8, bottom: 28},
      xAxis: {type: 'value', min: 1, max: last, ...lineAxis(), axisLine: {show: false}, minInterval: 1,
        axisLabel: {...lineAxis().axisLabel, formatter: value => number(value, 0)}},
      yAxis: {...namesOf(width, firm.ranks.map(each => each.name)), axisLabel: {color: colour('ink'), fontSize: 12,
        width: labels, overflow: 'truncate', interval: 0}},
      series: [{
        type: 'custom',
        silent: true,
        data: firm.ranks.map((each, i) => [each.rank, i, each.best, each.worst]),
        encode: {x: [0, 2, 3], y: 1},
        renderItem: (params, api) => {
          const [best, y] = api.coord([api.value(2), api.value(1)]);
          const [worst] = api.coord([api.value(3), api.value(1)]);
          const [at] = api.coord([api.value(0), api.value(1)]);
          return {type: 'group', children: [
            {type: 'line', shape: {x1: best, x2: worst, y1: y, y2: y}, style: {stroke: colour('line'), lineWidth: 6, lineCap: 'round'}},
            {type: 'circle', shape: {cx: at, cy: y, r: 4}, style: {fill: colour('blue')}}]};
        }
      }]
    };
  }

  const firmness = () => section('firm', t('firm'), el('p', {}, t('firm.text', {share: percent(firm.share, 0),
    period: firm.period, shift: orNone(firm.shift, fixed(1)), grades: orNone(firm.grades, percent)})),
  hint(t('firm.hint', {most: percent(firm.most, 0), draws: number(firm.draws, 0), seed: firm.seed})),
  chart('ranges', t('firm'), firm.ranks.length * 21 + 40, ranges));

  // ---- what drifts ----

  function stability(width) {
    const columns = data.drift.columns.filter(column => 'psi' in column);
    return {
      grid: {left: labelsOf(width) + 8, right: 18, top: 34, bottom: 26},
      legend: {...legend(width), data: [t('drift.psi'), t('drift.expected')]},
      xAxis: {type: 'value', ...lineAxis(), axisLine: {show: false}, splitNumber: isNarrow(width) ? 3 : 6,
        axisLabel: {...lineAxis().axisLabel, formatter: value => number(value, 0, 2)}},
      yAxis: namesOf(width, columns.map(column => nameOrScore(column.id))),
      series: [{name: t('drift.psi'), type: 'bar', silent: true, barMaxWidth: 13, itemStyle: {color: colour('line')},
        data: columns.map(column => ({value: column.psi, itemStyle: {color: colour(column.drifted ? 'rust' : 'line')}}))},
      {name: t('drift.expected'), type: 'scatter', silent: true, symbol: 'rect', symbolSize: [3, 18], z: 5,
        itemStyle: {color: colour('ink'), opacity: 1}, data: columns.map((column, i) => [column.expected, i])}]
    };
  }

  function drift() {
    const {columns, earlier, later, permutations, level} = data.drift;
    const at = (column, probability) => column.shifts.find(shift => Math.abs(shift[0] - probability) < 1e-9);
    const write = column => value => column.of === 'POINTS' ? score(value) : read(column.id, value);
    const shift = (column, probability) => orNone(at(column, probability), ([, from, to]) =>
      write(column)(from) + ' → ' + write(column)(to));
    const titles = [t('kpi'), t('drift.quarter'), t('median'), t('drift.three'), t('drift.psi'), t('drift.expected'), t('drift.p')];
    return section('drift', t('drift', {earlier, later}),
      hint(t('drift.hint', {permutations: number(permutations, 0), level: percent(level, 0)})),
      chart('bars', t('drift', {earlier, later}), columns.length * 30 + 66, stability),
      table('figures', t('drift', {earlier, later}), titles.map((title, i) => i === 0
        ? {title, class: 'name', heads: true} : {title, class: 'number'}),
      columns.map(column => ({class: column.drifted ? 'drifted' : null, cells: [nameOrScore(column.id),
        ...[0.25, 0.5, 0.75].map(probability => shift(column, probability)),
        ...['psi', 'expected', 'p'].map(key => orNone(column[key], fixed(key === 'p' ? 3 : 2)))]}))));
  }

  // ---- what scores foretell ----

  function calibration(foretold, width) {
    const write = value => foretold.kpi ? brief(foretold.kpi, value) : number(100 * value, 0) + '%';
    const all = foretold.bins.flat();
    const room = 0.05 * (Math.max(...all) - Math.min(...all) || 1);
    const [from, to] = [Math.min(...all) - room, Math.max(...all) + room];
    const axis = name => ({type: 'value', min: from, max: to, splitNumber: isNarrow(width) ? 3 : 5, ...lineAxis(), name,
      axisLabel: {...lineAxis().axisLabel, formatter: write, showMinLabel: false, showMaxLabel: false, hideOverlap: true}});
    return {
      grid: {left: 62, right: 20, top: 30, bottom: 46},
      xAxis: {...axis(t('foretold.predicted')), nameLocation: 'middle', nameGap: 28, nameTextStyle: {color: colour('soft')}},
      yAxis: {...axis(t('foretold.observed')), nameTextStyle: {color: colour('soft'), align: 'left', padding: [0, 0, 0, -46]}},
      series: [
        {type: 'line', silent: true, symbol: 'none', data: [[from, from], [to, to]],
          lineStyle: {color: colour('soft'), width: 1, type: 'dashed'}},
        {type: 'custom', silent: true, data: foretold.bins.filter(bin => bin.length > 2).map(bin => [bin[0], bin[2], bin[3]]),
          renderItem: (params, api) => {
            const [x, low] = api.coord([api.value(0), api.value(1)]);
            const [, high] = api.coord([api.value(0), api.value(2)]);
            return {type: 'line', shape: {x1: x, x2: x, y1: low, y2: high}, style: {stroke: colour('line'), lineWidth: 3}};
          }},
        {type: 'scatter', silent: true, symbolSize: 10, z: 5, itemStyle: {color: colour('blue'), opacity: 1},
          data: foretold.bins.map(bin => [bin[0], bin[1]])}]
    };
  }

  const foretold = () => data.foretold.length === 0 ? section('foretold', t('foretold'), el('p', {class: 'none'}, t('few')))
    : section('foretold', t('foretold'), hint(t('foretold.hint')), el('div', {class: 'contrasts'}, data.foretold.map(each =>
      el('figure', {class: 'contrast'},
        el('figcaption', {}, el('b', {}, each.name), ...each.text.split('\n').map(line => el('p', {}, line))),
        chart('calibration', each.name + ': ' + each.text, null, width => calibration(each, width))))));

  // ---- other weights ----

  const LOOKS = {equal: ['diamond', 'soft'], entropy: ['triangle', 'soft'], critic: ['rect', 'soft'], learned: ['circle', 'rust']};

  function weightDots(width) {
    const learned = data.weights.find(each => each.ranges.length > 0);
    const dots = (name, symbol, fill, weights, size) => ({name, type: 'scatter', silent: true, symbol, symbolSize: size,
      itemStyle: {color: colour(fill), opacity: 1}, data: weights.map((weight, i) => [weight, i])});
    return {
      grid: {left: labelsOf(width) + 8, right: 18, top: isNarrow(width) ? 112 : 34, bottom: 26},
      legend: {...legend(width), orient: isNarrow(width) ? 'vertical' : 'horizontal', itemGap: isNarrow(width) ? 6 : 18},
      xAxis: shares(width),
      yAxis: namesOf(width, kpis.map(kpi => nameOf(kpi.id))),
      series: [
        ...learned ? [{type: 'custom', silent: true, data: learned.ranges.map(([low, high], i) => [low, high, i]),
          encode: {x: [0, 1], y: 2},
          renderItem: (params, api) => {
            const [low, y] = api.coord([api.value(0), api.value(2)]);
            const [high] = api.coord([api.value(1), api.value(2)]);
            return {type: 'line', shape: {x1: low, x2: high, y1: y, y2: y}, style: {stroke: colour('rust'), opacity: 0.3, lineWidth: 4}};
          }}] : [],
        dots(t('weights.present'), 'circle', 'blue', kpis.map(kpi => kpi.weight), 13),
        ...data.weights.map(each => dots(t('weights.' + each.key), ...LOOKS[each.key], each.weights, 9))]
    };
  }

  function weights() {
    const columns = [{title: t('kpi'), class: 'name', heads: true},
      ...['present', ...data.weights.map(each => each.key)].map(key => ({title: t('weights.' + key), class: 'number'}))];
    const warnings = data.weights.flatMap(each => each.warnings.map(text => t('weights.' + each.key) + ': ' + text))
      .concat(data.notLearned || []);
    const range = (each, i) => each.ranges.length === 0 ? null
      : small(each.ranges[i].map(end => percent(end, 0)).join('–'));
    return section('weights', t('weights'), hint(t('weights.hint')),
      warnings.length === 0 ? '' : el('ul', {class: 'notes'}, warnings.map(text => el('li', {}, text))),
      chart('bars', t('weights'), kpis.length * 32 + 70, weightDots),
      table('figures', t('weights'), columns, kpis.map((kpi, i) => ({cells: [nameOf(kpi.id), percent(kpi.weight),
        ...data.weights.map(each => [orNone(each.weights[i], percent), range(each, i)])]}))));
  }

  // ---- against another version ----

  function effects(width) {
    const {effects: all} = data.compared;
    return {
      grid: {left: labelsOf(width) + 8, right: 40, top: 6, bottom: 26},
      xAxis: {type: 'value', ...lineAxis(), axisLine: {show: false}, splitNumber: isNarrow(width) ? 3 : 6,
        axisLabel: {...lineAxis().axisLabel, formatter: value => signed(value, 1)}},
      yAxis: {...namesOf(width, all.map(each => each.name)), axisLine: {show: false}},
      series: [{type: 'bar', silent: true, barMaxWidth: 14,
        label: {show: true, position: 'right', color: colour('ink'), fontSize: 12, formatter: ({value}) => signed(value, 2)},
        data: all.map(each => ({value: each.mean, itemStyle: {color: colour(each.mean < 0 ? 'rust' : 'blue')}}))}]
    };
  }

  function compared() {
    const {before, after, period, shift, spearman, tau, gainers, losers, places, migration, movers, effects: all} = data.compared;
    const titles = [t('compared.from'), ...places];
    return section('compared', t('compared', {before, after}),
      el('p', {}, t('compared.text', {period, gainers, losers, shift: orNone(shift, fixed(1)),
        spearman: orNone(spearman, fixed(2)), tau: orNone(tau, fixed(2))})),
      el('h3', {}, t('compared.effects')),
      chart('bars', t('compared.effects') + ': ' + all.map(each => each.name + ' ' + signed(each.mean, 2)).join('; '),
        all.length * 28 + 40, effects),
      places.length === 0 ? '' : [el('h3', {}, t('compared.grades')), hint(t('compared.grades.hint')),
        el('div', {class: 'migration'}, table('figures', t('compared.grades'), titles.map((title, i) => i === 0
          ? {title, class: 'name', heads: true} : {title, class: 'number'}), places.map((place, i) => ({cells: [place,
          ...migration[i].map((count, j) => el('span', {class: i === j ? 'stayed' : null}, count === 0 ? '·' : number(count, 0)))]}))))],
      el('h3', {}, t('compared.movers')),
      table('figures movers', t('compared.movers'), [{title: t('name'), class: 'name', heads: true},
        ...['compared.before', 'compared.after', 'change'].map(key => ({title: t(key), class: 'number'})),
        {title: t('compared.parts'), class: 'text'}], movers.map(mover => ({cells: [mover.name, score(mover.before), score(mover.after),
        el('span', {class: 'change ' + (mover.after > mover.before ? 'up' : 'down')}, signed(mover.after - mover.before, model.decimals)),
        mover.parts.map(part => part.name + ' ' + signed(part.points, 1)).join(', ')]}))));
  }

  // ---- the page ----

  const fact = (title, ...text) => el('div', {}, el('dt', {}, title), el('dd', {}, ...text));
  const [first, last] = data.periods;
  document.title = t('review') + ' · ' + data.company;
  document.body.append(
    el('header', {}, el('p', {class: 'kind'}, t('review')), el('h1', {}, data.company),
      el('dl', {}, fact(t('model'), model.id), fact(t('version'), model.version), fact(t('period'), first === last ? first : first + ' – ' + last),
        fact(t('review.who'), data.who),
        fact(t('fingerprint'), el('code', {title: model.fingerprint}, model.fingerprint.slice(0, 12) + '…')),
        fact(t('language'), t('language.name')))),
    el('main', {}, el('p', {class: 'head'}, data.head), findings(), decides(), curves(), pairs(), firmness(),
      data.drift ? drift() : '', foretold(), weights(), data.compared ? compared() : ''),
    el('footer', {}, el('p', {class: 'hint'}, t('about.charts'))));
  starts.forEach(start => start());
})();
