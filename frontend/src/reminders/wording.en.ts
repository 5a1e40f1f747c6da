import type { RemindersWording } from './wording.fr';

export const words: RemindersWording = {
  title: 'Reminder',
  lead: 'By default this notebook reminds you of nothing. A reminder is silent, always says the same sentence, and stops with one tap.',
  shows: 'All it says is: “Your notebook is here, if you like.”',
  rhythm: 'Remind me',
  rhythms: {
    none: 'never',
    weekly: 'every week',
    monthly: 'every month',
    evenings: 'on the evenings of a closer look',
  },
  day: 'The day',
  monthDay: 'When in the month',
  monthDays: { '1': 'at the start', '15': 'in the middle' },
  hour: 'The hour',
  hours: (hour) => `${hour}:00`,
  save: 'Keep this reminder',
  kept: 'Noted.',
  stop: 'Stop the reminders',
  stopped: 'The reminders have stopped.',
  weekly: (day, hour) => `One reminder, on ${day} at ${hour}, on this device.`,
  monthly: (when, hour) => `One reminder, ${when} of the month at ${hour}, on this device.`,
  evenings: (hour) => `One reminder at ${hour}, on the evenings of a closer look, on this device.`,
  quiet: 'Nothing comes while it overflows, nor on a day when you have already noted something.',
  unsupported: 'This browser cannot receive reminders. The rest of the notebook works as usual.',
  installFirst: 'On iPhone and iPad, reminders need the notebook to be installed on the home screen first.',
  denied:
    'Notifications from this notebook are refused on this device. To change that, open the browser’s settings, then this site’s notifications.',
  notNow: 'The reminder could not be set up right now. You can try again later.',
  needsNetwork: 'Reminders are set with the network.',
};
