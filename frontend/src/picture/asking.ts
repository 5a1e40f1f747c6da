/** What a picture asks of the service, and what of it stays on this device for the days without network. */
import { ask } from '../api/client';
import type { Language, PictureTable, PictureText } from '../api/contract';
import { type Kept, readKept } from '../tablet/kept';
import type { Figure } from './figure';
import type { Stretch } from './period';
import type { Extra, PictureName } from './pictures';

export type Size = 'phone' | 'tablet' | 'desktop';

/** How a picture is to be read: by whom, on what, in which words. */
export interface Manner {
  size: Size;
  theme: 'light' | 'dark';
  lang: Language;
  /** Somebody who hides numbers of pain is drawn, told and listed without them. */
  pain: boolean;
  /** Only what both sides share. */
  shared: boolean;
  extra: Extra;
}

/** One picture of one stretch of life; `null` is the whole of it. */
export interface Question {
  patient: string;
  picture: PictureName;
  stretch: Stretch | null;
  manner: Manner;
}

export interface Shown {
  figure: Figure;
  text: PictureText;
  stretch: Stretch | null;
}

const address = ({ patient, picture }: Question): string => `/v1/patients/${patient}/charts/${picture}`;

function parameters({ stretch, manner }: Question): Record<string, string> {
  return {
    ...stretch,
    ...(manner.pain ? {} : { pain: 'false' }),
    ...(manner.shared ? { shared: 'true' } : {}),
    ...manner.extra,
    lang: manner.lang,
  };
}

/** The picture and its words; without network the last one of this manner that was seen here. */
export function readPicture(question: Question): Promise<Kept<Shown>> {
  const { patient, picture, stretch, manner } = question;
  const { size, theme, lang, pain, shared } = manner;
  const words = new URLSearchParams(parameters(question));
  const drawing = new URLSearchParams({ ...parameters(question), size, theme });
  const key = ['picture', patient, picture, theme, lang, pain, shared, ...Object.values(manner.extra)].join(
    ' ',
  );
  return readKept(key, async () => {
    const [figure, text] = await Promise.all([
      ask<Figure>('GET', `${address(question)}?${drawing}`),
      ask<PictureText>('GET', `${address(question)}/text?${words}`),
    ]);
    return { figure, text, stretch };
  });
}

/** The same drawing for a sheet of paper; never kept, a screen has another size. */
export const readForPaper = (question: Question): Promise<Figure> =>
  ask('GET', `${address(question)}?${new URLSearchParams({ ...parameters(question), size: 'print' })}`);

export const readTable = (question: Question): Promise<PictureTable> =>
  ask('GET', `${address(question)}/table?${new URLSearchParams(parameters(question))}`);
