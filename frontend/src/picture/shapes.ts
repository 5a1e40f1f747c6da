/** The plain shapes a picture is made of, each at a known place in pixels. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  stroke?: string;
  strokeWidth?: number;
}

export interface Path {
  d: string;
  stroke: string;
  fill: string;
  width: number;
  dash?: string;
}

export interface Words {
  x: number;
  y: number;
  text: string;
  bold: boolean;
  anchor: 'start' | 'middle' | 'end';
  size: number;
  fill: string;
  turn?: string;
}

/** A place that answers to a tap: "kind/record id". */
export interface Hit {
  x: number;
  y: number;
  width: number;
  height: number;
  key: string;
  /** Where in the figure it comes from. */
  trace: number;
  place: number;
}

/** A mark of the time axis; its words may take two lines. */
export interface Tick {
  x: number;
  lines: string[];
}

export interface Drawing {
  width: number;
  height: number;
  below: Box[];
  rules: Path[];
  boxes: Box[];
  areas: Path[];
  lines: Path[];
  marks: Path[];
  words: Words[];
  ticks: Tick[];
  /** Where the plot begins; `headed` when the time axis is told there too. */
  head: number;
  headed: boolean;
  /** False where the x axis is not drawn. */
  footed: boolean;
  foot: number;
  left: number;
  right: number;
  hits: Hit[];
}
