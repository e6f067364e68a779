'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const charts = [];

  const color = i => getComputedStyle(root).getPropertyValue('--c' + (i % 8)).trim();
  const look = name => getComputedStyle(root).getPropertyValue('--' + name).trim();

  function bytes(text) {
    const raw = atob(text);
    const all = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) all[i] = raw.charCodeAt(i);
    return all.buffer;
  }
  const float32 = text => new Float32Array(bytes(text));
  const uint32 = text => new Uint32Array(bytes(text));

  function packed(series) {
    const numbers = new Uint16Array(bytes(series.values));
    const values = new Array(numbers.length);
    const step = (series.high - series.low) / 65534;
    for (let i = 0; i < numbers.length; i++) {
      values[i] = numbers[i] === 65535 ? null : series.low + numbers[i] * step;
    }
    return values;
  }

  const seconds = data.until > 5000;
  const unit = seconds ? 1000 : 1;
  const timeName = seconds ? 't (s)' : 't (ms)';
  const whole = [0, data.until / unit];
  const digits = x => Number(x.toPrecision(5)).toString();

  // Zooming: all charts over time go together.

  function zoom(min, max) {
    const span = Math.max(max - min, (whole[1] - whole[0]) * 1e-6);
    let from = Math.max(whole[0], min);
    const to = Math.min(whole[1], from + span);
    from = Math.max(whole[0], to - span);
    for (const chart of charts) chart.setScale('x', {min: from, max: to});
    document.getElementById('shown').textContent = 'showing ' + digits(from) + ' to ' + digits(to) + (seconds ? ' s' : ' ms');
  }

  function keys(event) {
    const scale = charts[0].scales.x;
    const span = scale.max - scale.min;
    const middle = (scale.max + scale.min) / 2;
    const moves = {
      ArrowLeft: () => zoom(scale.min - span / 5, scale.max - span / 5),
      ArrowRight: () => zoom(scale.min + span / 5, scale.max + span / 5),
      '+': () => zoom(middle - span / 4, middle + span / 4),
      '=': () => zoom(middle - span / 4, middle + span / 4),
      '-': () => zoom(middle - span, middle + span),
      '0': () => zoom(whole[0], whole[1]),
    };
    if (moves[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      moves[event.key]();
    }
  }

  const axis = (label, more) => Object.assign({
    label, labelSize: 22, size: 54, stroke: () => look('ink'), labelFont: '13px system-ui', font: '12px system-ui',
    grid: {stroke: () => look('line'), width: 0.6}, ticks: {stroke: () => look('line'), width: 0.6},
  }, more);

  function chart(holder, options, rows) {
    const own = Object.assign({
      width: holder.clientWidth, height: 240,
      cursor: {drag: {x: true, y: false, setScale: false}, sync: {key: 'time'}},
      scales: {x: {time: false, range: (u, min, max) => [min, max]}},
    }, options);
    own.hooks = Object.assign({
      setSelect: [u => {
        if (u.select.width > 3) {
          zoom(u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x'));
        }
        u.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
      }],
    }, options.hooks);
    const made = new uPlot(own, rows, holder);
    made.over.addEventListener('dblclick', () => zoom(whole[0], whole[1]));
    holder.addEventListener('keydown', keys);
    new ResizeObserver(() => {
      const width = holder.clientWidth;
      if (width > 0 && width !== made.width) made.setSize({width, height: own.height});
    }).observe(holder);
    charts.push(made);
    return made;
  }

  const holder = id => document.getElementById(id);

  (data.traces || []).forEach((trace, n) => {
    const count = trace.count;
    const x = Array.from({length: count}, (_, i) => (trace.start + trace.length * i / count) / unit);
    const rows = [x].concat(trace.series.map(packed));
    const series = [{label: timeName, value: (u, v) => v == null ? '' : digits(v)}].concat(trace.series.map((s, i) => ({
      label: s.name, stroke: () => color(i), width: 1, show: i < 1, spanGaps: false,
      value: (u, v) => v == null ? '' : digits(v) + (trace.unit ? ' ' + trace.unit : ''),
      points: {show: false},
    })));
    chart(holder('trace' + n), {
      series,
      axes: [axis(timeName, {size: 34}), axis(trace.variable + (trace.unit ? ' (' + trace.unit + ')' : ''))],
    }, rows);
  });

  (data.rasters || []).forEach((raster, n) => {
    const counts = uint32(raster.counts);
    const times = float32(raster.times);
    const starts = [];
    let at = 0;
    for (const count of counts) { starts.push(at); at += count; }
    starts.push(at);
    const neurons = raster.neurons;

    function first(row, t) {
      let low = starts[row], high = starts[row + 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (times[middle] < t) low = middle + 1; else high = middle;
      }
      return low;
    }

    function draw(u) {
      const ctx = u.ctx;
      const {left, top, width, height} = u.bbox;
      const from = u.scales.x.min * unit, to = u.scales.x.max * unit;
      const tall = Math.max(1, Math.abs(u.valToPos(1, 'y', true) - u.valToPos(0, 'y', true)) * 0.8);
      ctx.save();
      ctx.beginPath();
      ctx.rect(left, top, width, height);
      ctx.clip();
      const wide = Math.max(1, devicePixelRatio);
      for (let row = 0; row < neurons.length; row++) {
        ctx.fillStyle = raster.populations.length > 1 ? color(neurons[row].p) : look('ink');
        const y = u.valToPos(row, 'y', true) - tall / 2;
        for (let i = first(row, from); i < starts[row + 1] && times[i] <= to; i++) {
          ctx.fillRect(left + (times[i] - from) / (to - from) * width - wide / 2, y, wide, tall);
        }
      }
      ctx.restore();
    }

    const readout = holder('raster' + n + 'at');
    function hover(u) {
      if (u.cursor.left < 0) { readout.textContent = ''; return; }
      const row = Math.round(u.posToVal(u.cursor.top, 'y'));
      if (row < 0 || row >= neurons.length) { readout.textContent = ''; return; }
      const t = u.posToVal(u.cursor.left, 'x') * unit;
      const next = first(row, t);
      const nearest = [next - 1, next].filter(i => i >= starts[row] && i < starts[row + 1])
        .sort((a, b) => Math.abs(times[a] - t) - Math.abs(times[b] - t))[0];
      readout.textContent = neurons[row].n
        + (nearest === undefined ? ': no spike' : ': nearest spike at ' + digits(times[nearest]) + ' ms');
    }

    chart(holder('raster' + n), {
      height: 280,
      legend: {show: false},
      scales: {x: {time: false, range: (u, min, max) => [min, max]}, y: {range: [-0.5, neurons.length - 0.5]}},
      series: [{label: timeName}, {label: 'neuron', points: {show: false}}],
      axes: [axis(timeName, {size: 34}), axis('neuron', {
        incrs: [1, 2, 5, 10, 20, 50, 100],
        values: (u, splits) => splits.map(v => Number.isInteger(v) && neurons[v] ? neurons[v].i : ''),
      })],
      hooks: {
        draw: [draw],
        setCursor: [hover],
        setSelect: [u => {
          if (u.select.width > 3) {
            zoom(u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x'));
          }
          u.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
        }],
      },
    }, [whole, [null, null]]);
  });

  (data.rates || []).forEach((rate, n) => {
    const values = rate.series.map(s => Array.from(float32(s.values)));
    const x = values[0].map((_, i) => (rate.start + (i + 0.5) * rate.bin) / unit);
    chart(holder('rate' + n), {
      height: 200,
      series: [{label: timeName, value: (u, v) => v == null ? '' : digits(v)}].concat(rate.series.map(s => ({
        label: s.name, stroke: () => color(s.p), width: 1.4, points: {show: false},
        value: (u, v) => v == null ? '' : digits(v) + ' Hz',
      }))),
      axes: [axis(timeName, {size: 34}), axis('rate (Hz)')],
    }, [x].concat(values));
  });

  if (charts.length > 0) {
    zoom(whole[0], whole[1]);
    document.getElementById('all').addEventListener('click', () => zoom(whole[0], whole[1]));
  }

  // Light and dark.

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches;
  const repaint = () => charts.forEach(c => c.redraw(false, true));
  const theme = document.getElementById('theme');
  const named = () => { theme.textContent = isDark() ? 'Light' : 'Dark'; };
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    named();
    repaint();
  });
  dark.addEventListener('change', () => { named(); repaint(); });
  named();

  // The table of a sweep.

  const table = document.getElementById('points');
  if (table) {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows);
    const value = (row, column) => {
      const text = row.cells[column].textContent;
      const number = Number(text);
      return text !== '' && !Number.isNaN(number) ? number : text;
    };
    const before = (a, b) => {
      if (typeof a === 'number' && typeof b === 'number') return a - b;
      if (typeof a === 'number') return -1;
      if (typeof b === 'number') return 1;
      return a < b ? -1 : a > b ? 1 : 0;
    };
    Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
      head.firstElementChild.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const sorted = rows.slice().sort((a, b) => before(value(a, column), value(b, column)) * (down ? -1 : 1));
        body.append(...sorted);
      });
    });
    const filter = document.getElementById('filter');
    const found = document.getElementById('found');
    // Each word must be found in a row, or hold for it: rate_Hz>20.
    const tests = text => text.trim().split(/\s+/).filter(Boolean).map(word => {
      const match = /^([^<>=]+)(<=|>=|=|<|>)(.+)$/.exec(word);
      const column = match ? Array.from(table.tHead.rows[0].cells)
        .findIndex(cell => cell.textContent.toLowerCase().includes(match[1].toLowerCase())) : -1;
      if (column < 0) return row => row.textContent.toLowerCase().includes(word.toLowerCase());
      const bound = Number(match[3]);
      const compare = {
        '<': v => v < bound, '>': v => v > bound, '<=': v => v <= bound, '>=': v => v >= bound,
        '=': v => v === bound || String(v) === match[3],
      }[match[2]];
      return row => compare(value(row, column));
    });
    const apply = () => {
      const all = tests(filter.value);
      let shown = 0;
      for (const row of rows) {
        row.hidden = !all.every(test => test(row));
        shown += row.hidden ? 0 : 1;
      }
      found.textContent = shown + ' of ' + rows.length + ' points';
    };
    filter.addEventListener('input', apply);
    apply();

    const point = document.getElementById('point');
    const show = cell => {
      for (const row of rows) row.classList.remove('chosen');
      if (!cell) return;
      point.textContent = cell.dataset.point;
      for (const i of (cell.dataset.rows || '').split(' ').filter(Boolean)) rows[Number(i)].classList.add('chosen');
    };
    document.querySelectorAll('.heat button').forEach(button => {
      button.addEventListener('mouseenter', () => show(button));
      button.addEventListener('focus', () => show(button));
      button.addEventListener('click', () => {
        show(button);
        const first = body.querySelector('tr.chosen');
        if (first) first.scrollIntoView({block: 'nearest'});
      });
      button.addEventListener('keydown', event => {
        const cell = button.parentElement;
        const row = cell.parentElement;
        const to = {
          ArrowLeft: cell.previousElementSibling, ArrowRight: cell.nextElementSibling,
          ArrowUp: row.previousElementSibling && row.previousElementSibling.cells[cell.cellIndex],
          ArrowDown: row.nextElementSibling && row.nextElementSibling.cells[cell.cellIndex],
        }[event.key];
        if (to && to.firstElementChild && to.firstElementChild.tagName === 'BUTTON') {
          event.preventDefault();
          to.firstElementChild.focus();
        }
      });
    });
  }
})();
