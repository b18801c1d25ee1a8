import { readSiteFilter } from '../../site/register/filter-in-address.ts';

/** The same words as in the address of the register's list; a choice left empty filters nothing. */
export const filterIn = (form: FormData) =>
  readSiteFilter(
    new URLSearchParams(
      [...form].flatMap(([name, value]) => (typeof value === 'string' && value ? [[name, value]] : [])),
    ),
  );
