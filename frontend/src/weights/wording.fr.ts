export const words = {
  title: 'Ce qui pèse et soutient le plus',
  lead: 'Tout compte pareil tant que vous n’en dites rien. Ce que vous choisissez vaut pour tout le dessin et peut changer à tout moment.',
  factors: {
    stress_weight: 'Le stress',
    work_weight: 'Le travail',
    mental_load_weight: 'La charge mentale',
    sleep_weight: 'Le sommeil',
    activity_weight: 'L’activité',
    tools_weight: 'Les outils',
  } as Record<string, string>,
  degrees: ['Ne compte pas', 'Compte', 'Compte plus', 'Compte le plus'],
};

export type WeightsWording = typeof words;
