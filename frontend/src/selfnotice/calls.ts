/** What the person asked to be told, and being told. */
import { ask } from '../api/client';
import type { SelfNotice, SelfNoticeAsked, SelfNoticeTold } from '../api/contract';

export const selfNotice = () => ask<SelfNotice>('GET', '/v1/self-notice');
export const askForSelfNotice = (asked: SelfNoticeAsked) => ask<SelfNotice>('PUT', '/v1/self-notice', asked);
export const stopSelfNotice = () => ask<void>('DELETE', '/v1/self-notice');
export const tellSelfNotice = () => ask<SelfNoticeTold>('POST', '/v1/self-notice/telling', {});
