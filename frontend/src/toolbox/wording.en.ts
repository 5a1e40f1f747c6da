import type { ToolboxWording } from './wording.fr';

export const words: ToolboxWording = {
  title: 'My toolbox',
  lead: 'What helps you, even a little, in your words.',
  shelves: {
    knowing: {
      name: 'What I know',
      hint: 'What I have understood.',
      example: 'For instance: an explanation that spoke to you, what you have learnt about your sleep.',
    },
    doing: {
      name: 'What I can do',
      hint: 'Gestures, habits, treatments.',
      example: 'For instance: a short walk, the hot-water bottle, slow breathing, doing it in several goes.',
    },
    being: {
      name: 'How I am with it',
      hint: 'Ways of being, people, pleasures.',
      example: 'For instance: asking for help, a sentence you tell yourself, a pleasure you keep.',
    },
  },
  empty:
    'Your box is still empty, and it can fill gently. A gesture, a sentence, a person: all have their place.',
  add: 'Add',
  addTo: (shelf) => `Add to: ${shelf}`,
  adding: 'Add a tool',
  added: 'It is in your box.',
  aside: 'Set aside',
  asideHint: 'Nothing is lost. You can take them back whenever you like.',
  setAside: 'Set aside',
  wasSetAside: 'It is set aside.',
  takeBack: 'Take back',
  wasTakenBack: 'It is back.',
  moveTo: 'On which shelf?',
  moved: 'It is put away.',
  said: 'What you said of it',
  inFlare: 'during a flare-up',
  tried: 'tried',
  say: 'Say what came of it',
  helpedThen: 'And that time, did it help?',
  helped: 'Did it help?',
  helpedOf: (tool) => `Did it help? ${tool}`,
  noted: 'Noted.',
  before: 'What helped you other times',
  tryHint: 'One tap notes that you are trying it now.',
  tryingNow: 'tried this time',
};
