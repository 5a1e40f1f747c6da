/** A shown link, read in the browser of whoever holds it: its key stands behind `#` and never leaves this page. */
import type { ProblemDocument } from '../api/contract';
import type { Part } from './calls';

export interface Link {
  url: string;
  key: string;
  flag?: string;
}

export interface PageShown {
  name: string;
  birth_year: number | null;
  made_at: string;
  first_day: string | null;
  last_day: string | null;
  with_words: boolean;
  parts: {
    part: Part;
    records: { id: string; kind: string; by_person: boolean; fields: Record<string, unknown> }[];
  }[];
}

/** The service answered, and not with the pages. */
export class Refused extends Error {
  constructor(readonly document: ProblemDocument & { remainingAttempts?: number | null }) {
    super(document.detail);
  }
}

/** Another key, or a file that is not as it was sealed. */
export class Unreadable extends Error {}

const PAGE_TYPE = 'application/vnd.aulongcours.page+json';
const MARK = '#shlink:/';

/** Null where the fragment is no whole link. */
export function linkIn(fragment: string): Link | null {
  if (!fragment.startsWith(MARK)) return null;
  try {
    const link = JSON.parse(textOf(unpacked(fragment.slice(MARK.length)))) as Partial<Link>;
    return link.url && link.key && unpacked(link.key).length === 32 ? (link as Link) : null;
  } catch {
    return null;
  }
}

export const asksForPasscode = (link: Link): boolean => link.flag?.includes('P') ?? false;

export const isOfThisService = (link: Link): boolean =>
  URL.canParse(link.url) && new URL(link.url).origin === location.origin;

/** Throws Refused, Unreadable, or what fetch throws without a network. */
export async function read(link: Link, recipient: string, passcode: string): Promise<PageShown> {
  const content = asksForPasscode(link) ? { recipient, passcode } : { recipient };
  const answer = await fetch(link.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
    body: JSON.stringify(content),
    credentials: 'omit',
    cache: 'no-store',
  });
  const { files } = (await bodyOf(answer)) as { files: { embedded?: string; location?: string }[] };
  for (const file of files) {
    const sealed = file.embedded ?? (await (await fetch(file.location ?? '', { cache: 'no-store' })).text());
    const found = (await opened(sealed, link.key)) as { contentType?: string; data?: string };
    if (found.contentType === PAGE_TYPE) return JSON.parse(textOf(unpacked(found.data ?? ''))) as PageShown;
  }
  throw new Unreadable('no page');
}

async function bodyOf(answer: Response): Promise<unknown> {
  if (answer.ok) return answer.json();
  const isProblem = answer.headers.get('Content-Type')?.startsWith('application/problem+json');
  throw new Refused(
    isProblem ? await answer.json() : { detail: '', status: answer.status, code: 'unreadable' },
  );
}

/** A compact JWE: `dir`, A256GCM, deflated. */
export async function opened(jwe: string, key: string): Promise<unknown> {
  const [header = '', , nonce = '', content = '', tag = ''] = jwe.split('.');
  try {
    const whole = new Uint8Array([...unpacked(content), ...unpacked(tag)]);
    const aes = await crypto.subtle.importKey('raw', unpacked(key), 'AES-GCM', false, ['decrypt']);
    const additionalData = new TextEncoder().encode(header);
    const small = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: unpacked(nonce), additionalData },
      aes,
      whole,
    );
    const plain = new Blob([small]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return await new Response(plain).json();
  } catch (reason) {
    throw new Unreadable('another key, or another file', { cause: reason });
  }
}

function unpacked(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

const textOf = (bytes: Uint8Array<ArrayBuffer>): string => new TextDecoder().decode(bytes);
