/** Turns the service's figure into plain shapes of known place, so that a phone draws it without a chart library. */

import { type Annotation, type Axis, at, type Figure, type Shape, type Trace, valuesOf } from './figure';
import { near, outlineOf } from './marks';

import type { Box, Drawing, Hit, Path, Words } from './shapes';

interface Sheet {
  drawing: Drawing;
  figure: Figure;
  start: number;
  stop: number;
  plotHeight: number;
}

const DAY_MS = 86_400_000;

const timeOf = (value: string | number): number =>
  typeof value === 'number' ? value : Date.parse(`${value}Z`);
const instant = (value: string): number => timeOf(value.length > 10 ? value : `${value}T00:00`);

export function drawn(figure: Figure, width: number): Drawing {
  const { margin, xaxis, height } = figure.layout;
  const start = instant(xaxis.range[0]);
  const stop = instant(xaxis.range[1]);
  const drawing: Drawing = {
    width,
    height,
    below: [],
    rules: [],
    boxes: [],
    lines: [],
    marks: [],
    words: [],
    ticks: [],
    head: margin.t,
    headed: figure.layout.xaxis2 !== undefined,
    foot: height - margin.b,
    left: margin.l,
    right: width - margin.r,
    hits: [],
  };
  const sheet: Sheet = { drawing, figure, start, stop, plotHeight: height - margin.t - margin.b };
  for (const shape of figure.layout.shapes ?? []) drawShape(sheet, shape);
  for (const trace of figure.data) drawTrace(sheet, trace);
  for (const note of figure.layout.annotations ?? []) drawNote(sheet, note);
  const ticks = (xaxis.tickvals ?? []).map((day, place) => ({
    x: near(across(sheet, instant(day))),
    lines: (xaxis.ticktext?.[place] ?? '').split('<br>').map(plain),
  }));
  // A year may begin before the picture does, where the names stand.
  drawing.ticks = ticks.filter(({ x }) => x >= drawing.left && x <= drawing.right);
  return drawing;
}

