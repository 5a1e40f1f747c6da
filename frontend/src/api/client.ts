/** One door to the service: JSON in, JSON out, problems as sentences, and the epoch of every answer told. */
import type { ProblemDocument } from './contract';

export class Problem extends Error {
  constructor(readonly document: ProblemDocument) {
    super(document.detail);
  }
  get status(): number {
    return this.document.status ?? 0;
  }
  get code(): string {
    return this.document.code;
  }
}

/** No answer came: no network, or the service is out of reach. */
export class NoNetwork extends Error {}

export interface Answer<Body> {
  body: Body;
  etag: string | null;
}

interface Listeners {
  epoch: (epoch: string) => void;
  signedOut: () => void;
  /** The service lets this device read nothing before it shows its token. */
  shut: () => void;
  /** An act asks who is there; whether they have said so. */
  confirm: () => Promise<boolean>;
}

const listeners: Listeners = {
  epoch: () => undefined,
  signedOut: () => undefined,
  shut: () => undefined,
  // The background worker has nobody to ask.
  confirm: async () => false,
};

export function listenToAnswers(chosen: Partial<Listeners>): void {
  Object.assign(listeners, chosen);
}

let readToken: string | null = null;

/** Shown with every question while the notebook is unlocked; never kept. */
export function showReadToken(token: string | null): void {
  readToken = token;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export async function ask<Body>(method: Method, path: string, content?: unknown): Promise<Body> {
  const response = await answer(method, path, content);
  return (response.status === 204 ? undefined : await response.json()) as Body;
}

/** A file, whole in memory: the session may have ended, which only an answer of its own can say. */
export async function askFile(path: string): Promise<Blob> {
  return (await answer('GET', path)).blob();
}

async function answer(method: Method, path: string, content?: unknown): Promise<Response> {
  const response = await reach(method, path, content);
  const epoch = response.headers.get('Longcours-Epoch');
  if (epoch) listeners.epoch(epoch);
  if (response.ok) return response;
  const problem = new Problem(await problemOf(response));
  if (response.status === 401 && path !== '/v1/session') listeners.signedOut();
  if (problem.code === 'device_locked') listeners.shut();
  if (problem.code === 'step_up_required' && (await listeners.confirm()))
    return answer(method, path, content);
  throw problem;
}

async function reach(method: Method, path: string, content: unknown): Promise<Response> {
  const headers: Record<string, string> = { 'Accept-Language': language() };
  const isForm = content instanceof FormData;
  if (content !== undefined && !isForm) headers['Content-Type'] = 'application/json';
  if (readToken) headers['Longcours-Reading'] = readToken;
  const body = content === undefined ? null : isForm ? content : JSON.stringify(content);
  try {
    return await fetch(path, { method, headers, body, credentials: 'same-origin', cache: 'no-cache' });
  } catch (reason) {
    throw new NoNetwork('no answer', { cause: reason });
  }
}

/** The background worker has no document. */
function language(): string {
  return typeof document === 'undefined' ? navigator.language : document.documentElement.lang;
}

async function problemOf(response: Response): Promise<ProblemDocument> {
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json');
  if (isProblem) return (await response.json()) as ProblemDocument;
  return { detail: '', status: response.status, code: 'unreadable' };
}
