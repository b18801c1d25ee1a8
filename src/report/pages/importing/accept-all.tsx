import { useFetcher } from 'react-router';
import { printCount } from '../../../kernel/french.ts';
import { CsrfField } from '../../../web/components/form.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { isRefusal } from '../../../web/forms.ts';
import { asksAChoice, sentItem } from '../../importing/import-view.ts';
import type { ImportPage } from './import.tsx';

/** Accepts what is left of the sheet as it is shown, save for what asks for a choice. */
export function AcceptAll({ page: { proposals } }: { page: ImportPage }) {
  const fetcher = useFetcher();
  const left = proposals.filter(({ decision }) => decision === null);
  const sheetWaits = left.some((each) => each.kind === 'sheet' && asksAChoice(each));
  const ready = sheetWaits ? [] : left.filter((each) => !asksAChoice(each));
  const refused = isRefusal(fetcher.data) ? fetcher.data.refusal : undefined;
  if (left.length === 0) return null;
  const asking = left.length - ready.length;
  return (
    <fetcher.Form method="post" className="accept-all">
      <CsrfField />
      {ready.map((each) => (
        <input key={each.id} type="hidden" name="item" value={JSON.stringify(sentItem(each))} />
      ))}
      {ready.length > 0 && (
        <button type="submit" disabled={fetcher.state !== 'idle'}>
          {ready.length === 1 ? 'Accepter ce qui reste' : `Accepter les ${ready.length} tels quels`}
        </button>
      )}
      <p className="quiet-text">
        {sheetWaits
          ? 'Choisissez d’abord la partie du rapport où entre la fiche.'
          : asking > 0
            ? `${printCount(asking, 'demande votre choix', 'demandent votre choix')}.`
            : 'Relisez d’abord\u00a0: chaque chiffre est souligné dans le document.'}
      </p>
      {refused && <Notice tone="refused">{refused}</Notice>}
    </fetcher.Form>
  );
}
