import { printCount, wide } from '../../kernel/french.ts';
import { checklistKey, checklistSentence } from '../checking/checklist.rule.ts';
import type { ChecklistItem } from '../document.ts';
import { FindingList, type Waiving } from './findings-list.tsx';

interface LawProps {
  /** Address of the campaign. */
  campaign: string;
  items: ChecklistItem[];
  waiving: Waiving | null;
  mayWaive: boolean;
  kept: string | undefined;
}

/** Page where a missing point is written; the board where it is a matter of sheets. */
const pageOf: Partial<Record<string, string>> = {
  situation: '/synthese',
  method: '/synthese',
  digital_strategy: '/synthese',
  before_budget: '/etapes',
  deliberation: '/etapes',
};

/** The list of the law: what is met, and what is missing, to be written or accepted by name. */
export function Law({ campaign, items, waiving, mayWaive, kept }: LawProps) {
  if (items.length === 0) return null;
  const unmet = items.filter(({ met, waiver }) => !met && !waiver);
  const findings = unmet.map((item) => ({
    key: checklistKey(item.code),
    tier: 'A' as const,
    sentence: checklistSentence(item),
    title: item.source,
    href: `${campaign}${pageOf[item.code] ?? ''}`,
  }));
  return (
    <section aria-labelledby="loi">
      <h2 id="loi">Ce que la loi demande</h2>
      <details>
        <summary>
          {printCount(items.length - unmet.length, 'point réuni', 'points réunis')} sur {items.length}
        </summary>
        <ul className="law">
          {items.map(({ code, label, source, met, detail, waiver }) => (
            <li key={code}>
              <strong>{label}</strong> <span className="quiet-text">({source})</span>
              <br />
              {met ? '✓ Réuni' : waiver ? '○ Absence acceptée' : '✗ Manquant'}
              {wide}: {detail}
            </li>
          ))}
        </ul>
      </details>
      {findings.length > 0 && (
        <FindingList
          group={{ label: 'Points manquants', href: null, findings }}
          filter={{ tier: null, code: null, place: null }}
          waiving={waiving}
          mayWaive={mayWaive}
          kept={kept}
        />
      )}
    </section>
  );
}
