import type { AfterWording } from './wording.fr';

export const words: AfterWording = {
  after: {
    title: 'Before / after, honestly',
    says: 'The notes around a change, beside what the person’s own history would lead to expect.',
    label: 'The picture of the notes around this change. The same is said in words and as a table below.',
  },
  together: {
    title: 'What goes together',
    says: 'Six things of a day, beside the pain noted next. It does not say why.',
    label: 'The picture of what goes together. The same is said in words and as a table below.',
  },
  practice: {
    title: 'Choices of the practice',
    lead: 'What stays off until the practice turns it on. The choice holds for everybody followed here.',
    together: 'What goes together',
    togetherHint:
      'Six things of a day, beside the pain noted next, with their uncertainty. Nothing is said before 90 days noted in a row. Shown to the professionals of the practice, never on the person’s phone.',
    off: 'Off',
    on: 'On',
    kept: 'Noted.',
  },
  choose: 'Around which change?',
  latest: 'The latest, with an answer where there is one',
  kinds: {
    tool_use: 'Tools and procedures',
    work_status: 'Work',
    visit: 'Sessions',
    adjustment: 'Adjustments',
  },
  option: (when, name) => `${when} · ${name}`,
};
