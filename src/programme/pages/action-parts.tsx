import { add, round } from '../../kernel/decimal.ts';
import { printDate, printNumber } from '../../kernel/french.ts';
import type { FundingLine, Milestone, StageStep } from '../action/action.ts';
import {
  type FundingState,
  fundingNatureLabels,
  fundingStateLabels,
  fundingStates,
  type PartnerRole,
  partnerRoleLabels,
} from '../words.ts';
import { StageBadge } from './parts.tsx';

const euros = (amount: string | null): string => (amount === null ? '–' : `${printNumber(round(amount, 2))}\u202f€`);

export function Milestones({ milestones, today }: { milestones: Milestone[]; today: string }) {
  if (milestones.length === 0) return null;
  return (
    <section>
      <h2>Jalons</h2>
      <table className="table-rows">
        <caption className="visually-hidden">Jalons de l’action</caption>
        <thead>
          <tr>
            <th scope="col">Jalon</th>
            <th scope="col">Échéance</th>
            <th scope="col">Atteint</th>
          </tr>
        </thead>
        <tbody>
          {milestones.map((milestone) => (
            <tr key={`${milestone.title} ${milestone.dueOn}`}>
              <td>{milestone.title}</td>
              <td data-label="Échéance">{milestone.dueOn ? printDate(milestone.dueOn) : '–'}</td>
              <td data-label="Atteint">{reached(milestone, today)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const reached = ({ dueOn, doneOn }: Milestone, today: string) => {
  if (doneOn) return `le ${printDate(doneOn)}`;
  return dueOn && dueOn < today ? <span className="late">pas encore, en retard</span> : 'pas encore';
};

/** Amounts are summed by state and tax basis: what is asked, granted and paid is not the same money. */
export function Funding({ lines }: { lines: FundingLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>Financements</h2>
      <table className="table-rows">
        <caption className="visually-hidden">Financements de l’action</caption>
        <thead>
          <tr>
            <th scope="col">Financeur</th>
            <th scope="col">Année</th>
            <th scope="col">Nature</th>
            <th scope="col">État</th>
            <th scope="col" className="number">
              Montant
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={Object.values(line).join(' ')}>
              <td>{line.funder}</td>
              <td data-label="Année">{line.year ?? '–'}</td>
              <td data-label="Nature">{line.nature ? fundingNatureLabels[line.nature] : '–'}</td>
              <td data-label="État">{fundingStateLabels[line.state]}</td>
              <td data-label="Montant" className="number">
                {[euros(line.amount), line.taxBasis].filter(Boolean).join(' ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet-text">{totals(lines).join('\u202f; ')}</p>
    </section>
  );
}

const totals = (lines: FundingLine[]): string[] =>
  fundingStates.flatMap((state: FundingState) => {
    const known = lines.filter((line) => line.state === state && line.amount !== null);
    return [...Map.groupBy(known, (line) => line.taxBasis)].map(([basis, same]) =>
      [`Total ${fundingStateLabels[state]}\u00a0: ${euros(add(...same.map((line) => line.amount ?? '0')))}`, basis]
        .filter(Boolean)
        .join(' '),
    );
  });

export function Partners({ partners }: { partners: { name: string; role: PartnerRole }[] }) {
  if (partners.length === 0) return null;
  return (
    <section>
      <h2>Partenaires</h2>
      <ul>
        {partners.map(({ name, role }) => (
          <li key={`${name} ${role}`}>
            {name}
            {role !== 'partner' && <span className="quiet-text">, {partnerRoleLabels[role]}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Stages({ history }: { history: StageStep[] }) {
  return (
    <section>
      <h2>Étapes</h2>
      <ol className="timeline">
        {history.map((step) => (
          <li key={`${step.stage} ${step.since} ${step.reason}`}>
            <StageBadge stage={step.stage} /> depuis le {printDate(step.since)}
            {step.reason && `\u00a0: ${step.reason}`}
            {step.person && <span className="quiet-text"> ({step.person})</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
