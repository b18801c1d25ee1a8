import type { z } from 'zod';
import type { proceedings } from './proceedings.ts';

/** What the form of the session sends, as `saveProceedings` takes it; lines of votes left empty are no lines. */
export function proceedingsFrom(form: FormData): z.input<typeof proceedings> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const all = (name: string) => form.getAll(name).map((value) => String(value).trim());
  const counts = { for: all('pour'), against: all('contre'), abstained: all('abstention'), absent: all('absent') };
  const votes = all('groupe').flatMap((group, index) => {
    if (group === '' && Object.values(counts).every((list) => !list[index])) return [];
    const count = (list: string[]) => Number(list[index] || 0);
    return [
      {
        group,
        for: count(counts.for),
        against: count(counts.against),
        abstained: count(counts.abstained),
        absent: count(counts.absent),
      },
    ];
  });
  return {
    sessionDate: text('seance') || null,
    budgetDebateDate: text('debat') || null,
    place: text('lieu'),
    number: text('numero'),
    reportNumber: text('rapport'),
    president: text('presidence'),
    signatory: text('signataire'),
    commission: {
      name: text('commission'),
      date: text('date_commission') || null,
      opinion: (text('avis') || 'none') as 'none',
    },
    votes,
  };
}
