import { useState } from 'react';
import { Link } from 'react-router';
import { printCount } from '../../../kernel/french.ts';
import { Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, isRefusal, reading } from '../../../web/forms.ts';
import { rereadWhereMoved } from '../../../web/reread.ts';
import { decideProposals } from '../../importing/decide-proposals.ts';
import { decisionsIn } from '../../importing/decisions-in-form.ts';
import { readImport } from '../../importing/read-import.ts';
import type { Route } from './+types/import';
import { AcceptAll } from './accept-all.tsx';
import { DocumentPane } from './document-pane.tsx';
import { Advance } from './imports.tsx';
import { ProposalList } from './proposal-list.tsx';
import { SheetMenu } from './sheet-menu.tsx';
import './importing.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams;
  const correcting = query.get('corriger') ?? '';
  const sheet = Number(query.get('fiche') ?? '') || undefined;
  return reading(request, async () => ({
    ...(await readImport(contextOf(context), params.import, { sheet, correcting: correcting !== '' })),
    correcting,
    onlyLeft: query.get('reste') === '1',
  }));
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, () =>
    decideProposals(contextOf(context), { importId: params.import, decisions: decisionsIn(form) }),
  );
}

export const shouldRevalidate = rereadWhereMoved;

export type ImportPage = Route.ComponentProps['loaderData'];

export default function OldReportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { run, decided, total, number, sheets } = loaderData;
  const [chosen, choose] = useState('');
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page importing">
      <title>{`${run.title}, à reprendre – Carreau`}</title>
      <header className="importing-head">
        <p className="quiet-text">
          <Link to="/travail/imports">Anciens rapports</Link> › {run.publisher}
        </p>
        <h1>{run.title}</h1>
        <p className="importing-advance" role="status">
          <Advance decided={decided} total={total} />
        </p>
        {run.editionId && <Link to={`/travail/campagnes/${run.editionId}`}>Voir ce qui est déjà entré</Link>}
      </header>
      {run.undone && <Notice tone="waiting">Cet import est annulé{'\u00a0'}: il ne se décide plus.</Notice>}
      {run.joins && (
        <Notice tone="waiting">
          Une campagne de cette année est ouverte{'\u00a0'}: ce que vous acceptez s’y ajoute.
        </Notice>
      )}
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {decided === total && !run.undone && <Finished page={loaderData} />}
      <SheetMenu sheets={sheets} number={number} onlyLeft={loaderData.onlyLeft} />
      <div className="importing-panes">
        <section className="importing-work" aria-label="Propositions de la fiche">
          {!run.undone && <AcceptAll page={loaderData} />}
          <ProposalList key={number} page={loaderData} refused={refused} onChoose={choose} />
        </section>
        <DocumentPane page={loaderData} chosen={chosen} />
      </div>
    </div>
  );
}

const Finished = ({ page: { run, total } }: { page: ImportPage }) => (
  <Notice tone="done">
    <p>
      {printCount(total, 'proposition est décidée', 'propositions sont décidées')}.{' '}
      {run.editionId ? (
        <>
          Les fiches attendent votre relecture dans{' '}
          <Link to={`/travail/campagnes/${run.editionId}`}>l’édition reprise</Link>, qui se publie comme les autres.
        </>
      ) : (
        'Rien n’est entré.'
      )}
    </p>
  </Notice>
);
