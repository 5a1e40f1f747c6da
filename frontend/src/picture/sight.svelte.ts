/** One picture of one stretch of a person's life: what is shown, and what was last asked for. */
import { unreadSentence } from '../api/sentence';
import { dayOf } from '../store/days';
import { type Manner, type Question, readPicture, readTable, type Shown } from './asking';
import { isEmpty } from './figure';
import { type Range, zoomed } from './gestures';
import { moved, type Span, type Stretch, stretchOf } from './period';
import type { Picture } from './pictures';
import { rangeOf } from './sheet';
import { holds, instantOf, instantsOf, isWhole, stretchAt, within } from './travel';

const ONE_DAY_MS = 86_400_000;

export class Sight {
  readonly patient: string;
  readonly picture: Picture;
  readonly today = dayOf(new Date());
  /** None of them once the picture was moved or zoomed freely. */
  span = $state<Span | null>(null);
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
    if (!picture.timed) return;
    const opening = picture.whole ? 'all' : 'year';
    this.stretch = stretch ?? stretchOf(opening, this.today);
    this.span = stretch ? null : opening;
  }

  readonly isEmpty = $derived.by(() => this.shown !== null && isEmpty(this.shown.figure));

  /** From the first day of this life to the end of today; null where the picture does not say. */
  readonly limits = $derived.by((): Range | null => {
    const begins = this.shown?.figure.layout.meta?.begins;
    return begins && this.picture.timed ? [instantOf(begins), instantOf(this.today) + ONE_DAY_MS] : null;
  });

  /** What is asked for and not there yet, to be shown meanwhile out of what is; null once it is there. */
  readonly aim = $derived.by((): Range | null => {
    const { shown, stretch } = this;
    if (!shown || !this.picture.timed || shown.stretch === stretch) return null;
    const wanted = stretch ? instantsOf(stretch) : this.limits;
    const isHeld = wanted !== null && holds(rangeOf(shown.figure), wanted);
    return this.keptAt && !isHeld ? null : wanted;
  });

  /** The days on the screen. */
  readonly dates = $derived.by((): Stretch | null => {
    if (!this.picture.timed) return null;
    return this.keptAt && !this.aim ? (this.shown?.stretch ?? null) : this.stretch;
  });

  choose(span: Span): void {
    this.#chosenByHand = true;
    this.span = span;
    const stretch = stretchOf(span, this.stretch?.to ?? this.today);
    const ends = this.shown?.figure.layout.meta?.ends;
    // Of a diary that ended long ago its last weeks are meant, not today's empty ones.
    this.stretch = stretch && ends && !this.stretch && ends < stretch.from ? stretchOf(span, ends) : stretch;
  }

  move(steps: -1 | 1): void {
    if (!this.stretch) return;
    this.#chosenByHand = true;
    this.stretch = moved(this.stretch, steps, this.today);
  }

  /** Closer below 1, wider above, around a share of what is shown. */
  zoom(factor: number, share = 0.5): void {
    const range = this.stretch ? instantsOf(this.stretch) : this.limits;
    if (range) this.travel(zoomed(range, factor, share));
  }

  travel(range: Range): void {
    const limits = this.limits;
    if (!limits) return;
    const stretch = stretchAt(within(range, limits));
    const whole = isWhole(stretch, limits);
    this.#chosenByHand = true;
    this.span = whole ? 'all' : null;
    this.stretch = whole ? null : stretch;
  }

  async load(manner: Manner): Promise<void> {
    const { patient, picture, stretch } = this;
    const question: Question = { patient, picture: picture.name, stretch, manner };
    // Nothing that one side keeps back stays in sight while the tablet is turned.
    if (this.#asked && this.#asked.manner.shared !== manner.shared) this.shown = null;
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
      if (this.#asked === question) this.problem = unreadSentence(reason);
    }
  }

  /** Of what was asked for last: another function whenever that changes. */
  readonly table = $derived.by(() => {
    const question = this.#asked;
    return async () => (question ? readTable(question) : { columns: [], rows: [] });
  });
}
