declare module 'plotly.js-basic-dist-min' {
  import type { Plotly } from './plotly';

  const plotly: Plotly;
  export default plotly;
}
