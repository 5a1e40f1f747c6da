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
  base?: Column | number;
  offset?: Column | number;
  width?: OneOrMany<number>;
  text?: OneOrMany<string>;
  hovertext?: OneOrMany<string>;
  hovertemplate?: string;
  fill?: string;
  fillcolor?: string;
  textposition?: OneOrMany<string>;
  textfont?: Omit<Font, 'color'> & { color?: OneOrMany<string> };
  line?: Stroke;
  marker?: Marker;
  customdata?: Column;
  xaxis?: string;
  yaxis?: string;
}

interface Stroke {
  color?: string;
  width?: OneOrMany<number>;
  dash?: string;
  shape?: string;
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
  type: 'rect' | 'line' | 'circle';
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
  xanchor?: 'left' | 'center' | 'right' | 'auto';
  yanchor?: 'top' | 'middle' | 'bottom' | 'auto';
  xshift?: number;
  yshift?: number;
  textangle?: number;
  font?: Font;
}

export interface Axis {
  domain?: [number, number];
  range: [number, number];
  visible?: boolean;
  showticklabels?: boolean;
  tickvals?: (string | number)[];
  ticktext?: string[];
  tickfont?: Font;
}

/** Time, unless `type` says that it is plain numbers. */
export interface TimeAxis {
  type?: string;
  visible?: boolean;
  overlaying?: string;
  domain?: [number, number];
  range: [string | number, string | number];
  gridcolor?: string;
  linecolor?: string;
  tickvals?: (string | number)[];
  ticktext?: string[];
  tickfont?: Font;
}

/** What the service says of a figure besides what is drawn. */
export interface Meta {
  /** First day of the whole life. */
  begins?: string;
  /** Its last noted day. */
  ends?: string;
  bands?: Strip[];
  lanes?: LaneStrip[];
}

/** From `bottom` to `top`, as fractions of the sheet. */
export interface Strip {
  name: string;
  bottom: number;
  top: number;
}

export interface LaneStrip extends Strip {
  /** The number of its band, from 0. */
  band: number;
  axis: string;
}

export interface Layout {
  height: number;
  margin: { l: number; r: number; t: number; b: number };
  font: Font;
  xaxis: TimeAxis;
  shapes?: Shape[];
  annotations?: Annotation[];
  meta?: Meta;
  [axis: string]: unknown;
}

/** A figure laid out again so that its bands and lanes begin as low as those of another. */
export type Level = (own: Figure, other: Figure) => Figure;

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
