/** The part of plotly's figure schema that the service writes, and how its columns are read. */

export interface TypedColumn {
  dtype: string;
  bdata: string;
}

export type Column = (string | number | null)[] | TypedColumn;
type OneOrMany<Value> = Value | Value[];

export interface Trace {
  type: 'bar' | 'scatter';
  mode?: string;
  orientation?: 'h' | 'v';
  x?: Column;
  y?: Column;
  x0?: string;
  dx?: number;
  base?: Column;
  offset?: number;
  width?: OneOrMany<number>;
  text?: string[];
  textposition?: OneOrMany<string>;
  textfont?: Font;
  line?: Stroke;
  marker?: Marker;
  customdata?: Column;
  yaxis?: string;
}

interface Stroke {
  color?: string;
  width?: OneOrMany<number>;
  dash?: string;
}

export interface Marker {
  color?: OneOrMany<string>;
  size?: OneOrMany<number>;
  symbol?: OneOrMany<string>;
  line?: { color?: OneOrMany<string>; width?: OneOrMany<number> };
  pattern?: { fgcolor?: string };
}

interface Font {
  size?: number;
  weight?: number;
  color?: string;
}

export interface Shape {
  type: 'rect' | 'line';
  xref: string;
  yref: string;
  x0: string | number;
  x1: string | number;
  y0: number;
  y1: number;
  fillcolor?: string;
  line?: Stroke;
}

export interface Annotation {
  text: string;
  x: string | number;
  y: number;
  xref: string;
  yref: string;
  xanchor?: 'left' | 'center' | 'right';
  yanchor?: 'top' | 'middle' | 'bottom';
  xshift?: number;
  yshift?: number;
  textangle?: number;
  font?: Font;
}

export interface Axis {
  domain?: [number, number];
  range: [number, number];
}

export interface TimeAxis {
  range: [string, string];
  gridcolor?: string;
  linecolor?: string;
  tickvals?: string[];
  ticktext?: string[];
  tickfont?: Font;
}

export interface Layout {
  height: number;
  margin: { l: number; r: number; t: number; b: number };
  font: Font;
  xaxis: TimeAxis;
  shapes?: Shape[];
  annotations?: Annotation[];
  [axis: string]: unknown;
}

export interface Figure {
  data: Trace[];
  layout: Layout;
  config?: Record<string, unknown>;
}

const READERS: Record<string, (buffer: ArrayBuffer) => ArrayLike<number>> = {
  f4: (buffer) => new Float32Array(buffer),
  f8: (buffer) => new Float64Array(buffer),
  i1: (buffer) => new Int8Array(buffer),
  i2: (buffer) => new Int16Array(buffer),
  i4: (buffer) => new Int32Array(buffer),
  u1: (buffer) => new Uint8Array(buffer),
};

/** A column as values; a gap is null, whether it was written null or NaN. */
export function valuesOf(column: Column | undefined): (string | number | null)[] {
  if (!column) return [];
  if (Array.isArray(column)) return column;
  const bytes = Uint8Array.from(atob(column.bdata), (letter) => letter.charCodeAt(0));
  const read = READERS[column.dtype];
  if (!read) throw new Error(`unknown column type ${column.dtype}`);
  return Array.from(read(bytes.buffer), (value) => (Number.isNaN(value) ? null : value));
}

export const at = <Value>(values: OneOrMany<Value> | undefined, place: number): Value | undefined =>
  Array.isArray(values) ? values[place] : values;

/** A figure with bands and no lane: nothing was noted in its period. */
export function isEmpty(figure: Figure): boolean {
  const drawn = figure.data.filter((trace) => valuesOf(trace.y).some((value) => value !== null));
  return drawn.length === 0;
}
