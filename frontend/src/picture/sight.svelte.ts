/** One picture of one stretch of a person's life: what is shown, and what was last asked for. */
import { sentenceOf } from '../api/sentence';
import { dayOf } from '../store/days';
import { type Manner, type Question, readPicture, readTable, type Shown } from './asking';
import { isEmpty } from './figure';
import { moved, type Span, type Stretch, stretchOf } from './period';
import type { Picture } from './pictures';

export class Sight {
  readonly patient: string;
  readonly picture: Picture;
  readonly today = dayOf(new Date());
  /** None of them once the picture was moved or zoomed freely. */
  span = $state<Span | null>('year');
  /** Null: the whole life. */
  stretch = $state.raw<Stretch | null>(null);
  shown = $state.raw<Shown | null>(null);
  problem = $state('');
  /** When the service said what is shown, where it does not answer now. */
  keptAt = $state.raw<Date | null>(null);
  #asked = $state.raw<Question | null>(null);
  #chosenByHand = false;

  constructor(patient: string, picture: Picture, stretch?: Stretch) {
    this.patient = patient;
    this.picture = picture;
    this.#chosenByHand = stretch !== undefined;
    this.stretch = stretch ?? (picture.timed ? stretchOf('year', this.today) : null);
    this.span = stretch || !picture.timed ? null : 'year';
  }

  readonly isEmpty = $derived.by(() => this.shown !== null && isEmpty(this.shown.figure));

  choose(span: Span): void {
    this.#chosenByHand = true;
    this.span = span;
    this.stretch = stretchOf(span, this.stretch?.to ?? this.today);
  }

  move(steps: -1 | 1): void {
    if (!this.stretch) return;
    this.#chosenByHand = true;
    this.stretch = moved(this.stretch, steps, this.today);
  }

  async load(manner: Manner): Promise<void> {
    const { patient, picture, stretch } = this;
    const question: Question = { patient, picture: picture.name, stretch, manner };
    this.#asked = question;
    try {
      const { answer, at, kept } = await readPicture(question);
      if (this.#asked !== question) return;
      this.problem = '';
      this.keptAt = kept ? at : null;
      // A diary that ended years ago opens on the whole life rather than on an empty year.
      if (!this.#chosenByHand && stretch && isEmpty(answer.figure)) {
        this.span = 'all';
        this.stretch = null;
        return;
      }
      this.shown = answer;
    } catch (reason) {
      if (this.#asked === question) this.problem = sentenceOf(reason);
    }
  }

  /** Of what was asked for last: another function whenever that changes. */
  readonly table = $derived.by(() => {
    const question = this.#asked;
    return async () => (question ? readTable(question) : { columns: [], rows: [] });
  });
}
