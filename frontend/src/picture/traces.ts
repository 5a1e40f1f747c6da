/** Bars, lines, areas, marks and words of a figure as plain shapes. */
import { at, type Column, type Trace, valuesOf } from './figure';
import { near, outlineOf } from './marks';
import type { Box, Hit, Path, Words } from './shapes';
import { across, clamp, dashed, down, placeAlong, plain, type Sheet, valueAlong } from './sheet';

const DAY_MS = 86_400_000;

type Spot = { x: number; y: number; place: number };

export function drawTrace(sheet: Sheet, trace: Trace, number: number): void {
  if (trace.type === 'bar') drawBars(sheet, trace, number);
  else drawScatter(sheet, trace, number);
}

function placesOf(sheet: Sheet, trace: Trace, count: number): (number | null)[] {
  const along = (value: string | number | null): number | null =>
    value === null ? null : placeAlong(sheet, value, trace.xaxis);
  if (trace.x) return valuesOf(trace.x).map(along);
  const first = valueAlong(sheet.figure.layout.xaxis, trace.x0 ?? '1970-01-01');
  return Array.from({ length: count }, (_, place) => along(first + place * (trace.dx ?? DAY_MS)));
}

function drawBars(sheet: Sheet, trace: Trace, number: number): void {
  const values = valuesOf(trace.y);
  const keys = valuesOf(trace.customdata);
  const places = trace.orientation === 'h' ? lyingBars(sheet, trace) : standingBars(sheet, trace);
  const hatch = trace.marker?.pattern?.fgcolor;
  places.forEach((spot, place) => {
    if (!spot || values[place] === null) return;
    const { x, y, width, height } = spot;
    const outline = hatch ? 1 : (at(trace.marker?.line?.width, place) ?? 0);
    const stroke = hatch ?? at(trace.marker?.line?.color, place);
    const box: Box = { x, y, width, height, fill: at(trace.marker?.color, place) ?? 'none' };
    sheet.drawing.boxes.push(outline && stroke ? { ...box, stroke, strokeWidth: Math.min(outline, 1) } : box);
    touchable(sheet, keys[place], { ...spot, trace: number, place });
  });
}

type Place = { x: number; y: number; width: number; height: number };

function between(sheet: Sheet, [start, stop]: [number, number], [low, high]: [number, number]): Place | null {
  const { left, right } = sheet.drawing;
  const [from, to] = [Math.min(start, stop), Math.max(start, stop)];
  if (to < left || from > right) return null;
  const x = clamp(from, left, right);
  return {
    x,
    y: Math.min(low, high),
    width: Math.max(clamp(to, left, right) - x, 1),
    height: Math.max(Math.abs(high - low), 1),
  };
}

/** From `base`, as long as x says, around the row y. */
function lyingBars(sheet: Sheet, trace: Trace): (Place | null)[] {
  const lengths = valuesOf(trace.x);
  const rows = valuesOf(trace.y);
  const bases = eachOf(trace.base, rows.length);
  return rows.map((row, place) => {
    const axis = sheet.figure.layout.xaxis;
    const start = valueAlong(axis, bases[place] ?? 0);
    const half = (at(trace.width, place) ?? 0.7) / 2;
    const ends = [start, start + Number(lengths[place])].map((value) => across(sheet, value, trace.xaxis));
    const levels = [Number(row) - half, Number(row) + half].map((value) => down(sheet, trace.yaxis, value));
    return between(sheet, ends as [number, number], levels as [number, number]);
  });
}

/** On `base`, as high as y says, from x on or around it. */
function standingBars(sheet: Sheet, trace: Trace): (Place | null)[] {
  const heights = valuesOf(trace.y);
  const bases = eachOf(trace.base, heights.length);
  const offsets = eachOf(trace.offset, heights.length);
  const axis = sheet.figure.layout.xaxis;
  const first = valueAlong(axis, trace.x0 ?? '1970-01-01');
  const given = valuesOf(trace.x);
  return heights.map((height, place) => {
    const value = trace.x ? given[place] : first + place * (trace.dx ?? DAY_MS);
    if (value === null || value === undefined) return null;
    const width = at(trace.width, place) ?? (axis.type === 'linear' ? 0.8 : DAY_MS);
    const centred = trace.offset === undefined && axis.type === 'linear';
    const start = valueAlong(axis, value) + (centred ? -width / 2 : Number(offsets[place] ?? 0));
    const base = Number(bases[place] ?? 0);
    const ends = [start, start + width].map((one) => across(sheet, one, trace.xaxis));
    const levels = [base, base + Number(height)].map((one) => down(sheet, trace.yaxis, one));
    return between(sheet, ends as [number, number], levels as [number, number]);
  });
}

/** One number for all of them, or one for each. */
function eachOf(given: Column | number | undefined, count: number): (string | number | null)[] {
  return typeof given === 'number' ? Array.from({ length: count }, () => given) : valuesOf(given);
}

