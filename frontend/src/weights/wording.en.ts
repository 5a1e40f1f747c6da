import type { WeightsWording } from './wording.fr';

export const words: WeightsWording = {
  title: 'What weighs and supports most',
  lead: 'Everything counts alike until you say otherwise. What you choose holds for the whole picture and can change at any time.',
  factors: {
    stress_weight: 'Stress',
    work_weight: 'Work',
    mental_load_weight: 'Mental load',
    sleep_weight: 'Sleep',
    activity_weight: 'Activity',
    tools_weight: 'Tools',
  },
  degrees: ['Does not count', 'Counts', 'Counts more', 'Counts most'],
};
