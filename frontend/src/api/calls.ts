/** Every call this application makes, named after what it is for. */
import { ask, askFile } from './client';
import type {
  Acceptance,
  AroundFlare,
  Audience,
  CareLink,
  CareLinkGiven,
  Changes,
  Delivery,
  Device,
  Digest,
  Heads,
  History,
  Instrument,
  Invitation,
  InvitationFound,
  JournalRecord,
  Language,
  NewPerson,
  Opening,
  Page,
  Patient,
  Person,
  Practice,
  Push,
  PushAnswer,
  Reminder,
  ReminderChosen,
  SealingKey,
  SessionTemplates,
  SessionTopics,
  SinceLastTime,
  Synthesis,
  Viewer,
} from './contract';

const query = (values: Record<string, string | undefined>): string => {
  const given = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length ? `?${new URLSearchParams(given)}` : '';
};

export interface Period {
  from?: string;
  to?: string;
}

export const whoAmI = () => ask<Viewer>('GET', '/v1/session');
export const signIn = (given: {
  login: string;
  password: string;
  second_factor: string | null;
  device_label: string;
  keeps_lock: boolean;
}) => ask<Viewer>('POST', '/v1/session', given);
export const endSession = () => ask<void>('DELETE', '/v1/session');

export const devices = () => ask<Device[]>('GET', '/v1/devices');
export const signOutDevice = (id: string) => ask<void>('DELETE', `/v1/devices/${id}`);
export const signOutOthers = () => ask<void>('POST', '/v1/devices/sign-out-others', {});

export const reminder = () => ask<Reminder>('GET', '/v1/reminder');
export const chooseReminder = (chosen: ReminderChosen) => ask<Reminder>('PUT', '/v1/reminder', chosen);
export const stopReminder = () => ask<void>('DELETE', '/v1/reminder');

export const setLock = (read_token: string, verifier: string | null) =>
  ask<{ half: string | null }>('PUT', '/v1/device/lock', { read_token, verifier });
export const tryLockCode = (verifier: string) =>
  ask<{ half: string }>('POST', '/v1/device/lock/tries', { verifier });
export const removeLock = () => ask<void>('DELETE', '/v1/device/lock');

export const people = (practice: string, search: string, after?: string) =>
  ask<Page<Person>>('GET', `/v1/practices/${practice}/people${query({ q: search.trim(), after })}`);
export const addPerson = (practice: string, person: NewPerson) =>
  ask<Person>('POST', `/v1/practices/${practice}/people`, person);
export const patient = (id: string) => ask<Patient>('GET', `/v1/patients/${id}`);

export const invitePatient = (id: string, delivery: Delivery) =>
  ask<Invitation>('POST', `/v1/patients/${id}/invitations`, { delivery });
export const lookUpInvitation = (token: string) =>
  ask<InvitationFound>('POST', '/v1/invitations/look-up', { token });
export const redeemInvitation = (acceptance: Acceptance) =>
  ask<Viewer>('POST', '/v1/invitations/redeem', acceptance);

export const careLinks = (id: string) => ask<CareLink[]>('GET', `/v1/patients/${id}/care-links`);
export const withdrawCareLink = (id: string, link: string) =>
  ask<void>('DELETE', `/v1/patients/${id}/care-links/${link}`);

export const letPracticeIn = (id: string, given: CareLinkGiven) =>
  ask<CareLink>('POST', `/v1/patients/${id}/care-links`, given);
export const openings = (id: string, after?: string) =>
  ask<Page<Opening>>('GET', `/v1/patients/${id}/openings${query({ after })}`);
export const exportOf = (id: string) => askFile(`/v1/patients/${id}/export`);
export const practice = (id: string) => ask<Practice>('GET', `/v1/practices/${id}`);

export const sessionTopics = (id: string, lang: Language) =>
  ask<SessionTopics>('GET', `/v1/practices/${id}/session-topics${query({ lang })}`);
export const replaceSessionTopics = (
  id: string,
  lang: Language,
  given: Pick<SessionTopics, 'version' | 'shelves'>,
) => ask<SessionTopics>('PUT', `/v1/practices/${id}/session-topics${query({ lang })}`, given);
export const sessionTemplates = () => ask<SessionTemplates>('GET', '/v1/session-templates');
export const replaceSessionTemplates = (given: SessionTemplates) =>
  ask<SessionTemplates>('PUT', '/v1/session-templates', given);

export const records = (
  id: string,
  plural: string,
  period: Period & { limit?: string; after?: string } = {},
) => ask<Page<JournalRecord>>('GET', `/v1/patients/${id}/${plural}${query({ ...period })}`);
export const record = (id: string, plural: string, recordId: string) =>
  ask<JournalRecord>('GET', `/v1/patients/${id}/${plural}/${recordId}`);
export const history = (id: string, plural: string, recordId: string) =>
  ask<History>('GET', `/v1/patients/${id}/${plural}/${recordId}/history`);

export const aroundFlare = (id: string, flare: string, lang: Language, shared: boolean) =>
  ask<AroundFlare>(
    'GET',
    `/v1/patients/${id}/balance/around${query({ of: `flare/${flare}`, lang, ...(shared ? { shared: 'true' } : {}) })}`,
  );

export interface Since {
  from?: string;
  beginning?: 'true';
}

export const synthesis = (id: string, reader: Audience, since: Since, lang: Language) =>
  ask<Synthesis>('GET', `/v1/patients/${id}/synthesis${query({ for: reader, ...since, lang })}`);

/** As it was previewed: `tag` names what was read, `without` the lines left out. */
export function printedSynthesis(
  id: string,
  reader: Audience,
  since: Since,
  lang: Language,
  { tag, without }: { tag: string; without: string[] },
): Promise<Blob> {
  const asked = new URLSearchParams({ for: reader, ...since, lang, tag });
  for (const line of without) asked.append('without', line);
  return askFile(`/v1/patients/${id}/synthesis.pdf?${asked}`);
}

export const sinceLastTime = (id: string, from: Since, lang: Language) =>
  ask<SinceLastTime>('GET', `/v1/patients/${id}/since-last-time${query({ ...from, lang })}`);

export const instruments = (lang: Language) =>
  ask<{ items: Instrument[] }>('GET', `/v1/instruments${query({ lang })}`);

export const push = (batch: Push) => ask<PushAnswer>('POST', '/v1/sync/push', batch);
export const sealingKey = () => ask<SealingKey>('GET', '/v1/sync/sealing-key');
export const heads = () => ask<Heads>('GET', '/v1/sync/heads');
export const changes = (id: string, after: number) =>
  ask<Changes>('GET', `/v1/sync/changes?patient=${id}&after=${after}&limit=500`);
export const digest = (id: string) => ask<Digest>('GET', `/v1/sync/digest?patient=${id}`);
