import type { Illustration } from '../../kernel/illustration.ts';
import { typeset } from '../../kernel/typeset.ts';
import type { Shared } from '../embedded.ts';
import { Share } from './share.tsx';
import './drawing.css';

interface Drawn {
  svg: string;
  /** Where everybody finds the same alone; null where it is not published, and on the page that is this one alone. */
  share: Shared | null;
  className?: string;
}

/** A chart made on the server, every text in it escaped; nothing where there is none. Its table stands beside it. */
export function Drawing({ svg, share, className }: Drawn) {
  if (svg === '') return null;
  return (
    <div className={className}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawings alone come here, made with their texts escaped. */}
      <div dangerouslySetInnerHTML={{ __html: svg }} />
      {share && <Share {...share} />}
    </div>
  );
}

/** A plan made on the server, in its own colours. A list stands beside it. */
export function PlanDrawing({ svg, share, className, alternative }: Drawn & { alternative: string }) {
  return (
    <>
      <img
        className={className}
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        width={1660}
        height={900}
        alt={alternative}
      />
      {share && <Share height={600} {...share} />}
    </>
  );
}

/** What the marks of a drawing mean; nothing where they need no word. */
export function DrawnLegend({ legend }: { legend: NonNullable<Illustration['legend']> }) {
  if (legend.length === 0) return null;
  return (
    <ul className="drawn-legend">
      {legend.map(({ mark, label }) => (
        <li key={label}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: marks of our own drawings alone. */}
          <svg viewBox="-11 -11 22 22" aria-hidden="true" dangerouslySetInnerHTML={{ __html: mark }} /> {typeset(label)}
        </li>
      ))}
    </ul>
  );
}
