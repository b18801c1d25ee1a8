import type { EditionAddress } from '../../published/published.sql.ts';

interface EditionParams {
  publisher: string;
  type: string;
  year: string;
}

export const addressOf = ({ publisher, type, year }: EditionParams): EditionAddress => ({
  publisher,
  type,
  year: Number(year),
});

/** Address of an edition's page, below which its sheets, figures, annexes and files stand. */
export const editionPath = ({ publisher, type, year }: EditionAddress): string =>
  `/rapports/${encodeURIComponent(publisher)}/${encodeURIComponent(type)}/${year}`;

export const sheetPath = (base: string, code: string): string => `${base}/fiches/${encodeURIComponent(code)}`;
export const figurePath = (base: string, key: string): string => `${base}/chiffres/${encodeURIComponent(key)}`;
