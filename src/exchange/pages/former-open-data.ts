import { redirect } from 'react-router';
import { pageOfDatasets } from '../opendata/addresses.ts';

/** The page of open data had this address first: it keeps leading there. */
export const loader = () => redirect(pageOfDatasets, 301);
