import { narrow, printNumber } from '../../../kernel/french.ts';
import type { FundingLine } from '../../../programme/action/action.ts';
import {
  fundingNatureLabels,
  fundingNatures,
  fundingStateLabels,
  fundingStates,
  taxBases,
} from '../../../programme/words.ts';
import type { ActionFacts } from '../../sheet/sheet-view.ts';
import { type FundingFields, type fundingColumns, fundingFields, shownFunding } from '../../sheet/typed-facts.ts';
import { FactLines } from './fact-lines.tsx';
import { type FactsProps, PerAction, Read } from './facts-parts.tsx';

const heads = ['Financeur', 'Montant, €', 'HT ou TTC', 'Nature', 'État', 'Année'];

export const FundingPart = ({ actions, editable, kept, year }: FactsProps & { year: number }) => (
  <PerAction actions={actions}>
    {(action) =>
      editable ? (
        <Funding action={action} kept={kept} year={year} />
      ) : (
        <Read items={(action?.funding ?? []).map(printFunding)} />
      )
    }
  </PerAction>
);

interface Props {
  action: ActionFacts | undefined;
  kept: Record<string, string>;
  year: number;
}

function Funding({ action, kept, year }: Props) {
  const lines = (action?.funding ?? []).map(fundingFields);
  const blank: FundingFields = {
    funder: '',
    amount: '',
    taxBasis: '',
    nature: '',
    state: 'granted',
    year: String(year),
  };
  return (
    <FactLines
      list="funding"
      heads={heads}
      more="Ajouter un financement"
      {...{ action, lines, blank, kept }}
      shown={shownFunding(lines)}
    >
      {(line, nameOf, n) => <Line line={line} nameOf={nameOf} n={n} />}
    </FactLines>
  );
}

type Column = (typeof fundingColumns)[number];

function Line({ line, nameOf, n }: { line: FundingFields; nameOf: (column: Column) => string; n: number }) {
  return (
    <>
      <input name={nameOf('funder')} aria-label={`Financeur ${n}`} defaultValue={line.funder} />
      <input
        name={nameOf('amount')}
        inputMode="decimal"
        className="grid-number"
        aria-label={`Montant ${n}, en euros`}
        defaultValue={line.amount}
      />
      <Choice name={nameOf('taxBasis')} label={`Montant ${n} hors taxes ou toutes taxes`} value={line.taxBasis}>
        {[['', '–'], ...taxBases.map((each) => [each, each])]}
      </Choice>
      <Choice name={nameOf('nature')} label={`Nature du financement ${n}`} value={line.nature}>
        {[['', '–'], ...fundingNatures.map((each) => [each, fundingNatureLabels[each]])]}
      </Choice>
      <Choice name={nameOf('state')} label={`État du financement ${n}`} value={line.state}>
        {fundingStates.map((each) => [each, fundingStateLabels[each]])}
      </Choice>
      <input
        name={nameOf('year')}
        inputMode="numeric"
        aria-label={`Année du financement ${n}`}
        defaultValue={line.year}
      />
    </>
  );
}

function Choice({
  name,
  label,
  value,
  children,
}: {
  name: string;
  label: string;
  value: string;
  children: string[][];
}) {
  return (
    <select name={name} aria-label={label} defaultValue={value}>
      {children.map(([code, word]) => (
        <option key={code} value={code}>
          {word}
        </option>
      ))}
    </select>
  );
}

const printFunding = (line: FundingLine): string => {
  const amount = line.amount ? `${printNumber(line.amount)}${narrow}€ ${line.taxBasis ?? ''}`.trim() : undefined;
  const nature = line.nature ? fundingNatureLabels[line.nature] : undefined;
  return [line.funder, amount, nature, fundingStateLabels[line.state], line.year].filter(Boolean).join(', ');
};
