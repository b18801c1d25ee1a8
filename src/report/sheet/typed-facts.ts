import { printNumber } from '../../kernel/french.ts';
import type { FundingLine } from '../../programme/action/action.ts';
import type { PartnerRole } from '../../programme/words.ts';
import type { ActionFacts } from './sheet-view.ts';
import { fieldsUnder, linesUnder, shown } from './typed-fields.ts';

/** Columns of the fields of a partner and of a funding line. */
export const partnerColumns = ['name', 'role'] as const;
export const fundingColumns = ['funder', 'amount', 'taxBasis', 'nature', 'state', 'year'] as const;

export type PartnerFields = Record<(typeof partnerColumns)[number], string>;
export type FundingFields = Record<(typeof fundingColumns)[number], string>;

/** Whose facts the fields are: an action's, or those of the action that the sheet will get. */
export const ownerOf = (action: Pick<ActionFacts, 'id'> | undefined): string => action?.id ?? 'new';

export const partnerFields = ({ name, role }: ActionFacts['partners'][number]): PartnerFields => ({ name, role });

export const fundingFields = (line: FundingLine): FundingFields => ({
  funder: line.funder,
  amount: line.amount ? printNumber(line.amount) : '',
  taxBasis: line.taxBasis ?? '',
  nature: line.nature ?? '',
  state: line.state,
  year: line.year === null ? '' : String(line.year),
});

const cells = <C extends string>(columns: readonly C[], lines: readonly Record<C, string>[]): string[][] =>
  lines.map((line) => columns.map((column) => line[column] ?? ''));

export const shownPartners = (lines: readonly PartnerFields[]): string => shown(cells(partnerColumns, lines));
export const shownFunding = (lines: readonly FundingFields[]): string => shown(cells(fundingColumns, lines));
export const shownPlaces = (ids: readonly string[]): string => shown([...ids].sort());

export interface TypedFacts {
  actionId: string | null;
  version: number | null;
  partners?: { name: string; role: PartnerRole }[];
  territoryIds?: string[];
  funding?: FundingLine[];
}

/** For each action, the lists a person changed. */
export function typedFacts(form: FormData): TypedFacts[] {
  return [...new Map(fieldsUnder(form, 'version.'))].flatMap(([owner, version]) => {
    const partners = linesUnder(form, `partner.${owner}`).filter(({ name }) => name) as PartnerFields[];
    const funding = linesUnder(form, `funding.${owner}`).filter((line) => line.funder || line.amount);
    const territoryIds = fieldsUnder(form, `territory.${owner}.`).map(([id]) => id);
    const changed = (list: string, typed: string) => {
      const was = form.get(`${list}-shown.${owner}`);
      return was !== null && was !== typed;
    };
    const lists = {
      ...(changed('partner', shownPartners(partners)) && { partners: partners as NonNullable<TypedFacts['partners']> }),
      ...(changed('territory', shownPlaces(territoryIds)) && { territoryIds }),
      ...(changed('funding', shownFunding(funding as FundingFields[])) && { funding: funding.map(fundingLine) }),
    };
    if (Object.keys(lists).length === 0) return [];
    return [{ actionId: owner === 'new' ? null : owner, version: version ? Number(version) : null, ...lists }];
  });
}

/** As typed: what is no amount, nature or year is refused with its sentence when it is saved. */
const fundingLine = (line: Record<string, string>): FundingLine => ({
  funder: line.funder ?? '',
  amount: line.amount || null,
  taxBasis: (line.taxBasis || null) as FundingLine['taxBasis'],
  nature: (line.nature || null) as FundingLine['nature'],
  state: (line.state || 'asked') as FundingLine['state'],
  year: line.year ? Number(line.year) : null,
});
