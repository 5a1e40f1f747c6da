/** The id of a daily form: the same person, form and lived day give the same record on every device. */

/** The service's own name space, so that it would find the same id. */
const NAME_SPACE = '6f1f5a0e-8e0c-5c0e-9d4b-2f6f0b1c7a35';

export async function dailyId(patient: string, form: string, day: string): Promise<string> {
  const name = new TextEncoder().encode([patient, form, day].join('\u001f'));
  const space =
    NAME_SPACE.replaceAll('-', '')
      .match(/../g)
      ?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  const digest = await crypto.subtle.digest('SHA-1', new Uint8Array([...space, ...name]));
  const bytes = new Uint8Array(digest).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
