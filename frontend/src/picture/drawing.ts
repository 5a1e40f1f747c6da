/** Turns the service's figure into plain shapes of known place, so that a phone draws it without a chart library. */

import { type Annotation, type Axis, at, type Figure, type Shape, type TimeAxis } from './figure';
import { near } from './marks';
import type { Drawing, Hit, Tick } from './shapes';
import { dashed, down, onPaper, placeAlong, plainLines, rangeOf, type Sheet } from './sheet';
import { drawTrace } from './traces';

/** `range` draws another stretch of the x axis than the figure's own, from what the figure holds of it. */
export function drawn(figure: Figure, width: number, range: [number, number] = rangeOf(figure)): Drawing {
  const { margin, xaxis, height } = figure.layout;
  const drawing: Drawing = {
    width,
    height,
    below: [],
    rules: [],
    boxes: [],
    areas: [],
    lines: [],
    marks: [],
    words: [],
    ticks: [],
    head: margin.t,
    headed: (figure.layout.xaxis2 as TimeAxis | undefined)?.overlaying !== undefined,
    footed: xaxis.visible !== false,
    foot: height - margin.b,
    left: margin.l,
    right: width - margin.r,
    hits: [],
  };
  const sheet: Sheet = { drawing, figure, range, plotHeight: height - margin.t - margin.b };
  for (const shape of figure.layout.shapes ?? []) drawShape(sheet, shape);
  for (const [number, trace] of figure.data.entries()) drawTrace(sheet, trace, number);
  for (const note of figure.layout.annotations ?? []) drawNote(sheet, note);
  drawing.ticks = ticksOf(sheet);
  nameLevels(sheet);
  return drawing;
}

function ticksOf(sheet: Sheet): Tick[] {
  const { xaxis } = sheet.figure.layout;
  if (xaxis.visible === false) return [];
  const { left, right } = sheet.drawing;
  const ticks = (xaxis.tickvals ?? []).map((value, place) => ({
    x: near(placeAlong(sheet, value)),
    lines: plainLines(xaxis.ticktext?.[place] ?? `${value}`),
  }));
  // A year may begin before the picture does, where the names stand.
  return ticks.filter(({ x }) => x >= left && x <= right);
}

/** Levels with a name of their own, as the years of a calendar have, stand in the margin. */
function nameLevels(sheet: Sheet): void {
  const { layout } = sheet.figure;
  for (const key of Object.keys(layout).filter((name) => name.startsWith('yaxis'))) {
    const axis = layout[key] as Axis;
    if (axis.visible === false || axis.showticklabels === false) continue;
    axis.tickvals?.forEach((value, place) => {
      const size = axis.tickfont?.size ?? layout.font.size ?? 12;
      const y = down(sheet, key.replace('yaxis', 'y'), Number(value)) + size * 0.36;
      const fill = axis.tickfont?.color ?? layout.font.color ?? 'currentColor';
      const text = axis.ticktext?.[place] ?? `${value}`;
      sheet.drawing.words.push({
        x: sheet.drawing.left - 8,
        y,
        text,
        bold: false,
        anchor: 'end',
        size,
        fill,
      });
    });
  }
}

function drawShape(sheet: Sheet, shape: Shape): void {
  const { left, right } = sheet.drawing;
  const placeX = (value: string | number): number =>
    shape.xref === 'paper' ? left + Number(value) * (right - left) : placeAlong(sheet, value, shape.xref);
  const placeY = (value: number): number =>
    shape.yref === 'paper' ? onPaper(sheet, value) : down(sheet, shape.yref, value);
  const [x0, x1, y0, y1] = [placeX(shape.x0), placeX(shape.x1), placeY(shape.y0), placeY(shape.y1)];
  const stroke = shape.line?.color ?? 'currentColor';
  const width = at(shape.line?.width, 0) ?? 1;
  if (shape.type === 'rect') {
    const [x, y] = [Math.min(x0, x1), Math.min(y0, y1)];
    const box = {
      x,
      y,
      width: Math.abs(x1 - x0),
      height: Math.abs(y1 - y0),
      fill: shape.fillcolor ?? 'none',
    };
    sheet.drawing.below.push(width && shape.line?.color ? { ...box, stroke, strokeWidth: width } : box);
    return;
  }
  const isRound = shape.type === 'circle';
  const [rx, ry] = [near(Math.abs(x1 - x0) / 2), near(Math.abs(y1 - y0) / 2)];
  const round = `M${near(Math.min(x0, x1))} ${near((y0 + y1) / 2)}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
  sheet.drawing.rules.push({
    d: isRound ? round : `M${near(x0)} ${near(y0)}L${near(x1)} ${near(y1)}`,
    stroke,
    width,
    fill: (isRound && shape.fillcolor) || 'none',
    ...dashed(shape.line?.dash),
  });
}

const ANCHORS = { left: 'start', center: 'middle', right: 'end', auto: 'middle' } as const;
const RISE = { top: 0.95, middle: 0.36, bottom: -0.25, auto: 0.36 };
/** How much of the further lines of a note stands above its place. */
const LIFT = { top: 0, middle: 0.5, bottom: 1, auto: 0.5 };
const LEADING = 1.25;

function drawNote(sheet: Sheet, note: Annotation): void {
  const { left, right } = sheet.drawing;
  const along =
    note.xref === 'paper' ? left + Number(note.x) * (right - left) : placeAlong(sheet, note.x, note.xref);
  // Carried out of sight by a move in time, while words that belong to the sheet itself stay.
  if (note.xref !== 'paper' && (along < left - 1 || along > right + 1)) return;
  const level = note.yref === 'paper' ? onPaper(sheet, note.y) : down(sheet, note.yref, note.y);
  const size = note.font?.size ?? sheet.figure.layout.font.size ?? 12;
  const side = note.yanchor ?? 'middle';
  const x = along + (note.xshift ?? 0);
  const lines = plainLines(note.text);
  const first = level - (note.yshift ?? 0) + size * (RISE[side] - (lines.length - 1) * LEADING * LIFT[side]);
  lines.forEach((text, row) => {
    sheet.drawing.words.push({
      x,
      y: first + row * size * LEADING,
      text,
      bold: (note.font?.weight ?? 400) >= 600 || note.text.startsWith('<b>'),
      anchor: ANCHORS[note.xanchor ?? 'center'],
      size,
      fill: note.font?.color ?? sheet.figure.layout.font.color ?? 'currentColor',
      ...(note.textangle ? { turn: `rotate(${note.textangle} ${near(x)} ${near(level)})` } : {}),
    });
  });
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
