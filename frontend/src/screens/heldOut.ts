/** What a person reads on a tablet held out to them, in their language whatever the tablet speaks. */
import type { Language } from '../api/contract';

export const heldOut: Record<Language, { lead: string; same: string; qrAlt: string }> = {
  fr: {
    lead: 'Visez ce code avec l’appareil photo de votre téléphone, puis suivez le lien.',
    same: 'Votre téléphone montre le même nombre\u202f:',
    qrAlt: 'Code à viser avec l’appareil photo du téléphone',
  },
  en: {
    lead: 'Point your phone’s camera at this code, then follow the link.',
    same: 'Your phone shows the same number:',
    qrAlt: 'Code for the phone’s camera',
  },
};
