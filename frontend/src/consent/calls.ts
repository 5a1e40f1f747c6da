import { ask } from '../api/client';
import type { components } from '../api/schema';

type Shapes = components['schemas'];
export type ConsentText = Shapes['ConsentTextOut'];
export type Consent = Shapes['ConsentOut'];

export const consentTexts = (): Promise<Shapes['ConsentTextsOut']> => ask('GET', '/v1/consent-texts');

export const consents = (patient: string): Promise<Shapes['ConsentsOut']> =>
  ask('GET', `/v1/patients/${patient}/consents`);