function across(sheet: Sheet, time: number): number {
  const { left, right } = sheet.drawing;
  return left + ((time - sheet.start) / (sheet.stop - sheet.start)) * (right - left);
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

function onPaper(sheet: Sheet, share: number): number {
  return sheet.figure.layout.margin.t + (1 - share) * sheet.plotHeight;
}

function down(sheet: Sheet, axisName: string | undefined, value: number): number {
  const name = axisName && axisName !== 'y' ? `yaxis${axisName.slice(1)}` : 'yaxis';
  const axis = sheet.figure.layout[name] as Axis;
  const [low, high] = axis.domain ?? [0, 1];
  const [from, to] = axis.range;
  return onPaper(sheet, low + ((value - from) / (to - from)) * (high - low));
}

function drawShape(sheet: Sheet, shape: Shape): void {
  const { left, right } = sheet.drawing;
  const placeX = (value: string | number): number =>
    shape.xref === 'paper' ? left + Number(value) * (right - left) : across(sheet, instant(`${value}`));
  const placeY = (value: number): number =>
    shape.yref === 'paper' ? onPaper(sheet, value) : down(sheet, shape.yref, value);
  const [x0, x1, y0, y1] = [placeX(shape.x0), placeX(shape.x1), placeY(shape.y0), placeY(shape.y1)];
  if (shape.type === 'rect') {
    const box = {
      x: Math.min(x0, x1),
      y: Math.min(y0, y1),
      width: Math.abs(x1 - x0),
      height: Math.abs(y1 - y0),
    };
    sheet.drawing.below.push({ ...box, fill: shape.fillcolor ?? 'none' });
    return;
  }
  sheet.drawing.rules.push({
    d: `M${near(x0)} ${near(y0)}L${near(x1)} ${near(y1)}`,
    stroke: shape.line?.color ?? 'currentColor',
    width: at(shape.line?.width, 0) ?? 1,
    fill: 'none',
    ...dashed(shape.line?.dash),
  });
}

function drawTrace(sheet: Sheet, trace: Trace): void {
  if (trace.type === 'bar') drawBars(sheet, trace);
  else drawScatter(sheet, trace);
}

function timesOf(trace: Trace, count: number): (number | null)[] {
  if (trace.x) return valuesOf(trace.x).map((value) => (typeof value === 'string' ? instant(value) : value));
  const first = instant(trace.x0 ?? '1970-01-01');
  return Array.from({ length: count }, (_, place) => first + place * (trace.dx ?? DAY_MS));
}

function drawBars(sheet: Sheet, trace: Trace): void {
  const lying = trace.orientation === 'h';
  const heights = valuesOf(trace.y);
  const bases = valuesOf(trace.base);
  const times = lying ? [] : timesOf(trace, heights.length);
  const lengths = lying ? valuesOf(trace.x) : [];
  const keys = valuesOf(trace.customdata);
  const { left, right } = sheet.drawing;
  heights.forEach((value, place) => {
    const start = lying ? instant(`${bases[place]}`) : times[place];
    if (value === null || start === null || start === undefined) return;
    const span = lying ? Number(lengths[place]) : (at(trace.width, place) ?? DAY_MS);
    const x = clamp(across(sheet, start), left, right);
    const end = clamp(across(sheet, start + span), left, right);
    const half = (at(trace.width, place) ?? 0.7) / 2;
    const base = Number(bases[place] ?? 0);
    const low = lying ? Number(value) - half : base;
    const high = lying ? Number(value) + half : base + Number(value);
    const [y0, y1] = [down(sheet, trace.yaxis, low), down(sheet, trace.yaxis, high)];
    const hatch = trace.marker?.pattern?.fgcolor;
    const outline = hatch ? 1 : (at(trace.marker?.line?.width, place) ?? 0);
    const box: Box = {
      x,
      y: Math.min(y0, y1),
      width: Math.max(end - x, 1),
      height: Math.max(Math.abs(y1 - y0), 1),
      fill: at(trace.marker?.color, place) ?? 'none',
    };
    const stroke = hatch ?? at(trace.marker?.line?.color, place);
    sheet.drawing.boxes.push(outline && stroke ? { ...box, stroke, strokeWidth: Math.min(outline, 1) } : box);
    touchable(sheet, keys[place], box);
  });
}

function drawScatter(sheet: Sheet, trace: Trace): void {
  const values = valuesOf(trace.y);
  const times = timesOf(trace, values.length);
  const keys = valuesOf(trace.customdata);
  const places = values.map((value, place) => {
    const time = times[place];
    if (value === null || time === null || time === undefined) return null;
    return { x: across(sheet, time), y: down(sheet, trace.yaxis, Number(value)), place };
  });
  const mode = trace.mode ?? 'lines';
  if (mode.includes('lines')) drawLine(sheet, trace, places);
  for (const spot of places) {
    if (!spot || spot.x < sheet.drawing.left - 4 || spot.x > sheet.drawing.right + 4) continue;
    if (mode.includes('markers')) drawMark(sheet, trace, spot);
    if (mode.includes('text')) drawLabel(sheet, trace, spot);
    touchable(sheet, keys[spot.place], { x: spot.x, y: spot.y, width: 0, height: 0 });
  }
}

type Spot = { x: number; y: number; place: number };

function drawLine(sheet: Sheet, trace: Trace, places: (Spot | null)[]): void {
  let d = '';
  let pen = 'M';
  for (const spot of places) {
    if (!spot) {
      pen = 'M';
      continue;
    }
    d += `${pen}${near(spot.x)} ${near(spot.y)}`;
    pen = 'L';
  }
  const line: Path = {
    d,
    stroke: trace.line?.color ?? 'currentColor',
    width: at(trace.line?.width, 0) ?? 1.5,
    fill: 'none',
    ...dashed(trace.line?.dash),
  };
  if (d) sheet.drawing.lines.push(line);
}

function drawMark(sheet: Sheet, trace: Trace, spot: Spot): void {
  const { marker } = trace;
  const radius = (at(marker?.size, spot.place) ?? 6) / 2;
  const symbol = at(marker?.symbol, spot.place) ?? 'circle';
  const fill = at(marker?.color, spot.place) ?? 'currentColor';
  sheet.drawing.marks.push({
    d: outlineOf(symbol, spot.x, spot.y, radius),
    fill: symbol.startsWith('line') ? 'none' : fill,
    stroke: at(marker?.line?.color, spot.place) ?? fill,
    width: at(marker?.line?.width, spot.place) ?? 0,
  });
}

function drawLabel(sheet: Sheet, trace: Trace, spot: Spot): void {
  const text = trace.text?.[spot.place];
  if (!text) return;
  const size = trace.textfont?.size ?? 11;
  sheet.drawing.words.push({
    x: spot.x,
    y: spot.y + size * 0.36,
    text: plain(text),
    bold: false,
    anchor: sideOf(at(trace.textposition, spot.place)),
    size,
    fill: trace.textfont?.color ?? 'currentColor',
  });
}

/** Text to the right of its place starts there; text to its left ends there. */
function sideOf(position: string | undefined): Words['anchor'] {
  if (position?.endsWith('right')) return 'start';
  return position?.endsWith('left') ? 'end' : 'middle';
}

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const;
const RISE = { top: 0.95, middle: 0.36, bottom: -0.25 };

function drawNote(sheet: Sheet, note: Annotation): void {
  const { left, right } = sheet.drawing;
  const along =
    note.xref === 'paper' ? left + Number(note.x) * (right - left) : across(sheet, instant(`${note.x}`));
  const level = note.yref === 'paper' ? onPaper(sheet, note.y) : down(sheet, note.yref, note.y);
  const size = note.font?.size ?? sheet.figure.layout.font.size ?? 12;
  const x = along + (note.xshift ?? 0);
  const y = level - (note.yshift ?? 0) + size * RISE[note.yanchor ?? 'middle'];
  sheet.drawing.words.push({
    x,
    y,
    text: plain(note.text),
    bold: (note.font?.weight ?? 400) >= 600 || note.text.startsWith('<b>'),
    anchor: ANCHORS[note.xanchor ?? 'center'],
    size,
    fill: note.font?.color ?? 'currentColor',
    ...(note.textangle ? { turn: `rotate(${note.textangle} ${near(x)} ${near(level)})` } : {}),
  });
}

function touchable(sheet: Sheet, key: string | number | null | undefined, place: Omit<Hit, 'key'>): void {
  if (typeof key === 'string' && key.includes('/')) sheet.drawing.hits.push({ ...place, key });
}

/** What a finger meant: the nearest thing within reach, a point before a bar that lies under it. */
export function nearestHit(hits: Hit[], x: number, y: number, reach: number): Hit | null {
  let best: Hit | null = null;
  let shortest = reach;
  for (const hit of hits) {
    const dx = Math.max(hit.x - x, 0, x - hit.x - hit.width);
    const dy = Math.max(hit.y - y, 0, y - hit.y - hit.height);
    const distance = Math.hypot(dx, dy) + (hit.width > 0 ? 0.5 : 0);
    if (distance < shortest) {
      best = hit;
      shortest = distance;
    }
  }
  return best;
}

function dashed(dash: string | undefined): { dash?: string } {
  if (dash === 'dot') return { dash: '1.5 3.5' };
  return dash === 'dash' ? { dash: '6 4' } : {};
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&' };

function plain(text: string): string {
  return text
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<\/?[bi]>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (entity, code, name) =>
      code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? entity),
    );
}