function drawScatter(sheet: Sheet, trace: Trace, number: number): void {
  const values = valuesOf(trace.y);
  const along = placesOf(sheet, trace, values.length);
  const keys = valuesOf(trace.customdata);
  const spots = values.map((value, place) => {
    const x = along[place];
    return value === null || x === null || x === undefined
      ? null
      : { x, y: down(sheet, trace.yaxis, Number(value)), place };
  });
  const mode = trace.mode ?? 'lines';
  if (trace.fill && trace.fill !== 'none') drawArea(sheet, trace, spots);
  if (mode.includes('lines')) drawLine(sheet, trace, spots);
  for (const spot of spots) {
    if (!spot || spot.x < sheet.drawing.left - 4 || spot.x > sheet.drawing.right + 4) continue;
    if (mode.includes('markers')) drawMark(sheet, trace, spot);
    if (mode.includes('text')) drawLabel(sheet, trace, spot);
    touchable(sheet, keys[spot.place], {
      x: spot.x,
      y: spot.y,
      width: 0,
      height: 0,
      trace: number,
      place: spot.place,
    });
  }
  lastSpots.set(sheet, spots);
}

/** What a later line may be filled down to. */
const lastSpots = new WeakMap<Sheet, (Spot | null)[]>();

function runsOf(spots: (Spot | null)[]): Spot[][] {
  const runs: Spot[][] = [[]];
  for (const spot of spots) {
    if (spot) runs.at(-1)?.push(spot);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** A line through a run; a step goes along first and up then. */
const through = (run: Spot[], shape: string | undefined): string =>
  run
    .map(({ x, y }, place) => {
      if (place === 0) return `M${near(x)} ${near(y)}`;
      return shape === 'hv' ? `H${near(x)}V${near(y)}` : `L${near(x)} ${near(y)}`;
    })
    .join('');

function drawArea(sheet: Sheet, trace: Trace, spots: (Spot | null)[]): void {
  const shape = trace.line?.shape;
  const before = lastSpots.get(sheet)?.filter((spot) => spot !== null) ?? [];
  const foot = down(sheet, trace.yaxis, 0);
  const parts = runsOf(spots).map((run) => {
    const upper = through(run, shape);
    if (trace.fill === 'tozeroy')
      return `${upper}L${near(run.at(-1)?.x ?? 0)} ${near(foot)}L${near(run[0]?.x ?? 0)} ${near(foot)}Z`;
    if (trace.fill === 'tonexty')
      return `${upper}${through(before.toReversed(), undefined).replace('M', 'L')}Z`;
    return `${upper}Z`;
  });
  const fill = trace.fillcolor ?? 'none';
  if (parts.length) sheet.drawing.areas.push({ d: parts.join(''), fill, stroke: 'none', width: 0 });
}

function drawLine(sheet: Sheet, trace: Trace, spots: (Spot | null)[]): void {
  const line: Path = {
    d: runsOf(spots)
      .map((run) => through(run, trace.line?.shape))
      .join(''),
    stroke: trace.line?.color ?? 'currentColor',
    width: at(trace.line?.width, 0) ?? 1.5,
    fill: 'none',
    ...dashed(trace.line?.dash),
  };
  if (line.d && line.width > 0) sheet.drawing.lines.push(line);
}

function drawMark(sheet: Sheet, trace: Trace, spot: Spot): void {
  const { marker } = trace;
  const radius = (at(marker?.size, spot.place) ?? 6) / 2;
  const named = at(marker?.symbol, spot.place) ?? 'circle';
  const symbol = named.replace('-open', '');
  const fill = at(marker?.color, spot.place) ?? 'currentColor';
  const isHollow = named !== symbol || symbol.startsWith('line');
  sheet.drawing.marks.push({
    d: outlineOf(symbol, spot.x, spot.y, radius),
    fill: isHollow ? 'none' : fill,
    stroke: at(marker?.line?.color, spot.place) ?? fill,
    width: at(marker?.line?.width, spot.place) ?? (isHollow ? 1.5 : 0),
  });
}

function drawLabel(sheet: Sheet, trace: Trace, spot: Spot): void {
  const text = at(trace.text, spot.place);
  if (!text) return;
  const size = trace.textfont?.size ?? 11;
  const position = at(trace.textposition, spot.place);
  const rise = position?.startsWith('top')
    ? -size * 0.6
    : position?.startsWith('bottom')
      ? size * 1.3
      : size * 0.36;
  sheet.drawing.words.push({
    x: spot.x,
    y: spot.y + rise,
    text: plain(text),
    bold: false,
    anchor: sideOf(position),
    size,
    fill: at(trace.textfont?.color, spot.place) ?? 'currentColor',
  });
}

/** Text to the right of its place starts there; text to its left ends there. */
function sideOf(position: string | undefined): Words['anchor'] {
  if (position?.endsWith('right')) return 'start';
  return position?.endsWith('left') ? 'end' : 'middle';
}

function touchable(sheet: Sheet, key: string | number | null | undefined, place: Omit<Hit, 'key'>): void {
  if (typeof key === 'string' && key.includes('/')) sheet.drawing.hits.push({ ...place, key });
}
