/** French words of the reminders a person may set for themselves. */
export const words = {
  title: 'Rappel',
  lead: 'Par défaut, ce carnet ne vous rappelle rien. Un rappel est silencieux, dit toujours la même phrase, et s’arrête d’un geste.',
  shows: 'Il dit seulement\u202f: «\u202fVotre carnet est là, si vous voulez.\u202f»',
  rhythm: 'Me rappeler',
  rhythms: {
    none: 'jamais',
    weekly: 'chaque semaine',
    monthly: 'chaque mois',
    evenings: 'les soirs d’un temps d’attention',
  },
  day: 'Le jour',
  monthDay: 'À quel moment du mois',
  monthDays: { '1': 'au début', '15': 'au milieu' },
  hour: 'L’heure',
  hours: (hour: number) => `${hour}\u202fh`,
  save: 'Garder ce rappel',
  kept: 'C’est noté.',
  stop: 'Arrêter les rappels',
  stopped: 'Les rappels sont arrêtés.',
  weekly: (day: string, hour: string) => `Un rappel, le ${day} à ${hour}, sur cet appareil.`,
  monthly: (when: string, hour: string) => `Un rappel, ${when} du mois à ${hour}, sur cet appareil.`,
  evenings: (hour: string) => `Un rappel à ${hour}, les soirs d’un temps d’attention, sur cet appareil.`,
  quiet: 'Rien ne vient quand ça déborde, ni un jour où vous avez déjà noté quelque chose.',
  unsupported: 'Ce navigateur ne sait pas recevoir de rappel. Le reste du carnet marche comme d’habitude.',
  installFirst:
    'Sur iPhone et iPad, les rappels demandent d’abord d’installer le carnet sur l’écran d’accueil.',
  denied:
    'Les notifications de ce carnet sont refusées sur cet appareil. Pour changer cela, ouvrez les réglages du navigateur, puis les notifications de ce site.',
  notNow: 'Le rappel n’a pas pu être mis en place pour l’instant. Vous pouvez essayer encore plus tard.',
  needsNetwork: 'Les rappels se règlent avec le réseau.',
};

export type RemindersWording = typeof words;
