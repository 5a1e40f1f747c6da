/** The questionnaires of this place, kept on the device so that they can be answered without network. */
import { instruments } from '../api/calls';
import { NoNetwork, Problem } from '../api/client';
import type { Instrument, Language } from '../api/contract';
import { database, type LocalRecord } from '../store/database';
import { dayOf, daysBefore, parseDay } from '../store/days';

const keyOf = (lang: Language): string => `instruments.${lang}`;

/** Asked at each opening; the browser's own cache answers while nothing moved. */
export async function keepInstruments(lang: Language): Promise<void> {
  try {
    const { items } = await instruments(lang);
    await (await database()).put('meta', items, keyOf(lang));
  } catch (reason) {
    if (!(reason instanceof NoNetwork || reason instanceof Problem)) throw reason;
  }
}

export async function keptInstruments(lang: Language): Promise<Instrument[]> {
  return ((await (await database()).get('meta', keyOf(lang))) as Instrument[] | undefined) ?? [];
}

/** As kept; a device that has not been told yet asks now rather than saying that there are none. */
export async function instrumentsHere(lang: Language): Promise<Instrument[]> {
  const kept = await keptInstruments(lang);
  if (kept.length > 0) return kept;
  await keepInstruments(lang);
  return keptInstruments(lang);
}

/** Asked again only after the weeks its authors want between two; `own` is the answer being given now. */
export function isDue(
  instrument: Instrument,
  responses: LocalRecord[],
  day: string,
  own: string | undefined,
): boolean {
  if (!instrument.offered) return false;
  const since = dayOf(daysBefore(parseDay(day), instrument.weeks_between * 7));
  const answered = responses.filter(({ id, fields }) => fields.instrument_id === instrument.id && id !== own);
  return answered.every(({ fields }) => String(fields.local_date) <= since);
}
