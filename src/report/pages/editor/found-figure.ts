/** An indicator as the list under # shows it. */
export interface FoundFigure {
  code: string;
  label: string;
  /** Code of the period the inserted figure is about. */
  period: string;
  /** As it will be read; null while it has no value. */
  printed: string | null;
}
