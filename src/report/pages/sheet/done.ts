import { isRefusal } from '../../../web/forms.ts';
import type { SheetFinding } from '../../sheet/sheet-view.ts';

/** What a button of the page did, and what it found. */
export interface Done {
  done?: string;
  figures?: FoundFigures;
  places?: FoundPlaces;
  findings?: SheetFinding[];
}

export interface FoundFigures {
  /** The part that asked. */
  part: string;
  text: string;
  found: { code: string; label: string; unitLabel: string }[];
}

export interface FoundPlaces {
  text: string;
  found: { id: string; name: string; departementCode: string | null }[];
}

/** The answer of a button that did its work; undefined where it was refused, or where none was pressed. */
export const doneOf = (answer: unknown): Done | undefined =>
  typeof answer === 'object' && answer !== null && !isRefusal(answer) ? answer : undefined;
