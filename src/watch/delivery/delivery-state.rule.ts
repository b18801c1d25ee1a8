export const deliveryStates = {
  late: 'En retard',
  expected: 'Attendue',
  undated: 'Sans échéance',
  received: 'Reçue, à charger',
  done: 'Chargée',
} as const;
export type DeliveryState = keyof typeof deliveryStates;

interface Facts {
  dueOn: string | null;
  receivedOn: string | null;
  loaded: string;
}

/** Where a promised delivery stands on a day: late from the day after it was due. */
export function deliveryState({ dueOn, receivedOn, loaded }: Facts, today: string): DeliveryState {
  if (receivedOn) return loaded === 'yes' ? 'done' : 'received';
  if (!dueOn) return 'undated';
  return dueOn < today ? 'late' : 'expected';
}
