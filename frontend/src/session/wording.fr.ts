export const words = {
  title: 'C’est bien vous\u202f?',
  why: 'Ceci ouvre, emporte ou transmet un carnet\u202f: votre mot de passe est demandé, pour que personne ne le fasse à votre place. Il vaut pour cinq minutes.',
  password: 'Votre mot de passe',
  confirm: 'Continuer',
};

export type SessionWording = typeof words;
