/** Where things of a figure stand on the page: its axes as pixels. */
import type { Axis, Figure, TimeAxis } from './figure';
import type { Drawing } from './shapes';

export interface Sheet {
  drawing: Drawing;
  figure: Figure;
  /** The stretch of the x axis that is drawn: instants in milliseconds, or plain numbers. */
  range: [number, number];
  plotHeight: number;
}

/** Days as milliseconds in no zone at all; an axis of plain numbers is taken as it is. */
export function valueAlong(axis: TimeAxis, value: string | number): number {
  if (typeof value === 'number') return value;
  if (axis.type && axis.type !== 'date') return Number(value);
  return Date.parse(value.length > 10 ? `${value}Z` : `${value}T00:00Z`);
}

export const rangeOf = ({ layout }: Figure): [number, number] => [
  valueAlong(layout.xaxis, layout.xaxis.range[0]),
  valueAlong(layout.xaxis, layout.xaxis.range[1]),
];

export function across(sheet: Sheet, value: number, axisName?: string): number {
  const { left, right } = sheet.drawing;
  const own = ownAxis(sheet, axisName);
  const [start, stop] = own ? [valueAlong(own, own.range[0]), valueAlong(own, own.range[1])] : sheet.range;
  const [from, to] = (own ?? sheet.figure.layout.xaxis).domain ?? [0, 1];
  const share = from + ((value - start) / (stop - start)) * (to - from);
  return left + share * (right - left);
}

/** An axis beside the first one, as small drawings next to each other have. */
function ownAxis(sheet: Sheet, name: string | undefined): TimeAxis | null {
  if (!name || name === 'x' || name === 'paper') return null;
  const axis = sheet.figure.layout[`xaxis${name.slice(1)}`] as TimeAxis | undefined;
  return axis && !axis.overlaying && axis.range ? axis : null;
}

/** A value of some x axis, in pixels. */
export function placeAlong(sheet: Sheet, value: string | number, axisName?: string): number {
  const axis = ownAxis(sheet, axisName) ?? sheet.figure.layout.xaxis;
  return across(sheet, valueAlong(axis, value), axisName);
}

export function onPaper(sheet: Sheet, share: number): number {
  return sheet.figure.layout.margin.t + (1 - share) * sheet.plotHeight;
}

export function down(sheet: Sheet, axisName: string | undefined, value: number): number {
  const name = axisName && axisName !== 'y' ? `yaxis${axisName.slice(1)}` : 'yaxis';
  const axis = sheet.figure.layout[name] as Axis;
  const [low, high] = axis.domain ?? [0, 1];
  const [from, to] = axis.range;
  return onPaper(sheet, low + ((value - from) / (to - from)) * (high - low));
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

export function dashed(dash: string | undefined): { dash?: string } {
  if (dash === 'dot') return { dash: '1.5 3.5' };
  return dash?.startsWith('dash') ? { dash: '6 4' } : {};
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&' };

/** What plotly would show, line by line. */
export const plainLines = (text: string): string[] => text.split(/<br\s*\/?>/).map(plain);

export function plain(text: string): string {
  return text
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<\/?[bi]>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (entity, code, name) =>
      code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? entity),
    );
}
