// Draws the report of all scores.
(() => {
  const {data, locale, t, number, signed, percent, score, points, fine, measured, brief, nameOf, el, table, small, colour, FONT,
    draw, forget, chartBox, lineAxis} = page;
  const {model, periods, levels} = data;

  const isScored = result => Boolean(result) && 'points' in result;
  const byName = (a, b) => a.name.localeCompare(b.name, locale);

  const ROW = ['weight', 'target', 'fullAt', 'actual', 'k', 'n', 'attainment', 'x', 'points', 'contribution', 'step',
    'reason', 'runRate'];

  /** The lines of a score beside the parts of the model that they are about. */
  function rows(result) {
    return model.parts.map((part, i) => {
      const row = {part};
      ROW.forEach((name, j) => row[name] = result.rows[i][j]);
      return row;
    });
  }

  const grade = result => 'grade' in result ? el('span', {class: 'grade'}, result.grade) : null;

  function change(result) {
    if (!isScored(result)) {
      return null;
    }
    if (!('change' in result)) {
      return el('span', {class: 'change'}, t('change.new'));
    }
    const by = result.change;
    const way = by > 0 ? 'up' : by < 0 ? 'down' : 'steady';
    return el('span', {class: 'change ' + way},
      el('span', {'aria-hidden': 'true'}, {up: '▲ ', down: '▼ ', steady: '= '}[way]),
      el('span', {class: 'unseen'}, t('change.' + way) + ' '), signed(by, model.decimals));
  }

  const addressOf = (level, subject) => '#' + encodeURIComponent(level) + '/' + encodeURIComponent(subject.id);

  // ---- charts ----

  function sparkline(results, range) {
    const last = results.length - 1;
    return {
      grid: {left: 6, right: 6, top: 6, bottom: 6},
      xAxis: {type: 'category', show: false, data: results.map((_, i) => i), boundaryGap: false},
      yAxis: {type: 'value', show: false, min: range[0], max: range[1]},
      series: [{
        type: 'line',
        silent: true,
        lineStyle: {color: colour('blue'), width: 2},
        itemStyle: {color: colour('blue')},
        symbol: 'circle',
        symbolSize: (_, params) => params.dataIndex === last ? 8 : 0,
        data: results.map(result => isScored(result) ? result.points : null)
      }]
    };
  }

  /** What each part adds from 0 on, what is taken off, and where it ends. */
  function steps(result) {
    let at = 0;
    const step = (name, by) => ({name, by, from: at, to: at += by});
    const bars = rows(result).filter(row => row.step).map(row => step(row.part.name, row.contribution));
    for (const {kind, id, points: by} of result.adjustments || []) {
      bars.push(step(t('adjusted.short.' + kind, {name: model.kpis[id]?.name}), by));
    }
    bars.push({name: t('final'), from: 0, to: result.points, total: true});
    return bars;
  }

  /** Bars from step to step: from 0 on, or from one total to another on an axis that has room for the steps. */
  function waterfall(bars, width, between) {
    const labels = width < 560 ? 118 : 230;
    const ends = bars.flatMap(bar => [bar.from, bar.to]);
    const room = between ? 0.06 * (Math.max(...ends) - Math.min(...ends)) + 0.2 : 0;
    const fillOf = bar => colour(bar.total ? 'ink' : bar.by < 0 ? 'rust' : 'blue');
    return {
      grid: {left: labels + 8, right: 58, top: 4, bottom: 26},
      xAxis: {type: 'value', ...lineAxis(), axisLine: {show: false}, splitNumber: width < 560 ? 3 : 6, scale: between,
        ...between ? {min: Math.min(...ends) - room, max: Math.max(...ends) + room} : {},
        axisLabel: {...lineAxis().axisLabel, showMinLabel: !between, showMaxLabel: !between,
          formatter: value => number(value, 0, model.decimals)}},
      yAxis: {type: 'category', inverse: true, ...lineAxis(), data: bars.map(bar => bar.name),
        axisLabel: {color: colour('ink'), fontSize: 12.5, lineHeight: 15, width: labels, overflow: 'break', interval: 0}},
      series: [{
        type: 'custom',
        silent: true,
        data: bars.map((bar, i) => [bar.from, bar.to, i]),
        encode: {x: [0, 1], y: 2},
        renderItem: (params, api) => {
          const bar = bars[params.dataIndex];
          const [from, y] = api.coord([bar.from, params.dataIndex]);
          const [to] = api.coord([bar.to, params.dataIndex]);
          const step = api.size([0, 1])[1];
          const high = Math.min(22, step * 0.62);
          const next = bars[params.dataIndex + 1];
          const text = bar.total ? score(bar.to) : signed(bar.by, model.decimals + 1);
          return {
            type: 'group',
            children: [
              {type: 'rect',
                shape: from === to && bar.total
                  ? {x: to - 2, y: y - high / 2, width: 4, height: high}
                  : {x: Math.min(from, to), y: y - high / 2, width: Math.max(1, Math.abs(to - from)), height: high, r: 2},
                style: {fill: fillOf(bar)}},
              {type: 'line', invisible: !next,
                shape: {x1: to, x2: to, y1: y + high / 2, y2: y + step - high / 2},
                style: {stroke: colour('soft'), lineWidth: 1, lineDash: [2, 2]}},
              {type: 'text', x: Math.max(from, to) + 5, y,
                style: {text, fill: colour('ink'), font: (bar.total ? '600 ' : '') + '12.5px ' + FONT,
                  textVerticalAlign: 'middle', verticalAlign: 'middle'}}
            ]
          };
        }
      }]
    };
  }

  /** A criterion's curve, flat on both sides, with the place where the value or attainment was read. */
  function curve(row) {
    const {part, x, points: y} = row;
    const corners = state.period === periods.length - 1 && part.toDate || part.curve;
    const first = corners[0][0];
    const last = corners[corners.length - 1][0];
    const span = last - first || Math.abs(first) || 1;
    // far outside nothing changes any more: the dot then stands at the edge
    const at = x === null ? null : Math.max(first - span / 2, Math.min(last + span / 2, x));
    const room = span * 0.12;
    const low = Math.min(first, at ?? first) - room;
    const from = low < 0 && Math.min(first, x ?? first) >= 0 ? 0 : low;
    const to = Math.max(last, at ?? last) + room;
    const write = value => part.input === 'ATTAINMENT' ? number(100 * value, 0, 0) + '%' : brief(part.id, value);
    const line = [[from, corners[0][1]], ...corners.filter(([cx]) => cx > from || corners.length === 1),
      [to, corners[corners.length - 1][1]]];
    if (corners.filter(([cx]) => cx <= from).length > 0) {
      line[0][1] = corners.filter(([cx]) => cx <= from).pop()[1];
    }
    const bottom = Math.min(0, ...corners.map(corner => corner[1]));
    const series = [{type: 'line', silent: true, symbol: 'none', data: line,
      lineStyle: {color: colour('blue'), width: 2}}];
    if (at !== null && y !== null) {
      series.push(
        {type: 'line', silent: true, symbol: 'none', data: [[from, y], [at, y], [at, bottom]],
          lineStyle: {color: colour('rust'), width: 1, type: 'dashed'}},
        {type: 'scatter', silent: true, symbolSize: 12, data: [[at, y]],
          z: 3,
          itemStyle: {color: colour('rust'), borderColor: colour('paper'), borderWidth: 2, opacity: 1}});
    }
    return {
      grid: {left: 34, right: 22, top: 10, bottom: 24},
      xAxis: {type: 'value', min: from, max: to, splitNumber: 3, ...lineAxis(), splitLine: {show: false},
        axisLabel: {...lineAxis().axisLabel, showMinLabel: from === 0, showMaxLabel: false, formatter: write,
          hideOverlap: true}},
      yAxis: {type: 'value', min: bottom, splitNumber: 3, ...lineAxis(), axisLine: {show: false},
        axisLabel: {...lineAxis().axisLabel, formatter: value => number(value, 0, model.decimals)}},
      series
    };
  }

  /** A subject's scores, and beside them those of what it is a part of. */
  function history(lines, chosen, trend, width) {
    const looks = [
      {symbol: 'circle', type: 'solid', colour: 'blue', width: 2.5},
      {symbol: 'rect', type: 'dashed', colour: 'rust', width: 1.5},
      {symbol: 'triangle', type: 'dotted', colour: 'soft', width: 1.5},
      {symbol: 'diamond', type: 'dashed', colour: 'ink', width: 1.5}
    ];
    const narrow = width < 560;
    const names = [...lines.map(line => line.name), ...trend && trend.line ? [t('trend')] : []];
    return {
      grid: {left: 40, right: 16, top: narrow ? 24 * names.length + 22 : 46, bottom: 40},
      legend: {top: 0, left: 0, itemWidth: 34, itemGap: narrow ? 8 : 18, selectedMode: false,
        orient: narrow ? 'vertical' : 'horizontal', data: names,
        textStyle: {color: colour('ink'), fontSize: 12.5, width: narrow ? width - 60 : 240, overflow: 'truncate'}},
      xAxis: {type: 'category', data: data.axis.map(name => name.replace(/ (?=\S+$)/, '\n')), ...lineAxis(),
        axisLabel: {...lineAxis().axisLabel, fontSize: narrow ? 11 : 12, lineHeight: 15}},
      yAxis: {type: 'value', scale: true, ...lineAxis(), axisLine: {show: false},
        axisLabel: {...lineAxis().axisLabel, formatter: value => number(value, 0, model.decimals)}},
      series: lines.map((line, i) => ({
        name: line.name,
        type: 'line',
        silent: true,
        z: 10 - i,
        symbol: looks[i].symbol,
        symbolSize: i === 0 ? 9 : 6,
        lineStyle: {color: colour(looks[i].colour), width: looks[i].width, type: looks[i].type},
        itemStyle: {color: colour(looks[i].colour)},
        label: {show: i === 0, position: 'top', color: colour('ink'), textBorderColor: colour('paper'), textBorderWidth: 3, fontSize: narrow ? 11 : 12,
          formatter: ({value}) => score(value)},
        markLine: i === 0 && periods.length > 1 ? {symbol: 'none', label: {show: false},
          lineStyle: {color: colour('line'), type: 'solid', width: 1}, data: [{xAxis: chosen}]} : undefined,
        data: line.results.map(result => isScored(result) ? result.points : null)
      })).concat(trend && trend.line ? [{
        name: t('trend'),
        type: 'line',
        silent: true,
        z: 1,
        symbol: 'none',
        lineStyle: {color: colour('blue'), width: 1.5, type: [2, 4]},
        itemStyle: {color: colour('blue')},
        data: trend.line
      }] : [])
    };
  }

  // ---- how sure, why, what changed and what next ----

  const reasonsOf = result => result && result.reasons || {};
  const range = sure => sure.low === sure.high ? score(sure.low) : score(sure.low) + '–' + score(sure.high);
  const ranks = sure => sure.best === sure.worst
    ? t('sure.rank', {rank: sure.best})
    : t('sure.ranks', {best: sure.best, worst: sure.worst});

  /** A score with its range, on the scale of all that are shown. */
  function whisker(result, [from, to]) {
    const {low, high} = reasonsOf(result).sure;
    const at = value => (100 * (value - from) / (to - from || 1)).toFixed(2) + '%';
    return el('span', {class: 'whisker', 'aria-hidden': 'true'},
      el('i', {style: 'left:' + at(low) + ';right:calc(100% - ' + at(high) + ')'}),
      el('b', {style: 'left:' + at(result.points)}));
  }

  /** Of how much of the scores the uncertainty is known, in a sentence. */
  function sureness(results) {
    const known = results.map(result => reasonsOf(result).sure?.known ?? 0);
    const {seed, draws, level} = data.chance;
    const [least, most] = [Math.min(...known), Math.max(...known)].map(share => percent(share, 0));
    return most === percent(0, 0) ? t('sure.unknown')
      : t('sure.hint', {level: percent(level, 0), draws: number(draws, 0), seed}) + ' '
        + (least === most ? t('sure.known', {share: most}) : t('sure.known.from', {least, most}));
  }

  /** What sums to a difference: its parts with their names, in the order of the model. */
  const partsOf = ({parts = [], adjusted = [], coverage}) => [
    ...parts.map(([at, by]) => ({name: model.parts[at].name, by})),
    ...adjusted.map(({kind, id, points: by}) => ({name: t('adjusted.short.' + kind, {name: model.kpis[id]?.name}), by})),
    ...coverage ? [{name: t('since.COVERAGE'), by: coverage}] : []
  ].filter(({by}) => Number(by.toFixed(model.decimals + 1)) !== 0);

  /** Bars beside each other, longest first; what would be too many is one line. */
  function barList(parts, most, way, many = 5) {
    // a line for the rest is worth it for two
    const listed = parts.slice(0, parts.length === many + 1 ? many + 1 : many);
    const rest = parts.slice(listed.length);
    const line = ({name, by, more}) => el('li', {},
      el('span', {class: 'part'}, name, more ? small(more) : null),
      el('span', {class: 'bar ' + way, 'aria-hidden': 'true'},
        el('i', {style: 'width:' + (100 * Math.min(1, Math.abs(by) / most)).toFixed(2) + '%'})),
      el('span', {class: 'by'}, signed(by, model.decimals + 1)));
    return el('ul', {class: 'parts'}, listed.map(line), rest.length === 0 ? null : el('li', {class: 'rest'},
      el('span', {class: 'part'}, t('parts.rest', {count: rest.length})), el('span'),
      el('span', {class: 'by'}, signed(rest.reduce((sum, {by}) => sum + by, 0), model.decimals + 1))));
  }

  /** What a score has more and less than a reference. */
  function contrast(className, title, hint, parts, most) {
    const up = parts.filter(({by}) => by > 0).sort((a, b) => b.by - a.by);
    const down = parts.filter(({by}) => by < 0).sort((a, b) => a.by - b.by);
    return el('figure', {class: 'contrast ' + className},
      el('figcaption', {}, el('b', {}, title), small(hint)),
      up.length === 0 ? null : [el('h4', {}, t('strengths')), barList(up, most, 'up')],
      down.length === 0 ? null : [el('h4', {}, t('shortfalls')), barList(down, most, 'down')],
      up.length + down.length > 0 ? null : el('p', {class: 'none'}, t('parts.none')));
  }

  const people = level => t('levels.' + level).toLocaleLowerCase(locale);

  function contrasts(level, result) {
    const {full, peers} = reasonsOf(result);
    if (!full) {
      return [];
    }
    const toFull = partsOf(full);
    const toPeers = peers ? partsOf(peers.parts) : [];
    const most = Math.max(0.01, ...[...toFull, ...toPeers].map(({by}) => Math.abs(by)));
    const scored = (levels[level] || []).filter(each => isScored(each.scores[state.period])).length;
    const sum = parts => signed(parts.reduce((all, {by}) => all + by, 0), model.decimals + 1);
    return [el('h3', {}, t('contrasts')), el('div', {class: 'contrasts'},
      contrast('full', t('contrasts.full'), t('contrasts.sum', {points: sum(toFull)}), toFull, most),
      peers ? contrast('peers', t('contrasts.peers', {count: peers.count, who: people(level)}),
        t('contrasts.sum.peers', {points: sum(toPeers), from: score(peers.from)}), toPeers, most)
        : el('p', {class: 'hint peers'}, t('contrasts.few', {least: data.fewest.peers, count: scored, who: people(level)})))];
  }

  /** From the score of the period before to this one. */
  function changes(since, from, to) {
    let at = since.from;
    const step = ({name, by}) => ({name, by, from: at, to: at += by});
    const named = of => of.map(effect => t('since.' + effect)).join(' + ');
    return [{name: periods[from], from: since.from, to: since.from, total: true},
      ...[...partsOf(since.values), ...(since.effects || []).map(({of, points: by}) => ({name: named(of), by}))].map(step),
      {name: periods[to], from: since.to, to: since.to, total: true}];
  }

  /** What changed since the period before, or why that is not told. */
  function changed(subject, result, chart) {
    const before = state.period - 1;
    if (!isScored(result) || before < 0) {
      return [];
    }
    const {since} = reasonsOf(result);
    const title = el('h3', {}, t('since', {period: periods[before]}));
    if (!since) {
      return [title, el('p', {class: 'none'}, isScored(subject.scores[before])
        ? t('since.other', {period: called(state.period), before: periods[before]})
        : t('since.none', {period: periods[before]}))];
    }
    const bars = changes(since, before, state.period);
    const box = chartBox('waterfall changed', bars.map(bar => bar.name + ' '
      + (bar.total ? score(bar.to) : signed(bar.by, model.decimals + 1))).join('; '));
    box.style.height = bars.length * (card.clientWidth < 560 ? 46 : 30) + 34 + 'px';
    return [title, el('p', {class: 'hint'}, isPartial(state.period)
      ? t('since.partial', {period: called(state.period)}) : t('since.hint')),
    chart(box, width => waterfall(bars, width, true))];
  }

  function trendOf(trend) {
    const partial = isPartial(state.period) ? ' ' + t('trend.partial', {period: periods[state.period]}) : '';
    if (!trend.line) {
      return t('trend.few', {count: trend.scored}) + partial;
    }
    const [slope, low, high] = [trend.slope, trend.low, trend.high].map(points => signed(points, model.decimals));
    return t('trend.' + trend.label, {slope, low, high}) + ' ' + t('trend.hint', {count: trend.scored}) + partial;
  }

  /** What would help: of the ranked period alone, for of others it is too late. */
  function nextSteps(level, result) {
    const {next} = reasonsOf(result);
    if (!next) {
      return [];
    }
    const {steps = [], stalled = {}, rules = []} = next;
    const most = Math.max(0.01, ...steps.map(step => step.points));
    const share = ({k, n}) => k === undefined ? '' : ' (' + t('actual.of', {k: number(k, 0, 2), n: number(n, 0, 2)}) + ')';
    // where deciles lie between two whole numbers, so do steps
    const about = (kpi, value) => model.kpis[kpi].form === 'NUMBER' && model.kpis[kpi].symbol === '' && !model.kpis[kpi].interval
      ? number(value, 0, 1) : measured(kpi, value);
    const bars = steps.map(step => ({name: nameOf(step.kpi), by: step.points,
      more: t('next.step', {from: about(step.kpi, step.from), to: about(step.kpi, step.to) + share(step),
        score: score(step.score) + (step.grade ? ' (' + step.grade + ')' : '')})}));
    const content = [el('h3', {}, t('next'))];
    if (!next.compared) {
      content.push(el('p', {class: 'hint'}, t('next.few', {least: data.fewest.values, who: people(level)})));
    } else {
      content.push(el('p', {class: 'hint'}, t('next.hint', {who: people(level)})),
        steps.length === 0 ? el('p', {class: 'none'}, t('next.none')) : el('div', {class: 'steps'}, barList(bars, most, 'up', bars.length)));
      const others = Object.entries(stalled);
      content.push(others.length === 0 ? '' : el('ul', {class: 'stalled'}, others.map(([why, kpis]) =>
        el('li', {}, t('next.' + why) + ': ' + kpis.map(nameOf).join(', ')))));
    }
    content.push(rules.length === 0 ? '' : el('ul', {class: 'rules'}, rules.map(rule =>
      el('li', {}, el('b', {}, rule.name), el('span', {}, rule.advice)))));
    return content;
  }

  // ---- the page ----

  const ranked = ['REP', 'TEAM', 'BRANCH'].filter(level => (levels[level] || []).length > 0);
  const state = {period: periods.length - 1, level: ranked[0] || 'COMPANY', shown: null,
    sold: {level: 'COMPANY', id: ((levels.COMPANY || [])[0] || {}).id}, kpi: data.breakdown ? data.breakdown.kpis[0] : null};

  const overview = el('section', {'aria-labelledby': 'overview-title'});
  const ranking = el('section', {id: 'ranking', 'aria-labelledby': 'ranking-title'});
  const card = el('section', {id: 'scorecard', 'aria-labelledby': 'scorecard-title'});
  const breakdown = el('section', {class: 'breakdown', 'aria-labelledby': 'breakdown-title'});

  function renderOverview() {
    forget(overview);
    const shown = [...(levels.COMPANY || []).map(subject => ['COMPANY', subject]),
      ...(levels.BRANCH || []).slice().sort(byName).map(subject => ['BRANCH', subject])];
    const all = shown.flatMap(([, subject]) => subject.scores).filter(isScored).map(result => result.points);
    const range = [Math.min(...all) - 1, Math.max(...all) + 1];
    const charts = [];
    const cards = shown.map(([level, subject]) => {
      const result = subject.scores[state.period];
      const upToNow = subject.scores.slice(0, state.period + 1);
      const box = chartBox('sparkline', isScored(result)
        ? t('overview.sparkline', {count: upToNow.filter(isScored).length, points: score(result.points)})
        : t('unscored'));
      charts.push(() => draw(box, () => sparkline(upToNow, range)));
      return el('li', {class: level === 'COMPANY' ? 'card whole' : 'card'},
        el('a', {href: addressOf(level, subject)}, subject.name),
        el('p', {class: 'figure'}, isScored(result)
          ? [el('strong', {}, score(result.points)), grade(result)]
          : el('span', {class: 'none'}, t('unscored'))),
        el('p', {}, change(result)),
        box);
    });
    overview.replaceChildren(el('h2', {id: 'overview-title'}, t('overview')), el('ul', {class: 'cards'}, cards));
    charts.forEach(start => start());
    overview.hidden = shown.length === 0;
  }

  /** A KPI of a score, with its points. */
  const standout = (result, kpi) => [nameOf(kpi), small(score(rows(result).find(row => row.part.id === kpi).points))];

  function renderRanking() {
    const present = (levels[state.level] || []).filter(subject => subject.scores[state.period]);
    const now = subject => subject.scores[state.period];
    const scored = present.filter(subject => isScored(now(subject)))
      .sort((a, b) => now(a).rank - now(b).rank || byName(a, b));
    const unscored = present.filter(subject => !isScored(now(subject))).sort(byName);
    const sure = scored.map(subject => reasonsOf(now(subject)).sure).filter(each => each && 'low' in each);
    const isDrawn = data.chance && state.period === periods.length - 1 && scored.length > 0;
    const ends = [...sure.flatMap(each => [each.low, each.high]), ...scored.map(subject => now(subject).points)];
    const scale = [Math.min(...ends), Math.max(...ends)];
    const columns = [
      {title: t('rank'), class: 'rank'}, {title: t('name'), class: 'name', heads: true},
      {title: t('score'), class: 'number score'},
      ...sure.length > 0 ? [{title: t('sure', {level: percent(data.chance.level, 0)}), class: 'sure'}] : [],
      {title: t('grade'), class: 'graded'},
      {title: t('change'), class: 'number moved'}, {title: t('coverage'), class: 'number covered'},
      {title: t('strongest'), class: 'text strongest'}, {title: t('weakest'), class: 'text weakest'}];
    const ranged = result => 'low' in (reasonsOf(result).sure || {})
      ? [whisker(result, scale), el('span', {class: 'range'}, range(result.reasons.sure)), small(ranks(result.reasons.sure))]
      : '–';
    const link = subject => [
      el('a', {href: addressOf(state.level, subject)}, subject.name),
      belongs(subject) ? small(belongs(subject)) : null];
    const lines = scored.map(subject => {
      const result = now(subject);
      return {cells: [
        String(result.rank), link(subject), el('strong', {}, score(result.points)),
        ...sure.length > 0 ? [ranged(result)] : [], grade(result) || '–',
        change(result), percent(result.coverage, 0),
        ...['strongest', 'weakest'].map(which => which in result ? standout(result, result[which]) : '–')]};
    });
    const rankTable = table('ranks', t('ranking') + ', ' + t('levels.' + state.level) + ', ' + called(state.period),
      columns, lines);
    const count = el('output', {class: 'count'});
    const filter = el('input', {type: 'search', id: 'filter', autocomplete: 'off', input: () => {
      const wanted = filter.value.trim().toLocaleLowerCase(locale);
      const trs = [...rankTable.tBodies[0].rows];
      trs.forEach((tr, i) => tr.hidden = !scored[i].name.toLocaleLowerCase(locale).includes(wanted));
      count.value = t('ranking.shown', {count: trs.filter(tr => !tr.hidden).length, all: trs.length});
    }});
    const choice = ranked.length < 2 ? null : el('fieldset', {class: 'levels'},
      el('legend', {class: 'unseen'}, t('ranking.of')),
      ranked.map(level => el('label', {},
        el('input', {type: 'radio', name: 'level', value: level, checked: level === state.level, change: () => {
          state.level = level;
          renderRanking();
          ranking.querySelector('input[value="' + level + '"]').focus();
        }}), el('span', {}, t('levels.' + level)))));
    ranking.replaceChildren(
      el('h2', {id: 'ranking-title'}, t('ranking') + ', ' + called(state.period)),
      el('div', {class: 'controls'}, choice,
        el('span', {class: 'find'}, el('label', {for: 'filter'}, t('ranking.filter')), filter), count),
      isDrawn ? el('p', {class: 'hint sureness'}, sureness(scored.map(now))) : '',
      scored.length > 0 ? rankTable : el('p', {class: 'none'}, t('ranking.none')),
      unscored.length === 0 ? '' : el('div', {class: 'unscored'},
        el('h3', {}, t('unscored') + ' (' + number(unscored.length, 0) + ')'),
        el('ul', {}, unscored.map(subject => el('li', {}, link(subject),
          el('ul', {}, now(subject).unscored.map(why => el('li', {}, why))))))));
  }

  /** The names of what a subject is a part of, nearest first. */
  function wholesOf(subject) {
    return ['TEAM', 'BRANCH', 'COMPANY'].map(level => (levels[level] || [])
      .find(whole => (subject.wholes || {})[level] === whole.id)).filter(Boolean);
  }

  const belongs = subject => wholesOf(subject).filter(whole => !(levels.COMPANY || []).includes(whole))
    .map(whole => whole.name).join(', ');

  /** Whether a value counts as another: few cases count nearer to what was known before. */
  const isShrunk = ({part, x, actual}) => part.input === 'VALUE' && x !== null && actual !== null
    && Math.abs(x - actual) > 1e-6 * Math.max(1, Math.abs(actual));

  function scorecardTable(subject, result) {
    const columns = [{title: t('kpi'), class: 'name', heads: true},
      ...['weight', 'target', 'actual', 'attainment', 'points', 'contribution']
        .map(key => ({title: t(key), class: 'number'}))];
    const orNone = (value, write) => value === null || value === undefined ? '–' : write(value);
    const lines = rows(result).map(row => {
      const {part} = row;
      const weight = row.weight === null ? '–' : [percent(row.weight),
        Math.abs(row.weight - part.weight) < 5e-4 ? null
          : small(t('weight.nominal', {weight: percent(part.weight)}))];
      const contribution = orNone(row.contribution, fine);
      const name = el('span', {class: 'depth' + Math.min(3, part.depth)}, part.name);
      if (!part.curve) {
        return {class: 'group', cells: [name, weight, null, null, null, orNone(row.points, fine), contribution]};
      }
      const evidence = row.k !== null
        ? t('actual.of', {k: number(row.k, 0, 2), n: number(row.n, 0, 2)})
        : row.n !== null ? t('actual.mean', {n: number(row.n, 0, 2)}) : null;
      const actual = row.actual === null
        ? el('span', {class: 'none'}, row.reason || '–')
        : [measured(part.id, row.actual), evidence ? small(evidence) : null,
          isShrunk(row) ? small(t('actual.counted', {value: measured(part.id, row.x)})) : null,
          row.runRate === null ? null : small(t('actual.runrate', {value: measured(part.id, row.runRate)}))];
      const aim = row.target !== null ? measured(part.id, row.target)
        : row.fullAt !== null ? '(' + measured(part.id, row.fullAt) + ')' : '–';
      return {cells: [name, weight, aim, actual,
        orNone(row.attainment, percent), orNone(row.points, fine), contribution]};
    });
    for (const adjustment of result.adjustments || []) {
      const held = points(adjustment.held);
      lines.push({class: 'adjustment', cells: [
        t('adjusted.' + adjustment.kind, {name: model.kpis[adjustment.id]?.name, points: held}),
        null, null, null, null, null, signed(adjustment.points, model.decimals + 1)]});
    }
    if (isScored(result)) {
      lines.push({class: 'total', cells: [t('final'), null, null, null, null, null,
        [el('strong', {}, score(result.points)), ' ', grade(result)]]});
    }
    const scorecard = table('lines', t('scorecard') + ', ' + subject.name + ', ' + called(state.period),
      columns, lines);
    // rows with fewer cells: the last one keeps its column
    scorecard.querySelectorAll('.group th').forEach(cell => cell.nextSibling.nextSibling?.setAttribute('colspan', 4));
    scorecard.querySelectorAll('.adjustment th, .total th').forEach(cell => cell.setAttribute('colspan', 6));
    return scorecard;
  }

  function renderScorecard() {
    forget(card);
    const {level, subject} = state.shown;
    const result = subject.scores[state.period];
    const choose = el('select', {id: 'subject', change: () => location.hash = choose.value},
      [...ranked, 'COMPANY'].filter(of => levels[of]).map(of => el('optgroup', {label: t('levels.' + of)},
        levels[of].slice().sort(byName).map(each => el('option',
          {value: addressOf(of, each), selected: each === subject && of === level}, each.name)))));
    const charts = [];
    const chart = (box, optionFor) => {
      charts.push(() => draw(box, optionFor));
      return box;
    };
    const content = [
      el('h2', {id: 'scorecard-title', tabindex: '-1'}, subject.name),
      el('div', {class: 'controls'}, el('span', {class: 'find'},
        el('label', {for: 'subject'}, t('scorecard.choose')), choose),
        el('a', {href: '#ranking'}, t('scorecard.back'))),
      el('p', {class: 'who'}, [t('scorecard'), called(state.period), belongs(subject)].filter(Boolean).join(' · '))];
    if (isScored(result)) {
      content.push(el('p', {class: 'figure'}, el('strong', {}, score(result.points)), grade(result),
        change(result),
        el('span', {class: 'fact'}, t('coverage') + ' ' + percent(result.coverage, 0)),
        'rank' in result && level !== 'COMPANY' ? el('span', {class: 'fact'}, t('rank') + ' ' + result.rank) : null));
      const {sure} = reasonsOf(result);
      if (sure) {
        const at = {level: percent(data.chance.level, 0)};
        content.push(el('p', {class: 'hint sureness'}, 'low' in sure
          ? t('sure', at) + ': ' + range(sure) + (level === 'COMPANY' ? '' : ', ' + ranks(sure)) + '. '
            + t('sure.known', {share: percent(sure.known, 0)})
          : t('sure.unknown')));
      }
    } else if (result) {
      content.push(el('p', {class: 'none'}, t('unscored')),
        el('ul', {class: 'notes'}, result.unscored.map(why => el('li', {}, why))));
    } else {
      content.push(el('p', {class: 'none'}, t('unscored.absent')));
    }
    if (result) {
      content.push(scorecardTable(subject, result));
      if (result.notes) {
        content.push(el('h3', {}, t('notes')),
          el('ul', {class: 'notes'}, result.notes.map(note => el('li', {}, note))));
      }
    }
    if (isScored(result)) {
      const bars = steps(result);
      const box = chartBox('waterfall', bars.map(bar => bar.name + ' '
        + (bar.total ? score(bar.to) : signed(bar.by, model.decimals + 1))).join('; '));
      // a narrow page breaks names into more lines
      box.style.height = bars.length * (card.clientWidth < 560 ? 50 : 36) + 34 + 'px';
      content.push(el('h3', {}, t('waterfall')), el('p', {class: 'hint'}, t('waterfall.hint')),
        chart(box, width => waterfall(bars, width)), ...contrasts(level, result));
    }
    const lines = [subject, ...wholesOf(subject)].map(of => ({name: of.name, results: of.scores}));
    const {trend} = reasonsOf(result);
    content.push(...changed(subject, result, chart),
      el('h3', {}, t('history')), trend ? el('p', {class: 'hint trend'}, trendOf(trend)) : '',
      chart(chartBox('history', t('history') + ': ' + subject.scores
        .map((each, i) => isScored(each) ? periods[i] + ' ' + score(each.points) : null)
        .filter(Boolean).join('; ')), width => history(lines, state.period, trend, width)),
      ...nextSteps(level, result));
    if (result) {
      content.push(el('h3', {}, t('curves')), el('p', {class: 'hint'}, t('curves.hint')),
        el('div', {class: 'curves'}, rows(result).filter(row => row.part.curve).map(row => {
          const x = row.x === null ? null : row.part.input === 'ATTAINMENT'
            ? t('curves.attainment') + ' ' + percent(row.x) : measured(row.part.id, row.x);
          const place = x !== null && row.points !== null
            ? t('curves.place', {x, points: score(row.points)})
            : x !== null ? x : t('curves.none', {reason: row.reason || '–'});
          return el('figure', {},
            el('figcaption', {}, el('b', {}, row.part.name), small(place.charAt(0).toLocaleUpperCase(locale) + place.slice(1))),
            chart(chartBox('curve', row.part.name + ': ' + place), () => curve(row)));
        })));
    }
    card.replaceChildren(...content);
    charts.forEach(start => start());
  }

  function header() {
    const select = el('select', {id: 'period', change: () => {
      state.period = Number(select.value);
      render();
    }}, periods.map((text, i) => el('option', {value: i, selected: i === state.period}, text)).reverse());
    const fact = (title, ...text) => el('div', {}, el('dt', {}, title), el('dd', {}, ...text));
    return el('header', {},
      el('a', {class: 'skip', href: '#ranking'}, t('skip')),
      el('p', {class: 'kind'}, t('sales_score')),
      el('h1', {}, data.company),
      el('dl', {},
        fact(el('label', {for: 'period'}, t('period')), select),
        data.asOf ? fact(t('asof', {period: periods[periods.length - 1]}), data.asOf) : null,
        fact(t('model'), model.id),
        fact(t('version'), model.version),
        fact(t('fingerprint'), el('code', {title: model.fingerprint}, model.fingerprint.slice(0, 12) + '…')),
        fact(t('language'), t('language.name'))),
      data.breakdown ? el('nav', {'aria-label': t('pages')}, Object.entries(PAGES).map(([page, title]) =>
        el('a', {href: page === 'breakdown' ? '#breakdown' : '#', 'data-page': page}, title()))) : null);
  }

  // ---- the page of a breakdown ----

  const PAGES = {
    scores: () => t('pages.scores'),
    breakdown: () => t('breakdown', {by: data.breakdown.by.toLocaleLowerCase(locale)})
  };

  const isPartial = at => Boolean(data.asOf) && at === periods.length - 1;

  /** What a period is called, with the last day that counts of one that is not over. */
  const called = at => isPartial(at) ? t('asof.period', {period: periods[at], day: data.asOf}) : periods[at];

  /** Whether a period is as long as the one before it: one that is not over is not. */
  const comparable = at => at > 0 && !isPartial(at);

  /** The groups of a subject in a period, most of the KPI first: each with its values and those of the period before. */
  function slicesOf(slices, at, kpi) {
    const of = (name, values, last) => ({name, now: values[at], before: comparable(at) ? values[at - 1] : null, last});
    const groups = slices.groups.map((name, i) => of(name, slices.values.map(period => period[i])));
    const amount = slice => slice.now ? slice.now[kpi] ?? -Infinity : -Infinity;
    groups.sort((a, b) => amount(b) - amount(a));
    const others = slices.others ? [of(t('breakdown.others'), slices.others, true)] : [];
    return [...groups, ...others].filter(slice => slice.now || slice.before);
  }

  function bars(slices, kpi, index, period, width) {
    const names = width < 560 ? 108 : 190;
    const value = values => values ? values[index] ?? 0 : 0;
    const write = number => brief(kpi, number);
    const series = (name, of, fill, labelled) => ({
      name, type: 'bar', silent: true, barGap: '10%', barMaxWidth: 16, itemStyle: {color: colour(fill)},
      label: {show: labelled, position: 'right', color: colour('ink'), fontSize: 12, formatter: ({value: v}) => write(v)},
      data: slices.map(of)
    });
    return {
      grid: {left: names + 8, right: 70, top: 30, bottom: 26},
      legend: {top: 0, left: 0, itemWidth: 16, selectedMode: false, textStyle: {color: colour('ink'), fontSize: 12.5}},
      xAxis: {type: 'value', ...lineAxis(), axisLine: {show: false}, splitNumber: width < 560 ? 2 : 5,
        axisLabel: {...lineAxis().axisLabel, formatter: write, hideOverlap: true}},
      yAxis: {type: 'category', inverse: true, ...lineAxis(), data: slices.map(slice => slice.name),
        axisLabel: {color: colour('ink'), fontSize: 12.5, width: names, overflow: 'truncate', interval: 0}},
      series: [series(called(period), slice => value(slice.now), 'blue', true),
        ...comparable(period) ? [series(periods[period - 1], slice => value(slice.before), 'line', false)] : []]
    };
  }

  function trends(slices, shown, kpi, index, width) {
    const looks = ['blue', 'rust', 'ink', 'soft', 'blue'];
    const narrow = width < 560;
    const last = periods.length - 1;
    const valuesOf = slice => slices.values.map(period => {
      const values = period[slices.groups.indexOf(slice.name)];
      return values ? values[index] ?? null : null;
    });
    const lines = shown.map((slice, i) => ({
      name: slice.name,
      type: 'line',
      silent: true,
      symbol: ['circle', 'rect', 'triangle', 'diamond', 'arrow'][i],
      symbolSize: 7,
      lineStyle: {color: colour(looks[i]), width: 2, type: i < 3 ? 'solid' : 'dashed'},
      itemStyle: {color: colour(looks[i])},
      data: valuesOf(slice).map((value, at) => isPartial(at) ? null : value)
    }));
    // what has been sold of a period that is not over is no fall: it hangs on a dotted line
    const partial = data.asOf ? shown.map((slice, i) => ({
      type: 'line',
      silent: true,
      symbol: 'emptyCircle',
      symbolSize: 9,
      lineStyle: {color: colour(looks[i]), width: 1.5, type: 'dotted'},
      itemStyle: {color: colour(looks[i])},
      data: valuesOf(slice).map((value, at) =>
        at === last ? value : at === last - 1 && value !== null ? {value, symbol: 'none'} : null)
    })) : [];
    return {
      grid: {left: 62, right: 16, top: narrow ? 24 * lines.length + 16 : 46, bottom: 40},
      legend: {top: 0, left: 0, itemWidth: 34, itemGap: narrow ? 8 : 18, selectedMode: false,
        orient: narrow ? 'vertical' : 'horizontal', data: lines.map(line => line.name),
        textStyle: {color: colour('ink'), fontSize: 12.5, width: narrow ? width - 60 : 190, overflow: 'truncate'}},
      xAxis: {type: 'category', data: data.axis.map(name => name.replace(/ (?=\S+$)/, '\n')), ...lineAxis(),
        axisLabel: {...lineAxis().axisLabel, fontSize: narrow ? 11 : 12, lineHeight: 15}},
      yAxis: {type: 'value', ...lineAxis(), axisLine: {show: false},
        axisLabel: {...lineAxis().axisLabel, formatter: value => brief(kpi, value)}},
      series: [...lines, ...partial]
    };
  }

  function slicesTable(rows, total, before, caption) {
    const {kpis} = data.breakdown;
    const whole = total ? total[0] : 0;
    const columns = [{title: data.breakdown.by, class: 'name', heads: true},
      ...[nameOf(kpis[0]), t('breakdown.share'), t('change'), ...kpis.slice(1).map(nameOf)]
        .map(title => ({title, class: 'number'}))];
    const line = ({name, now, before}) => {
      const grown = now && before && before[0] > 0 ? now[0] / before[0] - 1 : null;
      return [name, now ? measured(kpis[0], now[0]) : '–', now && whole > 0 ? percent(now[0] / whole) : '–',
        grown === null ? '–' : el('span', {class: 'change ' + (grown > 0 ? 'up' : grown < 0 ? 'down' : 'steady')},
          signed(100 * grown, 1) + '%'),
        ...kpis.slice(1).map((kpi, i) => now && now[i + 1] !== null ? measured(kpi, now[i + 1]) : '–')];
    };
    return table('slices', caption, columns, [...rows.map(row => ({cells: line(row)})),
      {class: 'total', cells: line({name: t('breakdown.total'), now: total, before})}]);
  }

  function renderBreakdown() {
    forget(breakdown);
    if (!data.breakdown) {
      return;
    }
    const {kpis} = data.breakdown;
    const {level, id} = state.sold;
    const subject = (levels[level] || []).find(each => each.id === id) || {name: id};
    const slices = (data.breakdown.levels[level] || {})[id];
    const index = kpis.indexOf(state.kpi);
    const whose = el('select', {id: 'sold', change: () => {
      [state.sold.level, state.sold.id] = whose.value.split('/').map(decodeURIComponent);
      renderBreakdown();
      document.getElementById('sold').focus();
    }}, ['COMPANY', ...ranked.slice().reverse()].filter(of => data.breakdown.levels[of]).map(of =>
      el('optgroup', {label: t('levels.' + of)}, (levels[of] || []).filter(each => data.breakdown.levels[of][each.id])
        .sort(byName).map(each => el('option', {value: encodeURIComponent(of) + '/' + encodeURIComponent(each.id),
          selected: of === level && each.id === id}, each.name)))));
    const shown = el('select', {id: 'sold-kpi', change: () => {
      state.kpi = shown.value;
      renderBreakdown();
      document.getElementById('sold-kpi').focus();
    }}, kpis.map(kpi => el('option', {value: kpi, selected: kpi === state.kpi}, nameOf(kpi))));
    const rows = slices ? slicesOf(slices, state.period, index) : [];
    const total = slices && slices.total ? slices.total[state.period] : null;
    const title = PAGES.breakdown() + ', ' + subject.name + ', ' + called(state.period);
    const charts = [];
    const content = [el('h2', {id: 'breakdown-title', tabindex: '-1'}, PAGES.breakdown()),
      el('p', {class: 'who'}, subject.name + ' · ' + called(state.period)),
      el('div', {class: 'controls'},
        el('span', {class: 'find'}, el('label', {for: 'sold'}, t('breakdown.whose')), whose),
        el('span', {class: 'find'}, el('label', {for: 'sold-kpi'}, t('breakdown.kpi')), shown))];
    if (rows.length === 0) {
      content.push(el('p', {class: 'none'}, t('breakdown.none')));
    } else {
      // the others together would dwarf each one of many
      const told = rows.filter(row => !row.last);
      const box = chartBox('bars', title + ': ' + told.map(({name, now}) =>
        name + ' ' + (now && now[index] !== null ? measured(state.kpi, now[index]) : '–')).join('; '));
      box.style.height = told.length * 40 + 60 + 'px';
      charts.push(() => draw(box, width => bars(told, state.kpi, index, state.period, width)));
      content.push(el('h3', {}, nameOf(state.kpi)), box);
      const most = told.slice(0, 5);
      const line = chartBox('trends', t('breakdown.trend') + ': ' + most.map(row => row.name).join('; '));
      charts.push(() => draw(line, width => trends(slices, most, state.kpi, index, width)));
      content.push(el('h3', {}, nameOf(state.kpi) + ', ' + t('breakdown.trend')),
        data.asOf ? el('p', {class: 'hint'}, t('breakdown.partial', {period: called(periods.length - 1)})) : '', line,
        el('h3', {}, t('breakdown.table')), slicesTable(rows, total,
          comparable(state.period) ? slices.total[state.period - 1] : null, title));
    }
    breakdown.replaceChildren(...content);
    charts.forEach(start => start());
  }

  /** Shows the page that the address names. */
  function turn() {
    const page = data.breakdown && location.hash === '#breakdown' ? 'breakdown' : 'scores';
    document.body.dataset.page = page;
    document.querySelectorAll('nav a').forEach(link =>
      link.toggleAttribute('aria-current', link.dataset.page === page));
  }

  function footer() {
    const bands = model.grades.map((band, i) => i === 0
      ? t('about.lowest', {grade: band.grade})
      : t('about.grade', {grade: band.grade, points: score(band.from)})).reverse();
    const list = (title, items) => items.length === 0 ? null
      : [el('h3', {}, title), el('ul', {}, items.map(item => el('li', {}, item)))];
    return el('footer', {},
      el('h2', {}, t('about')),
      el('p', {}, model.id + ' ' + model.version + ', ' + t('fingerprint').toLocaleLowerCase(locale) + ' ',
        el('code', {}, model.fingerprint)),
      list(t('about.grades'), bands),
      list(t('about.gates'), model.gates),
      el('p', {class: 'hint'}, t('about.charts')));
  }

  function render() {
    renderOverview();
    renderRanking();
    renderScorecard();
    renderBreakdown();
  }

  /** Whom the address names, or null. */
  function addressed() {
    const [level, id] = location.hash.slice(1).split('/').map(decodeURIComponent);
    const subject = (levels[level] || []).find(each => each.id === id);
    return subject ? {level, subject} : null;
  }

  function first() {
    const level = ranked[0] || 'COMPANY';
    const rankOf = subject => subject.scores[state.period]?.rank ?? Infinity;
    return {level, subject: levels[level].slice().sort((a, b) => rankOf(a) - rankOf(b) || byName(a, b))[0]};
  }

  window.addEventListener('hashchange', () => {
    turn();
    const next = addressed();
    if (next) {
      state.shown = next;
      renderScorecard();
      card.scrollIntoView();
      document.getElementById('scorecard-title').focus({preventScroll: true});
    }
  });

  state.shown = addressed() || first();
  document.title = t('sales_score') + ' · ' + data.company;
  document.body.append(header(), el('main', {}, overview, ranking, card,
    data.breakdown ? breakdown : ''), footer());
  turn();
  render();
  if (addressed()) {
    card.scrollIntoView();
  }
})();
