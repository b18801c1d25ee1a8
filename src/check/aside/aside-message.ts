import type { ErrorKind } from '../../kernel/errors.ts';
import type { CheckedDocument } from '../answer/checked-document.ts';

/** A document for the process that reads aside. */
export interface AsideRequest {
  name: string;
  bytes: Uint8Array;
  /** The year the document speaks of, for "l’an dernier". */
  year: number | undefined;
  /** Last year's report, to be read too. */
  previous: GivenDocument | undefined;
}

export interface GivenDocument {
  name: string;
  bytes: Uint8Array;
}

/** With the memory that the process then takes, in bytes. */
export type AsideReply = { memory: number } & (
  | { checked: CheckedDocument }
  | { refused: { kind: ErrorKind; code: string; message: string; facts: Record<string, unknown> } }
  /** A fault of the program, as its stack tells it. */
  | { failed: string }
);
