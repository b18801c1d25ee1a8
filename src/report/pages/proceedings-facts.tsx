import { printCount, printDate } from '../../kernel/french.ts';
import { opinionLabels, type Proceedings } from '../edition/proceedings.ts';

/** Facts of the session for who only reads them; those not known yet are left out. */
export function ProceedingsFacts({ proceedings, full }: { proceedings: Proceedings; full: boolean }) {
  const { commission, votes, sessionDate, budgetDebateDate } = proceedings;
  const opinion = [commission.date && printDate(commission.date), opinionLabels[commission.opinion]];
  const facts = [
    [full ? 'Date de la séance' : 'Date de remise', sessionDate && printDate(sessionDate)],
    ['Débat sur le projet de budget', budgetDebateDate && printDate(budgetDebateDate)],
    ['Lieu', proceedings.place],
    ['Numéro de la délibération', proceedings.number],
    ['Numéro du rapport', proceedings.reportNumber],
    ['Présidence', proceedings.president],
    ['Signataire', proceedings.signatory],
    ['Commission saisie pour avis', commission.name && [commission.name, ...opinion].filter(Boolean).join(', ')],
    ...votes.map((vote) => [vote.group, printVote(vote)]),
  ].filter(([, fact]) => fact);
  return (
    <section>
      <h2>{full ? 'Séance de l’assemblée' : 'Remise du rapport'}</h2>
      {facts.length === 0 && <p className="quiet-text">Rien n’est encore renseigné.</p>}
      <dl className="session-facts">
        {facts.map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const printVote = ({ for: pour, against, abstained, absent }: Proceedings['votes'][number]): string =>
  [
    `${printCount(pour, 'voix pour', 'voix pour')}`,
    `${against} contre`,
    printCount(abstained, 'abstention'),
    printCount(absent, 'absent'),
  ].join(', ');
