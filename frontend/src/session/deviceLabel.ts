/** A name for this device that its owner recognises in the list: "iPhone", "Android · Firefox". */
const SYSTEMS = ['iPhone', 'iPad', 'Android', 'Windows', 'Macintosh', 'Linux'];
const BROWSERS: [string, string][] = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
];

export function deviceLabel(agent: string = navigator.userAgent): string {
  const system = SYSTEMS.find((name) => agent.includes(name));
  const browser = BROWSERS.find(([mark]) => agent.includes(mark))?.[1];
  return [system === 'Macintosh' ? 'Mac' : system, browser].filter(Boolean).join(' · ');
}
