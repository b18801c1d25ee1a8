import type { Standing } from '../../indicator/standing.rule.ts';

const standings: Record<Standing, { label: string; tone: string }> = {
  reached: { label: 'Cible atteinte', tone: 'accent' },
  on_course: { label: 'Sur la trajectoire', tone: 'slate' },
  behind: { label: 'Sous la trajectoire', tone: 'amber' },
  unknown: { label: 'Pas encore comparable', tone: 'quiet' },
};

/** How a figure stands against its target, in a word. */
export const StandingBadge = ({ standing }: { standing: Standing }) => (
  <span className={`badge tone-${standings[standing].tone}`}>{standings[standing].label}</span>
);
