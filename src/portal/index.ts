export { type FoundKind, search, suggest } from './search/search.ts';
