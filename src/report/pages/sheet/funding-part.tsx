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
import { FactField, FactLines } from './fact-lines.tsx';
import { type FactsProps, PerAction, Read } from './facts-parts.tsx';

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
  const choice = (head: string, column: Column, options: string[][]) => (
    <FactField head={head} n={n}>
      <select name={nameOf(column)} defaultValue={line[column]}>
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </FactField>
  );
  return (
    <>
      <FactField head="Financeur" n={n}>
        <input name={nameOf('funder')} defaultValue={line.funder} />
      </FactField>
      <FactField head={`Montant,\u00a0€`} n={n}>
        <input name={nameOf('amount')} inputMode="decimal" className="grid-number" defaultValue={line.amount} />
      </FactField>
      {choice('HT ou TTC', 'taxBasis', [['', '–'], ...taxBases.map((each) => [each, each])])}
      {choice('Nature', 'nature', [['', '–'], ...fundingNatures.map((each) => [each, fundingNatureLabels[each]])])}
      {choice(
        'État',
        'state',
        fundingStates.map((each) => [each, fundingStateLabels[each]]),
      )}
      <FactField head="Année" n={n}>
        <input name={nameOf('year')} inputMode="numeric" defaultValue={line.year} />
      </FactField>
    </>
  );
}

const printFunding = (line: FundingLine): string => {
  const amount = line.amount ? `${printNumber(line.amount)}${narrow}€ ${line.taxBasis ?? ''}`.trim() : undefined;
  const nature = line.nature ? fundingNatureLabels[line.nature] : undefined;
  return [line.funder, amount, nature, fundingStateLabels[line.state], line.year].filter(Boolean).join(', ');
};
