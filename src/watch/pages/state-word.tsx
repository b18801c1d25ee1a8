import { printDate } from '../../kernel/french.ts';

/** A day that is due: late ones say so by a word and a shape. */
export function DueDay({ on, today, open }: { on: string | null; today: string; open: boolean }) {
  if (!on) return 'sans échéance';
  if (!open || on >= today) return printDate(on);
  return (
    <span className="watch-late">
      <span aria-hidden="true">▲</span> {printDate(on)}, en retard
    </span>
  );
}
