import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { typeset } from '../../../kernel/typeset.ts';
import type { FigureView, ProposalView, SheetView, TextView } from '../../importing/import-view.ts';

interface Props {
  view: ProposalView;
  paged: boolean;
}

/** What a proposal says and where it would enter. */
export function ProposalSummary({ view, paged }: Props) {
  const where = (
    <a className="proposal-page" href={`#passage-${view.id}`}>
      {paged ? `page ${view.page}` : 'passage'}
      <span className="visually-hidden"> dans le document</span>
    </a>
  );
  return (
    <div className="proposal-summary">
      <Content view={view} where={where} />
    </div>
  );
}

function Content({ view, where }: { view: ProposalView; where: ReactNode }) {
  switch (view.kind) {
    case 'sheet':
      return <Sheet view={view} where={where} />;
    case 'text':
      return <Text view={view} where={where} />;
    case 'figure':
      return <Figure view={view} where={where} />;
    case 'commitment':
      return (
        <>
          <p className="proposal-prose">{view.commitment.sentence}</p>
          <p className="quiet-text">
            Annoncé pour {view.commitment.dueYear}, {where}
          </p>
        </>
      );
  }
}

function Sheet({ view: { sheet, sectionLabel, href, decision }, where }: { view: SheetView; where: ReactNode }) {
  return (
    <>
      <p className="proposal-title">
        {sheet.code && <span className="proposal-code">{sheet.code}</span>}{' '}
        {href ? <Link to={href}>{sheet.title}</Link> : sheet.title}
      </p>
      {sectionLabel ? (
        <p className="quiet-text">
          {sectionLabel}, {where}
        </p>
      ) : (
        <p className="proposal-warning">
          <span aria-hidden="true">▲</span> Le document ne dit pas dans quelle partie{'\u00a0'}: corrigez pour la
          choisir.
        </p>
      )}
      {decision === null && <p className="quiet-text">Elle entrera avec la première chose que vous y acceptez.</p>}
    </>
  );
}

/** A long text is read in the document beside: its first lines tell which one it is. */
function Text({ view: { text, blockLabel }, where }: { view: TextView; where: ReactNode }) {
  return (
    <>
      <p className="quiet-text">
        {blockLabel}, {where}
      </p>
      <p className="proposal-prose proposal-clamped">{text.text}</p>
    </>
  );
}

function Figure({ view, where }: { view: FigureView; where: ReactNode }) {
  const { fields, printed, periodLabel, natureLabel, likely, hindrance, inForce, decision } = view;
  return (
    <>
      <p className="proposal-figure">
        <strong>{printed}</strong> <span>{fields.label}</span>
      </p>
      <p className="quiet-text">
        {fields.nature === 'realisation' ? periodLabel : `${natureLabel}, ${periodLabel}`}
        {', '}
        {where}
        {decision === null && (
          <>
            {' → '}
            {likely ? (
              <>
                indicateur <b>{likely.code}</b> {likely.label}
              </>
            ) : fields.nature === 'target' ? (
              'nouvel indicateur, avec cet objectif'
            ) : (
              'nouvel indicateur'
            )}
          </>
        )}
      </p>
      {decision === null && hindrance && (
        <p className="proposal-warning">
          <span aria-hidden="true">▲</span> {typeset(hindrance)}
        </p>
      )}
      {decision === null && inForce && (
        <p className={inForce.same ? 'quiet-text' : 'proposal-warning'}>
          {inForce.same ? (
            'Déjà connu, avec la même valeur.'
          ) : (
            <>
              <span aria-hidden="true">▲</span> Remplacerait {inForce.printed}, déjà enregistré.
            </>
          )}
        </p>
      )}
    </>
  );
}
