/** What the page asks of the background worker. */
export type Asked = 'take over' | 'keep the picture';

/** Names the background turn in which waiting notes are sent. */
export const SEND_TAG = 'send';
